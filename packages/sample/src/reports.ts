import { stream } from '@junheng/engine/kernel';
import { type Calendar, rhythm } from './calendar.ts';
import type { DailyVisits } from './daily-report.ts';
import { type FaultBook, type FaultKind, makeDirt } from './faults.ts';
import type { Ward } from './flows.ts';
import type { Contacts } from './forms/contacts.ts';
import { ParquetFile } from './forms/parquet-file.ts';
import type { Influenza } from './influenza.ts';
import { addTo, nth } from './lists.ts';
import { services } from './services.ts';
import type { World } from './truth.ts';
import { CsvFile } from './write.ts';

export const outpatientColumns = [
  'hospital',
  'department',
  'week_end',
  'outpatient_0_14',
  'outpatient_15_64',
  'outpatient_65',
  'emergency_0_14',
  'emergency_15_64',
  'emergency_65',
] as const;
const outpatientTypes = Object.fromEntries(
  outpatientColumns.map((name, i) => [name, i < 3 ? 'STRING' : 'INT32'] as const),
);
export const influenzaColumns = ['county', 'date', 'cases', 'tests'] as const;
export const bedReportColumns = ['hospital', 'month_end', 'open_beds', 'occupied_beds'] as const;

export type ReportOptions = {
  readonly seed: number;
  readonly dirt: number;
  readonly faults: FaultBook;
  /** Where the weekly visits are spread over days, for whoever reports every day. */
  readonly daily?: DailyVisits | undefined;
  /** Where each visit becomes a row of its own. */
  readonly contacts?: Contacts | undefined;
};

/** Opens a CSV file, fills it and closes it; lets go of it when filling fails. */
export async function withCsv(
  path: string,
  columns: readonly string[],
  fill: (file: CsvFile) => Promise<void>,
): Promise<number> {
  const file = await CsvFile.create(path, columns);
  try {
    await fill(file);
    await file.close();
    return file.rows;
  } catch (error) {
    await file.abandon();
    throw error;
  }
}

/** Takes rows, and says which number each has. */
type RowSink = { row(values: readonly (string | number)[]): number; flush(): Promise<void> };

/** A file of rows by its ending: CSV, or Parquet, where an empty cell is unknown. */
function withRows(
  path: string,
  types: Readonly<Record<string, 'STRING' | 'INT32'>>,
  fill: (file: RowSink) => Promise<void>,
): Promise<number> {
  if (!path.endsWith('.parquet')) return withCsv(path, Object.keys(types), fill);
  const file = new ParquetFile(path, types);
  const flush = () => Promise.resolve();
  const row: RowSink['row'] = (values) => file.row(values.map((value) => (value === '' ? null : value)));
  return fill({ row, flush }).then(() => {
    file.close();
    return file.rows;
  });
}

/** Adds rows of which some are spoilt on the way, and writes down which. */
export function dirtyRows(
  file: Pick<RowSink, 'row'>,
  source: string,
  kinds: readonly FaultKind[],
  options: ReportOptions,
  spoil: (row: (string | number)[], kind: FaultKind) => void,
) {
  const dirt = makeDirt(options.seed, source, options.dirt, kinds);
  return (row: readonly (string | number)[]) => {
    const kind = dirt.next();
    if (kind === null || kind === 'duplicate') file.row(row);
    if (kind === null) return;
    const spoilt = [...row];
    if (kind !== 'duplicate') spoil(spoilt, kind);
    options.faults.note({ source, row: file.row(spoilt), kind });
  };
}

export const outpatientFaults: readonly FaultKind[] = [
  'duplicate',
  'negative_count',
  'impossible_date',
  'unknown_facility',
];
export const influenzaFaults: readonly FaultKind[] = ['duplicate', 'negative_count', 'impossible_date'];

/** Shares of visits under 15, 15–64 and from 65, by service. */
const visitAges: Readonly<Record<string, readonly [number, number, number]>> = {
  internal: [0, 0.56, 0.44],
  surgery: [0.09, 0.66, 0.25],
  obstetrics: [0, 0.95, 0.05],
  paediatrics: [1, 0, 0],
  rehabilitation: [0.02, 0.46, 0.52],
};

/** Days on which a week of Monday to Sunday ends, all seven days inside the sample. */
const weekEnds = (calendar: Calendar): number[] =>
  calendar.dates.flatMap((_, d) => (calendar.weekday[d] === 6 && d >= 6 ? [d] : []));

