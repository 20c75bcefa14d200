import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifestCatalogue, openPool } from '@junheng/pool';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runRegion } from '../index.ts';
import { parseTraceTarget, type TraceTarget, trace } from './index.ts';

const out = mkdtempSync(join(tmpdir(), 'junheng-trace-'));
const folder = fileURLToPath(new URL('../../../../examples/regions/tiny', import.meta.url));

beforeAll(() => runRegion({ folder, out, outRoot: out, seed: 1 }));
afterAll(() => rmSync(out, { recursive: true }));

async function walk(target: TraceTarget) {
  const catalogue = manifestCatalogue(out);
  const snapshot = await catalogue.findSnapshot();
  if (!snapshot) throw new Error('no snapshot');
  const pool = await openPool(join(out, 'pool'), snapshot);
  try {
    return await trace({ catalogue, pool, target });
  } finally {
    pool.close();
  }
}

test('trace: the beds of tiny are the three rows that the hospitals sent', async () => {
  const { figure, rows, lineage } = await walk({ artefact: 'pool', figure: 'beds' });
  expect(figure?.value).toBe(72);
  const quantity = rows?.columns.indexOf('quantity') ?? -1;
  expect(rows?.rows.map((row) => row[quantity])).toEqual([48, 20, 4]);
  expect(lineage.deliveries.map(({ source_id, file }) => [source_id, file])).toEqual([['hospitals', 'hospitals.csv']]);
  expect(lineage.snapshot?.id).toBe(lineage.artefacts.at(-1)?.made_from[0]);
});

test('trace: a method result without rows leads over its artefacts to every delivery', async () => {
  const { rows, lineage } = await walk({ artefact: 'balance', figure: 'gini', service: 'inpatient' });
  expect(rows).toBeNull();
  expect(lineage.artefacts.map(({ stage }) => stage)).toEqual(['balance', 'profile']);
  expect(lineage.deliveries).toHaveLength(7);
});

test('trace: what is not there is told with what is', async () => {
  await expect(walk({ artefact: 'nothing' })).rejects.toMatchObject({ code: 'pool.error.traceArtefact' });
  const asked = walk({ artefact: 'pool', figure: 'nothing' });
  await expect(asked).rejects.toMatchObject({
    code: 'pool.error.traceFigure',
    params: { there: expect.stringContaining('beds') },
  });
});

test('trace: targets are read from what a person types', () => {
  expect(parseTraceTarget('balance/gini:inpatient')).toEqual({
    artefact: 'balance',
    figure: 'gini',
    place: undefined,
    service: 'inpatient',
  });
  expect(parseTraceTarget('profile/beds@340100:icu')).toMatchObject({ place: '340100', service: 'icu' });
  expect(parseTraceTarget('pool-a02562d8367b0fc3')).toMatchObject({ artefact: 'pool-a02562d8367b0fc3' });
  expect(parseTraceTarget('pool/../x')).toBeUndefined();
});
