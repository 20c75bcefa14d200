import { stream } from '@junheng/engine/kernel';
import { type Alias, drawFrom, makeAlias } from './alias.ts';
import { type Calendar, rhythm, toDay, toIso } from './calendar.ts';
import { makeDrift, makeShocks, monthCount, monthOf } from './drift.ts';
import { type Dirt, type FaultBook, type FaultKind, makeDirt } from './faults.ts';
import type { Stays, Ward } from './flows.ts';
import { lastOf, nth } from './lists.ts';
import { bands } from './people.ts';
import { influenzaCode, services } from './services.ts';
import type { World } from './truth.ts';
import { CsvFile } from './write.ts';

export const stayColumns = [
  'stay_id',
  'hospital',
  'department',
  'patient_no',
  'township',
  'age',
  'sex',
  'diagnosis',
  'admitted',
  'discharged',
  'wait_minutes',
  'arrival',
  'outcome',
] as const;

/** Dirt that the stays hold. */
export const stayFaults: readonly FaultKind[] = [
  'duplicate',
  'end_before_start',
  'impossible_date',
  'impossible_age',
  'unknown_service',
  'unknown_facility',
];

export type StaysMade = {
  readonly rows: number;
  readonly stays: number;
  /** Beds in use at midnight; entry [facility × days + day]. */
  readonly census: Uint16Array;
};

/** What decides who is admitted where and for how long. */
export type Hospitals = {
  readonly world: World;
  readonly calendar: Calendar;
  readonly wards: readonly Ward[];
  readonly stays: readonly Stays[][];
  readonly ages: readonly Alias[][];
  /** Height of influenza by day, 0..1. */
  readonly wave: Float64Array;
};
export type StayOptions = {
  readonly seed: number;
  readonly dirt: number;
  readonly faults: FaultBook;
  step(done: number, total: number): void;
};

type Fields = (string | number)[];

const clock = 2_147_483_647;
/** A patient's number in one hospital's own books: the same person has another number in the next hospital. */
const patientNumber = (facilityId: string, salt: number, person: number): string =>
  `${facilityId}-${((person * 48_271 + salt) % clock).toString(36)}`;

/** Codes of how stays end (in the order of the Chinese front page of a record): home, other hospital, community, against advice, died. */
const outcomes = ['1', '2', '3', '4', '5'] as const;
/** Chances of outcomes by age: under 15, 15–64, from 65. */
const outcomeWeights = [
  [960, 18, 2, 19, 1],
  [925, 22, 22, 26, 5],
  [868, 30, 52, 26, 24],
] as const;

/**
 * Every inpatient stay that begins in the sample's years, day by day, ward by ward. Whoever is still in hospital on
 * the last day has no day of discharge yet.
 */
export async function writeStays(path: string, hospitals: Hospitals, options: StayOptions): Promise<StaysMade> {
  const file = await CsvFile.create(path, stayColumns);
  try {
    const made = await fill(file, hospitals, options);
    await file.close();
    return made;
  } catch (error) {
    await file.abandon();
    throw error;
  }
}

async function fill(file: CsvFile, hospitals: Hospitals, options: StayOptions): Promise<StaysMade> {
  const { world, calendar, wards, wave } = hospitals;
  const n = calendar.dates.length;
  const shocks = makeShocks(calendar, options.seed);
  const rhythms = services.map((service, s) =>
    rhythm(calendar, service, wave).map((x, d) => x * nth(nth(shocks, s), d)),
  );
  const drift = makeDrift(wards, monthCount(calendar), options.seed);
  const months = monthOf(calendar);
  const arrivals = stream(options.seed, 'arrivals');
  const patient = patientSource(hospitals, options.seed);
  const dirt = makeDirt(options.seed, 'stays', options.dirt, stayFaults);
  const census = new Uint16Array(world.facilities.length * n);
  const again: string[] = [];
  let count = 0;
  for (let day = 0; day < n; day++) {
    const month = nth(months, day);
    for (const [w, ward] of wards.entries()) {
      const level = nth(nth(rhythms, ward.beds.service), day) * nth(nth(drift, w), month);
      const admissions = arrivals.poisson(ward.perDay * level);
      for (let i = 0; i < admissions; i++) {
        count++;
        const { fields, until } = patient(ward, day, count);
        const row = ward.beds.facility * n;
        for (let d = day; d < until; d++) census[row + d] = (census[row + d] as number) + 1;
        const kind = dirt.next();
        if (kind === null) file.line(fields.join(','));
        else if (kind === 'duplicate') again.push(addLine(file, fields));
        else options.faults.note({ source: 'stays', row: file.line(spoil(fields, kind, dirt)), kind });
      }
    }
    for (const line of again) options.faults.note({ source: 'stays', row: file.line(line), kind: 'duplicate' });
    again.length = 0;
    await file.flush();
    await options.faults.flush();
    if (day % 28 === 27) options.step(day + 1, n);
  }
  return { rows: file.rows, stays: count, census };
}