/** Outpatient and emergency contacts: weekly counts by facility, service and age. */
export function writeOutpatients(
  path: string,
  world: World,
  calendar: Calendar,
  wards: readonly Ward[],
  influenza: Influenza,
  options: ReportOptions,
): Promise<number> {
  return withRows(path, outpatientTypes, async (file) => {
    const chance = stream(options.seed, 'outpatients');
    const rhythms = services.map((s) => rhythm(calendar, { ...s, planned: 0.75 }, influenza.wave));
    const house = wards.map((w) => Math.exp(0.15 * chance.normal()) * (w.tier === 1 ? 1.3 : 1));
    const add = dirtyRows(file, 'outpatients', outpatientFaults, options, (row, kind) => {
      const filled = row.findIndex((v, i) => i >= 3 && v !== '');
      if (kind === 'negative_count') row[filled] = -1 - chance.below(50);
      else if (kind === 'impossible_date') row[2] = `${String(row[2]).slice(0, 4)}-02-30`;
      else row[0] = `9999Z${String(chance.below(90) + 10)}`;
    });
    for (const end of weekEnds(calendar)) {
      wards.forEach((ward, w) => {
        const service = nth(services, ward.beds.service);
        let level = 0;
        for (let d = Math.max(end - 6, ward.opens); d <= end; d++) level += nth(nth(rhythms, ward.beds.service), d);
        if (level === 0) return;
        const mean = Math.max(0.15, ward.perDay) * level * nth(house, w);
        const counts = [service.visits, service.emergencies].flatMap((ratio) =>
          (visitAges[service.code] ?? [0, 1, 0]).map((share) => {
            const expected = mean * nth(ratio, ward.tier - 1) * share;
            return expected === 0 ? '' : chance.poisson(expected);
          }),
        );
        const [visits, emergencies] = [counts.slice(0, 3), counts.slice(3)].map((of) =>
          of.reduce((sum: number, one) => sum + Number(one), 0),
        );
        options.contacts?.week(ward, end, counts.map(Number), nth(rhythms, ward.beds.service));
        options.daily?.spread(ward, end, visits ?? 0, emergencies ?? 0, nth(rhythms, ward.beds.service));
        add([nth(world.facilities, ward.beds.facility).id, service.sent, nth(calendar.dates, end), ...counts]);
      });
      await file.flush();
    }
  });
}

/** Notified influenza cases by county and day, with the tests made. */
export function writeInfluenza(
  path: string,
  world: World,
  calendar: Calendar,
  influenza: Influenza,
  options: ReportOptions,
): Promise<number> {
  return withCsv(path, influenzaColumns, async (file) => {
    const chance = stream(options.seed, 'notifications');
    const add = dirtyRows(file, 'influenza', influenzaFaults, options, (row, kind) => {
      if (kind === 'negative_count') row[2] = -1 - chance.below(9);
      else row[1] = `${String(row[1]).slice(0, 7)}-32`;
    });
    calendar.dates.forEach((date, day) => {
      for (const county of world.geography.counties) {
        const expected = nth(nth(influenza.cases, county.index), day);
        const cases = chance.poisson(expected * chance.gamma(14) * (1 / 14));
        add([county.id, date, cases, cases + chance.poisson(expected * 2.2 + 1)]);
      }
    });
    await file.flush();
  });
}

/** Open and occupied beds of the hospitals of tiers 2 and 3, month by month: the mean of the nights. */
export function writeBedReport(path: string, world: World, calendar: Calendar, census: Uint16Array): Promise<number> {
  return withCsv(path, bedReportColumns, async (file) => {
    const n = calendar.dates.length;
    const open = world.facilities.map(() => 0);
    for (const b of world.beds) addTo(open, b.facility, b.staffed);
    const ends = calendar.dates.flatMap((date, d) =>
      d + 1 === n || nth(calendar.dates, d + 1).slice(0, 7) !== date.slice(0, 7) ? [d] : [],
    );
    ends.forEach((end, m) => {
      const start = m === 0 ? 0 : nth(ends, m - 1) + 1;
      for (const f of world.facilities) {
        if (f.tier === 1) continue;
        let nights = 0;
        for (let d = start; d <= end; d++) nights += nth(census, f.index * n + d);
        file.row([
          f.id,
          nth(calendar.dates, end),
          nth(open, f.index),
          Math.round((10 * nights) / (end - start + 1)) / 10,
        ]);
      }
    });
  });
}
