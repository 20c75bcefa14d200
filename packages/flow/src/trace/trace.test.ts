import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifestCatalogue, openPool, type PoolReader, type Snapshot } from '@junheng/pool';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runRegion } from '../index.ts';
import { parseTraceTarget, type TraceTarget, trace } from './index.ts';

const out = mkdtempSync(join(tmpdir(), 'junheng-trace-'));
const folder = mkdtempSync(join(tmpdir(), 'junheng-trace-region-'));
cpSync(fileURLToPath(new URL('../../../../examples/regions/tiny', import.meta.url)), folder, { recursive: true });

beforeAll(() => runRegion({ folder, out, outRoot: out, seed: 1 }));
afterAll(() => {
  for (const one of [out, folder]) rmSync(one, { recursive: true });
});

async function walk(target: TraceTarget) {
  const catalogue = manifestCatalogue(out);
  const opened: PoolReader[] = [];
  const open = async (snapshot: Snapshot) => {
    const pool = await openPool(join(out, 'pool'), snapshot);
    opened.push(pool);
    return pool;
  };
  try {
    return await trace({ catalogue, open, target });
  } finally {
    for (const pool of opened) pool.close();
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

test('trace: the files of a snapshot are those of its tables; rows that were kept out are not counted among them', async () => {
  const { lineage } = await walk({ artefact: 'pool' });
  const held = (await manifestCatalogue(out).findSnapshot())?.files.map(({ table }) => table);
  expect(held).toContain('quarantine');
  expect(lineage.snapshot?.files.map(({ table }) => table)).not.toContain('quarantine');
});

test('trace: rows are those of the snapshot and the day of the result, also when a newer one is there', async () => {
  const before = await walk({ artefact: 'pool', figure: 'beds' });
  const id = before.lineage.artefacts[0]?.id ?? '';
  const dated = (text: string) =>
    text
      .replace(/^(columns: \[.*)\]$/m, '$1, closed]')
      .replace('fields: { place_id: code,', 'fields: { place_id: code, valid_to: { day: closed },');
  const contract = join(folder, 'sources/hospitals.yaml');
  writeFileSync(contract, dated(readFileSync(contract, 'utf8')).replace('version: "1"', 'version: "2"'));
  const sheet = join(folder, 'hospitals.csv');
  const [header, first, ...rest] = readFileSync(sheet, 'utf8').trimEnd().split('\n');
  const lines = [`${header},closed`, `${first},2019-12-31`, ...rest.map((line) => `${line},`)];
  writeFileSync(sheet, `${lines.join('\n')}\n`);
  await runRegion({ folder, out, outRoot: out, seed: 1 });
  const after = await walk({ artefact: 'pool', figure: 'beds' });
  expect([after.figure?.value, after.rows?.total]).toEqual([24, 2]);
  const again = await walk({ artefact: id, figure: 'beds' });
  expect(again.rows).toEqual(before.rows);
  expect(again.lineage.snapshot?.id).toBe(before.lineage.snapshot?.id);
  expect(again.lineage.snapshot?.id).not.toBe(after.lineage.snapshot?.id);
  const catalogue = manifestCatalogue(out);
  await catalogue.forget({ snapshots: [before.lineage.snapshot?.id ?? ''], artefacts: [] });
  await expect(walk({ artefact: id, figure: 'beds' })).rejects.toMatchObject({ code: 'pool.error.snapshotSwept' });
});
