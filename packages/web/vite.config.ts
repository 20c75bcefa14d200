import { fileURLToPath } from 'node:url';
import { tokensCss } from '@junheng/display/tokens';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const tokensId = 'virtual:tokens.css';

/** The design tokens as a style sheet: one list serves the pages, the maps, the charts and the report. */
const tokens: Plugin = {
  name: 'junheng-tokens',
  resolveId: (id) => (id === tokensId ? `\0${tokensId}` : undefined),
  load: (id) => (id === `\0${tokensId}` ? tokensCss() : undefined),
};

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), tokens],
  build: { target: 'es2022', chunkSizeWarningLimit: 2000, reportCompressedSize: false },
  server: { proxy: { '/api': 'http://localhost:8080' } },
});
