import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { catalogueConformance, manifestCatalogue } from '../catalogue/index.ts';
import type { StateDatabase } from './open-state.ts';
import { stateCatalogue } from './state-catalogue.ts';

/**
 * The tests of the state database that the embedded one and a server pass alike.
 *
 * @param state gives the database, the same one each time
 * @param other the same tables as another process sees them; `state` again where only one may have it
 */
export function stateCases(name: string, state: () => Promise<StateDatabase>, other = state): void {
  const root = mkdtempSync(join(tmpdir(), 'junheng-state-'));
  afterAll(() => rmSync(root, { recursive: true }));
  let made = 0;
  const newRegion = () => ({ region: `r${process.pid}-${++made}`, folder: mkdtempSync(join(root, 'c-')) });

  for (const { name: promise, run } of catalogueConformance) {
    test(`${name}: ${promise}`, async () => {
      const { region, folder } = newRegion();
      await run({
        catalogue: stateCatalogue(await state(), region, folder),
        reopen: async () => stateCatalogue(await other(), region, folder),
        another: async () => {
          const beside = newRegion().folder;
          symlinkSync(join(folder, 'artefacts'), join(beside, 'artefacts'));
          return manifestCatalogue(beside);
        },
        tamper: ({ path }) => {
          const file = join(folder, path);
          writeFileSync(file, readFileSync(file, 'utf8').replace('100', '101'));
        },
      });
    });
  }

  test(`${name}: 2,000 files and 500 deliveries are shared by snapshots, and what nobody holds is dropped`, async () => {
    const { region, folder } = newRegion();
    const { db } = await state();
    const catalogue = stateCatalogue({ db }, region, folder);
    const fileOf = (n: number) => ({ table: 't', path: `${n}`, rows: n, bytes: n, sha256: 'a', schema: 'b' });
    const deliveries = Array.from({ length: 500 }, (_, n) => ({ delivery_id: `d${n}`, names: { zh: '甲', en: 'a' } }));
    const snapshotOf = (n: number) => ({
      id: `s-${n}`,
      files: Array.from({ length: 2000 }, (_, i) => fileOf(i + n)),
      deliveries: deliveries as never,
      absent: [],
      gaps: [],
      lastDay: null,
    });
    for (const n of [0, 1, 2]) {
      await catalogue.publish(snapshotOf(n), { at: new Date(n).toISOString(), reason: 'run' });
    }
    const count = async () => {
      const rows = await db.selectFrom('snapshot_part').select('hash').where('region_id', '=', region).execute();
      return rows.length;
    };
    expect(await count()).toBe(2502);
    expect(await catalogue.findSnapshot('s-1')).toEqual(snapshotOf(1));
    await catalogue.forget({ snapshots: ['s-0', 's-1'], artefacts: [] });
    expect(await count()).toBe(2500);
    expect(await catalogue.findSnapshot()).toEqual(snapshotOf(2));
  });

  test(`${name}: two who publish at once stand in line; both steps are there`, async () => {
    const { region, folder } = newRegion();
    const one = stateCatalogue(await state(), region, folder);
    const two = stateCatalogue(await other(), region, folder);
    const snapshot = { files: [], deliveries: [], absent: [], gaps: [], lastDay: null };
    const at = '2024-01-01T00:00:00.000Z';
    await Promise.all(
      [one, two, one, two].map((catalogue, n) =>
        catalogue.publish({ ...snapshot, id: `s-${n}` }, { at, reason: 'run' }),
      ),
    );
    const steps = await one.listPublications();
    expect(steps.map((step) => step.snapshot).sort()).toEqual(['s-0', 's-1', 's-2', 's-3']);
    expect(new Set(steps.map((step) => step.at)).size).toBe(4);
  });
}
