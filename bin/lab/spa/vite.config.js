import { svelte } from '@sveltejs/vite-plugin-svelte';
import react from '@vitejs/plugin-react';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const plugins = { react, vue, svelte };
const site = process.env.SITE;

export default defineConfig({ root: site, plugins: [plugins[site]()], build: { outDir: `../out/${site}`, emptyOutDir: true } });
