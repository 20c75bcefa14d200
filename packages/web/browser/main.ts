import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hasChineseFont, launch } from './launch.ts';
import { makeStore } from './store.ts';
import { tours } from './tours.ts';

const screens = fileURLToPath(new URL('../../../out/screens/', import.meta.url));
const only = process.argv[2];
rmSync(screens, { recursive: true, force: true });
mkdirSync(screens, { recursive: true });

const store = await makeStore();
const browser = await launch();
if (!hasChineseFont()) console.log('No font for Chinese on this machine: screenshots show boxes where Chinese stands.');

let passed = 0;
let failed = 0;
for (const tour of tours) {
  if (only && !tour.name.includes(only)) continue;
  const started = performance.now();
  try {
    await tour.run({ browser, address: store.address, locked: store.locked, region: store.region, screens });
    passed++;
    console.log(`ok    ${tour.name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.log(
      `FAIL  ${tour.name}\n      ${error instanceof Error ? error.message.split('\n').slice(0, 12).join('\n      ') : String(error)}`,
    );
  }
}
await browser.close();
await store.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
