// Reads a site with Crawlee's CheerioCrawler, four requests at a time, and lists its pages: node crawlee.mjs START PAGES. Prints the seconds.
import { CheerioCrawler, Configuration, log } from 'crawlee';
import { writeFile } from 'node:fs/promises';

const [start, pages] = process.argv.slice(2);
log.setLevel(log.LEVELS.ERROR);
const began = performance.now();
const lines = [];
const known = new Set();
const crawler = new CheerioCrawler({
    minConcurrency: 4,
    maxConcurrency: 4,
    maxRequestsPerCrawl: Number(pages),
    // On a busy machine it would pause; the others do not.
    autoscaledPoolOptions: {
        systemStatusOptions: { maxCpuOverloadedRatio: 1, maxEventLoopOverloadedRatio: 1, maxMemoryOverloadedRatio: 1, maxClientOverloadedRatio: 1 },
    },
    async requestHandler({ request, $, enqueueLinks }) {
        $('script, style, nav, footer').remove();
        const text = $('body').text().replace(/\s+/g, ' ').trim();
        const notes = $('meta[name=description]').attr('content') || text.slice(0, 160);
        lines.push(`- [${$('title').text()}](${request.loadedUrl}): ${notes}`);
        // Each link once: where nearly all pages link to one another, the queue is otherwise busy with links that it knows.
        await enqueueLinks({ strategy: 'same-hostname', transformRequestFunction: link => !known.has(link.url) && known.add(link.url) && link });
    },
}, new Configuration({ persistStorage: false, purgeOnStart: true }));
await crawler.run([start]);
await writeFile('crawlee-llms.txt', `# Site\n\n## Pages\n\n${lines.join('\n')}\n`);
console.log(`${lines.length} ${(performance.now() - began) / 1000}`);
