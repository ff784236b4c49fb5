/**
 * Fails if the first load of an entry is heavier than promised: gzipped script and style of the entry and of all that
 * it imports, with its first page. A page that is loaded later does not count.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const PAGES = new URL('../target/classes/pages/', import.meta.url);
const LIMITS_KB = {
  wallet: { limit: 180, first: 'wallet/pages/HomePage.vue' },
  finance: { limit: 350, first: 'finance/pages/TonightPage.vue' },
};

const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', PAGES), 'utf8'));
let failed = false;
for (const [entry, { limit, first }] of Object.entries(LIMITS_KB)) {
  const files = new Set();
  const visited = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    if (!chunk) {
      throw new Error(`The build has no ${key}`);
    }
    if (!visited.has(key)) {
      visited.add(key);
      files.add(chunk.file);
      (chunk.css ?? []).forEach((file) => files.add(file));
      (chunk.imports ?? []).forEach(visit);
    }
  };
  visit(`${entry}/index.html`);
  visit(first);
  const bytes = [...files].filter((file) => /\.(js|css)$/.test(file))
    .reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, PAGES))).length, 0);
  const kilobytes = Math.ceil(bytes / 1000);
  console.log(`${entry}: first load ${kilobytes} kB gzipped, at most ${limit}`);
  failed ||= kilobytes > limit;
}
if (failed) {
  console.error('The first load is too heavy: import less in the entry, or load it with the page that needs it.');
  process.exit(1);
}
