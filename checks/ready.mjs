// Plain JavaScript on purpose: it must run on whatever Node starts it, before anything else does.
import { existsSync } from 'node:fs';

const major = Number(process.versions.node.split('.')[0]);
const missing = ['node_modules/vitest', 'node_modules/vite', 'packages/engine/node_modules/zod'].filter(
  (path) => !existsSync(new URL(`../${path}`, import.meta.url)),
);
if (missing.length > 0 || major < 24) {
  const why =
    missing.length > 0
      ? `not installed: ${missing.join(', ')}`
      : `Node ${process.versions.node} runs this, 24 is needed`;
  console.error(`Junheng is not ready (${why}). Run "npx pnpm install" in this folder, then the same command again.`);
  console.error(`均衡尚未就绪（${why}）。请在本目录运行 "npx pnpm install"，然后重试。`);
  process.exit(1);
}
