/**
 * A whole region at once: Tiny County's folder through the loop, into a folder of results, and what stands in its summary.
 *
 *   node examples/05-region.ts
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runRegion } from '@junheng/flow';

const folder = fileURLToPath(new URL('regions/tiny', import.meta.url));
const outRoot = mkdtempSync(join(tmpdir(), 'junheng-'));
try {
  const { summary } = await runRegion({ folder, outRoot, seed: 1 });
  const { rows } = summary;
  console.log(
    `${rows.read} rows read = ${rows.accepted} accepted + ${rows.merged} merged + ${rows.quarantined} in quarantine`,
  );
  console.log(`${summary.population.zones} people, ${summary.facilities} facilities, ${summary.beds} beds`);
  for (const [stage, { status, figures }] of Object.entries(summary.stages)) {
    const first = figures.slice(0, 3).map(({ id, value, unit }) => `${id} ${value} ${unit}`);
    console.log(`${stage.padEnd(10)}${status.padEnd(9)}${first.join('; ')}`);
  }
} finally {
  rmSync(outRoot, { recursive: true, force: true });
}
