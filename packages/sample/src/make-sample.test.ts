import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeSample, type SampleOptions } from './index.ts';
import { travelLimit } from './registers.ts';
import type { Fault, Truth } from './truth.ts';

const home = mkdtempSync(join(tmpdir(), 'junheng-sample-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const small = { residents: 60_000, years: 1, seed: 1, dirt: 0.02 } as const;
const make = (name: string, options: Partial<SampleOptions> = {}) =>
  makeSample({ ...small, ...options, out: join(home, name) });

type Cells = Record<string, string>;
const known = new Map<string, Cells[]>();

/** Rows of a CSV of the sample as records, kept; no field of those read here is quoted. */
function readRows(name: string, file: string): Cells[] {
  const path = join(home, name, 'data', file);
  const kept = known.get(path);
  if (kept !== undefined) return kept;
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const columns = header.split(',');
  const rows = lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [columns[i] ?? '', cell])));
  known.set(path, rows);
  return rows;
}
const readTruth = (name: string): Truth & { faults: Fault[] } =>
  JSON.parse(readFileSync(join(home, name, 'truth.json'), 'utf8'));

test('sample: the same arguments give the same bytes, another seed gives others', async () => {
  const files = (name: string) =>
    readdirSync(join(home, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  await make('first');
  await make('again');
  await make('other', { seed: 2 });
  expect(files('again')).toEqual(files('first'));
  expect(files('other')).not.toEqual(files('first'));
});

test('sample: stays fill tier 3, keep tier 2 busy and leave townships idle', async () => {
  const summary = await make('shape', { residents: 400_000, years: 2, dirt: 0 });
  expect(summary.physicalBeds / summary.residents).toBeCloseTo(6.5 / 1000, 4);
  expect(summary.staffedBeds / summary.physicalBeds).toBeGreaterThan(0.9);
  expect(summary.staffedBeds / summary.physicalBeds).toBeLessThan(0.94);
  const staffed = [0, 0, 0];
  for (const bed of readRows('shape', 'beds.csv')) addAt(staffed, tierOf(bed.hospital), Number(bed.staffed));
  const nights = [0, 0, 0];
  const [from, to] = [day('2025-01-01'), day('2026-01-01')];
  for (const stay of readRows('shape', 'stays.csv')) {
    const [start, end] = [day(stay.admitted), stay.discharged === '' ? to : day(stay.discharged)];
    addAt(nights, tierOf(stay.hospital), Math.max(0, Math.min(end, to) - Math.max(start, from)));
  }
  const occupancy = nights.map((n, i) => n / ((staffed[i] ?? 0) * (to - from)));
  for (const [i, wanted] of [0.36, 0.74, 1.02].entries()) expect(occupancy[i]).toBeCloseTo(wanted, 1);
  expect(summary.stays / 2 / summary.residents).toBeGreaterThan(0.18);
  expect(summary.stays / 2 / summary.residents).toBeLessThan(0.24);
});

const day = (iso: string | undefined) => Date.parse(iso ?? '') / 86_400_000;
const tierOf = (hospital: string | undefined) => 'CBA'.indexOf(hospital?.charAt(4) ?? '');
const addAt = (list: number[], i: number, by: number) => {
  list[i] = (list[i] ?? 0) + by;
};

test('sample: weekends and the Spring Festival are quiet, children come with influenza', () => {
  const stays = readRows('shape', 'stays.csv');
  const perDay = new Map<string, number>();
  for (const { admitted = '' } of stays) perDay.set(admitted, (perDay.get(admitted) ?? 0) + 1);
  const mean = stays.length / perDay.size;
  const meanOf = (days: string[]) => days.reduce((sum, d) => sum + (perDay.get(d) ?? 0), 0) / days.length / mean;
  const days = [...perDay.keys()];
  expect(meanOf(days.filter((d) => new Date(d).getUTCDay() === 0))).toBeLessThan(0.9);
  expect(meanOf(days.filter((d) => new Date(d).getUTCDay() === 1))).toBeGreaterThan(1.08);
  expect(meanOf(days.filter((d) => d >= '2024-02-10' && d <= '2024-02-15'))).toBeLessThan(0.75);
  expect(meanOf(days.filter((d) => d >= '2025-01-29' && d <= '2025-02-03'))).toBeLessThan(0.75);
  const cases = new Map<string, number>();
  for (const row of readRows('shape', 'influenza.csv')) {
    cases.set(row.date ?? '', (cases.get(row.date ?? '') ?? 0) + Number(row.cases));
  }
  const high = new Set(
    [...cases]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 60)
      .map(([d]) => d),
  );
  const children = stays.filter((s) => s.department === '07');
  expect(children.filter((s) => high.has(s.admitted ?? '')).length / 60).toBeGreaterThan(
    (1.15 * children.length) / days.length,
  );
});

test('sample: the monthly report of beds in use agrees with the stays', () => {
  const from = day('2025-05-01');
  const nights = new Map<string, number>();
  for (const stay of readRows('shape', 'stays.csv')) {
    const end = stay.discharged === '' ? day('2026-01-01') : day(stay.discharged);
    const inMay = Math.min(end, from + 31) - Math.max(day(stay.admitted), from);
    if (inMay > 0) nights.set(stay.hospital ?? '', (nights.get(stay.hospital ?? '') ?? 0) + inMay);
  }
  const report = readRows('shape', 'bed-report.csv').filter((row) => row.month_end === '2025-05-31');
  expect(report.length).toBeGreaterThan(10);
  for (const row of report) {
    expect(Number(row.occupied_beds)).toBeCloseTo((nights.get(row.hospital ?? '') ?? 0) / 31, 1);
  }
});

test('sample: patients cross counties to the big hospitals', () => {
  const stays = readRows('shape', 'stays.csv').filter((s) => s.township !== '');
  const away = (tier: number) => {
    const own = stays.filter((s) => tierOf(s.hospital) === tier);
    return own.filter((s) => s.township?.slice(0, 4) !== s.hospital?.slice(0, 4)).length / own.length;
  };
  expect(away(2)).toBeGreaterThan(0.1);
  expect(away(0)).toBeLessThan(0.15);
});

test('sample: what truth.json lists as dirt is the dirt in the files', async () => {
  const summary = await make('dirty', { dirt: 0.05 });
  const { faults } = readTruth('dirty');
  expect(faults).toHaveLength(summary.faults);
  const stays = readRows('dirty', 'stays.csv');
  const listed = new Map(faults.filter((f) => f.source === 'stays').map((f) => [f.row, f.kind]));
  const hospitals = new Set(readRows('dirty', 'hospitals.csv').map((h) => h.hospital));
  const seen = new Set<string>();
  const kindOf = (row: Record<string, string>): string | undefined => {
    if (seen.has(row.stay_id ?? '')) return 'duplicate';
    seen.add(row.stay_id ?? '');
    if (!hospitals.has(row.hospital)) return 'unknown_facility';
    if (!['03', '04', '05', '07', '22'].includes(row.department ?? '')) return 'unknown_service';
    if (!(Number(row.age) >= 0 && Number(row.age) <= 120)) return 'impossible_age';
    if (new Date(row.admitted ?? '').toJSON()?.slice(0, 10) !== row.admitted) return 'impossible_date';
    return row.discharged !== '' && day(row.discharged) < day(row.admitted) ? 'end_before_start' : undefined;
  };
  const found = new Map(stays.flatMap((row, i) => ((kind) => (kind ? [[i + 1, kind] as const] : []))(kindOf(row))));
  expect(found).toEqual(listed);
  expect(listed.size / stays.length).toBeCloseTo(0.05, 2);
  expect(new Set(faults.map((f) => f.source))).toEqual(
    new Set(['stays', 'outpatients', 'influenza', 'staff', 'population', 'beds']),
  );
  expect((await make('clean', { dirt: 0 })).faults).toBe(0);
});

test('sample: journeys are at most 90 minutes, every place is named once in both languages', () => {
  const travel = readRows('first', 'travel.csv');
  expect(Math.max(...travel.map((t) => Number(t.minutes)))).toBeLessThanOrEqual(travelLimit);
  expect(Math.min(...travel.map((t) => Number(t.minutes)))).toBeGreaterThan(0);
  const { features } = JSON.parse(readFileSync(join(home, 'first', 'data', 'townships.geojson'), 'utf8')) as {
    features: { properties: { name: string; name_en: string } }[];
  };
  const hospitals = readRows('first', 'hospitals.csv');
  expect(new Set(hospitals.map((h) => h.name)).size).toBe(hospitals.length);
  expect(new Set(hospitals.map((h) => h.name_en)).size).toBe(hospitals.length);
  for (const { properties } of features) {
    expect(properties.name).toMatch(/^\p{Script=Han}+$/u);
    expect(properties.name_en).toMatch(/^[A-Z][A-Za-z' ]+$/);
  }
});

test('sample: residents add up to what was asked for and grow older', () => {
  const sums = new Map<string, { all: number; old: number }>();
  const { faults } = readTruth('shape');
  expect(faults).toEqual([]);
  for (const row of readRows('shape', 'population.csv')) {
    const sum = sums.get(row.year ?? '') ?? { all: 0, old: 0 };
    sum.all += Number(row.persons);
    if (Number(row.age_from) >= 65) sum.old += Number(row.persons);
    sums.set(row.year ?? '', sum);
  }
  expect([...sums.keys()]).toEqual(['2024', '2025']);
  const [before, now] = [...sums.values()];
  expect(now?.all).toBe(400_000);
  expect((now?.old ?? 0) / (now?.all ?? 1)).toBeGreaterThan((before?.old ?? 0) / (before?.all ?? 1));
  expect((now?.old ?? 0) / (now?.all ?? 1)).toBeGreaterThan(0.1);
  expect((now?.old ?? 0) / (now?.all ?? 1)).toBeLessThan(0.2);
});

test('sample: arguments without sense are refused with name and value', async () => {
  await expect(make('x', { residents: 100 })).rejects.toThrow(/residents .* got 100/);
  await expect(make('x', { years: 0 })).rejects.toThrow(/years .* got 0/);
  await expect(make('x', { years: 1.5 })).rejects.toThrow(RangeError);
  await expect(make('x', { seed: -1 })).rejects.toThrow(/seed .* got -1/);
  await expect(make('x', { dirt: Number.NaN })).rejects.toThrow(/dirt .* got NaN/);
  await expect(makeSample({ ...small, out: ' ' })).rejects.toThrow(RangeError);
  expect(existsSync(join(home, 'x'))).toBe(false);
});

test('sample: a folder that holds other things is left alone, a sample is replaced', async () => {
  mkdirSync(join(home, 'mine'));
  writeFileSync(join(home, 'mine', 'diary.txt'), 'dear diary');
  await expect(make('mine')).rejects.toThrow(/holds files that are not a sample/);
  expect(readdirSync(join(home, 'mine'))).toEqual(['diary.txt']);
  writeFileSync(join(home, 'other', 'stray.txt'), '');
  await make('other');
  expect(existsSync(join(home, 'other', 'stray.txt'))).toBe(false);
});

test('sample: stopped in the middle it leaves nothing behind, and an earlier sample as it was', async () => {
  const before = readFileSync(join(home, 'first', 'truth.json'), 'utf8');
  const stop = new AbortController();
  const onProgress = (what: string, share = 0) => {
    if (what === 'stays.csv' && share > 0.3) stop.abort(new Error('enough'));
  };
  await expect(make('first', { seed: 9, onProgress, signal: stop.signal })).rejects.toThrow('enough');
  expect(readFileSync(join(home, 'first', 'truth.json'), 'utf8')).toBe(before);
  await expect(make('never', { signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no');
  expect(readdirSync(home).filter((name) => /never|making|\.old/.test(name))).toEqual([]);
});
