import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ingest, openPool, type PoolReader, type Snapshot } from '@junheng/pool';
import { afterAll, expect, test } from 'vitest';
import { makeSample, type SampleOptions } from '../../../sample/src/index.ts';
import { readQuality } from '../pool/quality.ts';
import { loadRegion } from '../region/index.ts';
import { personKey } from './person-key.ts';

const home = mkdtempSync(join(tmpdir(), 'junheng-forms-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function make(name: string, options: Partial<SampleOptions>) {
  const out = join(home, name);
  const made = await makeSample({ out, residents: 60_000, years: 1, seed: 3, dirt: 0, ...options });
  return { out, made };
}

/** Reads a sample into a pool by its own contracts, as a run does; `only` these sources where it names any. */
async function read(folder: string, ...only: string[]): Promise<{ snapshot: Snapshot; pool: PoolReader }> {
  const { config, contracts: all } = await loadRegion(folder);
  const contracts = only.length > 0 ? all.filter(({ source }) => only.includes(source)) : all;
  const poolFolder = join(folder, 'pool');
  const snapshot = await ingest({
    regionId: config.region,
    contracts,
    regionFolder: folder,
    dataFolder: folder,
    poolFolder,
    personKey: personKey(folder, contracts, undefined).key,
  });
  return { snapshot, pool: await openPool(poolFolder, snapshot) };
}

const bytesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [relative(folder, path), readFileSync(path).toString('base64')]);

/** A stay as every form tells it; a wait is told by the common file alone, an age there by the day of the last year. */
async function stays(pool: PoolReader) {
  const rows = await pool.readTable('encounter');
  return rows
    .map((row) => [
      row.encounter_id,
      row.person_key,
      row.facility_id,
      row.service_code,
      row.class,
      row.start,
      row.end,
      row.diagnosis_code,
      row.acuity_code,
      row.sex,
      row.home_zone_id,
      row.disposition,
    ])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

test('sample: CSV, FHIR and HL7 v2 tell the same stays, Parquet the same weeks; the same arguments give the same bytes', async () => {
  const plain = await make('plain', {});
  const many = await make('many', { forms: 'many' });
  const again = await make('again', { forms: 'many' });
  expect(bytesOf(again.out)).toEqual(bytesOf(many.out));
  const [one, other] = [await read(plain.out), await read(many.out)];
  try {
    const formats = new Set(other.snapshot.deliveries.map(({ format }) => format));
    expect([...formats].sort()).toEqual(['csv', 'excel', 'fhir', 'geojson', 'hl7', 'parquet']);
    for (const { read: all, accepted, merged, quarantined } of other.snapshot.deliveries) {
      expect(all).toBe(accepted + merged + quarantined);
      expect(quarantined).toBe(0);
    }
    const told = await stays(other.pool);
    expect(many.made.rows['alliance-stays']).toBeGreaterThan(500);
    expect(many.made.rows['hospital-messages']).toBeGreaterThan(500);
    expect(told).toEqual(await stays(one.pool));
    const weeks = await one.pool.readTable('statistic');
    const extra = new Set(['yearbook_facilities', 'yearbook_beds']);
    const same = (await other.pool.readTable('statistic')).filter((row) => !extra.has(row.indicator_code));
    const key = (row: (typeof weeks)[number]) => JSON.stringify(row);
    expect(same.map(key).sort()).toEqual(weeks.map(key).sort());
  } finally {
    one.pool.close();
    other.pool.close();
  }
});

test('sample: provisional numbers are linked, claims stand beside their stays, the yearbook agrees with the townships', async () => {
  const { pool } = await read(join(home, 'many'));
  try {
    const links = await pool.readTable('person_link');
    expect(links.length).toBeGreaterThan(0);
    expect(links.every(({ method, person_key, into_key }) => method === 'hl7-a40' && person_key !== into_key)).toBe(
      true,
    );
    const unknown = await pool.countUnmatched({
      table: 'claim',
      column: 'encounter_id',
      within: [{ table: 'encounter', column: 'encounter_id' }],
    });
    expect(unknown).toBe(0);
    const zones = new Map((await pool.readTable('zone')).map((zone) => [zone.zone_id, zone.region_id]));
    const people = await pool.readTable('population');
    const counted = new Map<string, number>();
    for (const { place_id, year, persons } of people) {
      const county = zones.get(place_id);
      if (county && year === 2025) counted.set(county, (counted.get(county) ?? 0) + persons);
    }
    for (const { place_id, persons } of people.filter(({ place_id: place }) => counted.has(place))) {
      expect(Math.abs(persons - (counted.get(place_id) ?? 0)), place_id).toBeLessThanOrEqual(50);
    }
  } finally {
    pool.close();
  }
});

test('sample: what goes wrong with claims is written down, and the pool can see it', async () => {
  const { out } = await make('wrong', { forms: 'many', dirt: 0.01, residents: 20_000 });
  const { faults } = JSON.parse(readFileSync(join(out, 'truth.json'), 'utf8')) as {
    faults: { source: string; kind: string; file?: string }[];
  };
  const kinds = new Map(faults.filter(({ source }) => source === 'claims').map(({ kind, file }) => [kind, file]));
  expect([...kinds.keys()].sort()).toEqual(['columns_swapped', 'delivery_late', 'delivery_missing', 'sent_twice']);
  const { snapshot, pool } = await read(out, 'regions', 'townships', 'hospitals', 'claims');
  const { alarms } = await readQuality(pool, '2025-12-31');
  pool.close();
  const claims = snapshot.deliveries.filter(({ source_id }) => source_id === 'claims');
  const periods = claims.map(({ period }) => period);
  expect(periods).not.toContain(kinds.get('delivery_missing')?.slice(-11, -4));
  const twice = claims.filter(({ period }) => period === kinds.get('sent_twice')?.slice(14, 21));
  expect(twice.map(({ accepted, merged }) => [accepted > 0, merged > 0])).toEqual([
    [true, false],
    [false, true],
  ]);
  const late = claims.find(({ file }) => file.endsWith(kinds.get('delivery_late') ?? ''));
  expect(late?.arrived_at).toBeTruthy();
  expect(Date.parse(late?.arrived_at ?? '') - Date.parse(`${late?.period}-01`)).toBeGreaterThan(70 * 86_400_000);
  const told = alarms.filter(({ source_id }) => source_id === 'claims');
  expect(told.map(({ kind }) => kind).sort()).toEqual([
    'columns_swapped',
    'late_delivery',
    'missing_delivery',
    'repeated_delivery',
    'rule_breaches',
  ]);
  const swap = told.find(({ kind }) => kind === 'columns_swapped');
  expect(swap).toMatchObject({ column: 'insured', params: { other: 'out_of_pocket' }, place_id: null });
  expect(swap?.from.slice(0, 7)).toBe(kinds.get('columns_swapped')?.slice(14, 21));
});

test('sample: single contacts add up to the weekly report', async () => {
  const { out, made } = await make('single', { contacts: 'all', residents: 20_000 });
  const { pool } = await read(out, 'regions', 'townships', 'hospitals', 'outpatients', 'visits');
  try {
    const weekly = await pool.readTable('statistic', [
      { column: 'indicator_code', op: 'in', value: ['outpatient_visits', 'emergency_visits'] },
    ]);
    const sum = weekly.reduce((all, { value }) => all + value, 0);
    expect(made.rows.visits).toBe(sum);
    const singles = await pool.countRows({
      table: 'encounter',
      where: [{ column: 'class', op: 'in', value: ['outpatient', 'emergency'] }],
    });
    expect(singles).toBe(sum);
  } finally {
    pool.close();
  }
});
