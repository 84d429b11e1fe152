import { createApp, h } from 'vue';
import { createRouter, createWebHistory } from 'vue-router';
import App from './App.vue';
import pages from '../pages.json';

const routes = Object.entries(pages).map(([path, page]) => ({ path, component: () => import('./Page.vue'), props: page }));
routes.push({ path: '/:rest(.*)*', component: { render: () => h('main', [h('h1', 'Page not found')]) } });
createApp(App).use(createRouter({ history: createWebHistory(), routes })).mount('#app');
