import vue from '@vitejs/plugin-vue';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('src/main'),
  plugins: [vue()],
  resolve: {
    alias: { '@shared': here('src/main/shared') },
  },
  build: {
    outDir: here('target/classes/pages'),
    emptyOutDir: true,
    // The first browsers with light-dark(), so that both themes stand in one line each.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    manifest: true,
    modulePreload: { polyfill: false },
    // What is inlined as data: would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        wallet: here('src/main/wallet/index.html'),
        finance: here('src/main/finance/index.html'),
      },
    },
  },
  server: {
    proxy: {
      // The sandbox serves what the pages ask for.
      '/v1': 'http://127.0.0.1:8080',
    },
  },
  test: {
    root: here('.'),
    include: ['src/test/**/*.test.ts'],
    environment: 'happy-dom',
  },
});
