import { stream } from '@junheng/engine/kernel';
import { levelled, rhythm, toDay, toIso } from './calendar.ts';
import { makeDrift, makeShocks, monthCount, monthOf } from './drift.ts';
import { type Dirt, type FaultBook, type FaultKind, makeDirt } from './faults.ts';
import type { Claims } from './forms/claims.ts';
import type { FhirStays } from './forms/fhir-stays.ts';
import type { Hl7Stays } from './forms/hl7-stays.ts';
import type { Senders } from './forms/senders.ts';
import { addTo, nth } from './lists.ts';
import { type Fields, type Hospitals, patientSource } from './patients.ts';
import { services } from './services.ts';
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
  /** Admissions and discharges; entries as in `census`. */
  readonly admitted: Uint16Array;
  readonly discharged: Uint16Array;
};

/** Who sends stays otherwise than in the common file, and the files of that. */
export type StayForms = {
  readonly senders: Senders;
  readonly fhir: FhirStays;
  readonly hl7: Hl7Stays;
  readonly claims: Claims;
};

export type StayOptions = {
  readonly seed: number;
  readonly dirt: number;
  readonly faults: FaultBook;
  /** Every stay goes to the common file when absent. */
  readonly forms?: StayForms | undefined;
  step(done: number, total: number): void;
};

/**
 * Every inpatient stay that begins in the sample's years, day by day, ward by ward. Whoever is still in hospital on
 * the last day has no day of discharge yet.
 */
export async function writeStays(path: string, hospitals: Hospitals, options: StayOptions): Promise<StaysMade> {
  const file = await CsvFile.create(path, stayColumns);
  const { forms } = options;
  const others = forms ? [forms.fhir, forms.hl7, forms.claims] : [];
  try {
    const made = await fill(file, hospitals, options);
    for (const one of [file, ...others]) await one.close();
    return made;
  } catch (error) {
    for (const one of [file, ...others]) await one.abandon();
    throw error;
  }
}

async function fill(file: CsvFile, hospitals: Hospitals, options: StayOptions): Promise<StaysMade> {
  const { world, calendar, wards, wave } = hospitals;
  const n = calendar.dates.length;
  const shocks = makeShocks(calendar, options.seed);
  const rhythms = services.map((service, s) =>
    levelled(rhythm(calendar, service, wave).map((x, d) => x * nth(nth(shocks, s), d))),
  );
  const drift = makeDrift(wards, monthCount(calendar), options.seed);
  const months = monthOf(calendar);
  const arrivals = stream(options.seed, 'arrivals');
  const patient = patientSource(hospitals, options.seed);
  const dirt = makeDirt(options.seed, 'stays', options.dirt, stayFaults);
  const census = new Uint16Array(world.facilities.length * n);
  const [admitted, discharged] = [new Uint16Array(census.length), new Uint16Array(census.length)];
  const again: string[] = [];
  let count = 0;
  for (let day = 0; day < n; day++) {
    const month = nth(months, day);
    for (const [w, ward] of wards.entries()) {
      const level = nth(nth(rhythms, ward.beds.service), day) * nth(nth(drift, w), month);
      if (day < ward.opens) continue;
      const admissions = arrivals.poisson(ward.perDay * level);
      for (let i = 0; i < admissions; i++) {
        count++;
        const { fields, until } = patient(w, day, count);
        const row = ward.beds.facility * n;
        addTo(admitted, row + day, 1);
        if (until < n) addTo(discharged, row + until, 1);
        for (let d = day; d < until; d++) census[row + d] = (census[row + d] as number) + 1;
        options.forms?.claims.stay(fields, day, until);
        if (options.forms && sendElsewhere(options.forms, ward.beds.facility, fields, day, until, n)) continue;
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
    await options.forms?.fhir.flush();
    await options.forms?.hl7.endDay(day);
    await options.forms?.claims.flush();
    if (day % 28 === 27) options.step(day + 1, n);
  }
  return { rows: file.rows, stays: count, census, admitted, discharged };
}

/** Gives a stay to its sender's own form; false where it belongs into the common file. */
function sendElsewhere(
  { senders, fhir, hl7 }: StayForms,
  facility: number,
  fields: Fields,
  day: number,
  until: number,
  days: number,
): boolean {
  if (senders.alliance.has(facility)) fhir.stay(fields);
  else if (facility === senders.messages) hl7.stay(fields, day, until, days);
  else return false;
  return true;
}

function addLine(file: CsvFile, fields: Fields): string {
  const line = fields.join(',');
  file.line(line);
  return line;
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