function addLine(file: CsvFile, fields: Fields): string {
  const line = fields.join(',');
  file.line(line);
  return line;
}

/** Makes one patient after another: who comes to a ward on a day, with what, for how long. */
function patientSource({ world, calendar, stays, ages, wave }: Hospitals, seed: number) {
  const who = stream(seed, 'patients');
  const how = stream(seed, 'course');
  const n = calendar.dates.length;
  const firstDay = toDay(nth(calendar.dates, 0));
  const after = Array.from({ length: 100 }, (_, i) => toIso(firstDay + n + i));
  const dateAt = (day: number) => calendar.dates[day] ?? after[day - n] ?? '';
  const counts = lastOf(world.people.counts);
  const before = new Float64Array(counts.length);
  for (let i = 1; i < counts.length; i++) before[i] = nth(before, i - 1) + nth(counts, i - 1);
  const diagnoses = services.map((s) => [1, 2, 3].map((age) => makeAlias(s.diagnoses.map((d) => d[age] as number))));
  const outcome = outcomeWeights.map((w) => makeAlias(w));
  const salts = world.facilities.map((_, f) => Math.floor(stream(seed, `patient numbers/${f}`).uniform() * clock));
  return (ward: Ward, day: number, number: number): { fields: Fields; until: number } => {
    const s = ward.beds.service;
    const service = nth(services, s);
    const facility = nth(world.facilities, ward.beds.facility);
    const home = drawFrom(ward.homes, who.uniform());
    const stranger = who.uniform() < ward.strangers;
    const group = drawFrom(nth(nth(ages, s), home), who.uniform());
    const sex = group < bands ? 0 : 1;
    const band = group - sex * bands;
    const at = (home * 2 + sex) * bands + band;
    const one = Math.floor(who.uniform() ** 1.5 * nth(counts, at));
    const age = 5 * band + (band === bands - 1 ? one % 11 : (one * 7) % 5);
    const person = stranger ? 1e9 + Math.floor(who.uniform() * 1e6) : nth(before, at) + one;
    const old = age < 15 ? 0 : age < 65 ? 1 : 2;
    const flu = (s === 0 || s === 3) && how.uniform() < 0.24 * nth(wave, day);
    const diagnosis = flu
      ? influenzaCode
      : nth(service.diagnoses, drawFrom(nth(nth(diagnoses, s), old), how.uniform()))[0];
    const lengths = nth(nth(stays, ward.tier - 1), s);
    const until = day + nth(lengths.days, Math.floor(how.uniform() * 4096));
    const planned = how.uniform() < service.planned;
    const wait = planned
      ? nth(service.waitDays, ward.tier - 1) * 1440 * how.exponential()
      : nth([20, 45, 110], ward.tier - 1) * how.exponential();
    const fields = [
      `S${String(number).padStart(8, '0')}`,
      facility.id,
      service.sent,
      patientNumber(facility.id, nth(salts, facility.index), person),
      stranger ? '' : nth(world.geography.townships, home).id,
      age,
      sex + 1,
      diagnosis,
      dateAt(day),
      until < n ? dateAt(until) : '',
      Math.round(wait),
      planned ? 1 : 2,
      until < n ? nth(outcomes, drawFrom(nth(outcome, old), how.uniform())) : '',
    ];
    return { fields, until: Math.min(until, n) };
  };
}

/** The row with one field spoilt. */
function spoil(fields: Fields, kind: FaultKind, dirt: Dirt): string {
  const out = [...fields];
  const admitted = String(fields[8]);
  if (kind === 'end_before_start') out[9] = toIso(toDay(admitted) - 1 - dirt.chance.below(20));
  else if (kind === 'impossible_date')
    out[8] =
      dirt.chance.below(2) === 0 ? `${admitted.slice(0, 4)}-02-30` : `${admitted.slice(0, 4)}-13-${admitted.slice(8)}`;
  else if (kind === 'impossible_age')
    out[5] = dirt.chance.below(2) === 0 ? 150 + dirt.chance.below(800) : -1 - dirt.chance.below(9);
  else if (kind === 'unknown_service') out[2] = nth(['99', 'XX', '0'], dirt.chance.below(3));
  else out[1] = `9999Z${String(dirt.chance.below(90) + 10)}`;
  return out.join(',');
}
