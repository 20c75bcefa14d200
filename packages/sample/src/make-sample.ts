import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stream } from '@junheng/engine/kernel';
import { stringify } from 'yaml';
import { byCounty } from './beds.ts';
import { makeCalendar } from './calendar.ts';
import { makeContracts } from './contracts.ts';
import { dailyVisits, writeDailyReport } from './daily-report.ts';
import { FaultBook } from './faults.ts';
import { makeAges, makeStays, makeWards, openWards, standardRates } from './flows.ts';
import { Claims } from './forms/claims.ts';
import { Contacts } from './forms/contacts.ts';
import { writeDevices } from './forms/devices.ts';
import { FhirStays } from './forms/fhir-stays.ts';
import { Hl7Stays } from './forms/hl7-stays.ts';
import { chooseSenders } from './forms/senders.ts';
import { writeYearbook } from './forms/yearbook.ts';
import { makeInfluenza } from './influenza.ts';
import { lastOf } from './lists.ts';
import { totals, weighNeeds } from './people.ts';
import { writePlaces } from './places.ts';
import { makeRegionConfig } from './region-config.ts';
import {
  writeBeds,
  writeChronic,
  writeFacilities,
  writePopulation,
  writeRates,
  writeStaff,
  writeTravel,
} from './registers.ts';
import { type ReportOptions, writeBedReport, writeInfluenza, writeOutpatients } from './reports.ts';
import { SampleError } from './sample-error.ts';
import { type StayForms, writeStays } from './stays.ts';
import { findTruth, type World } from './truth.ts';
import { lastYear, makeWorld } from './world.ts';
import { makeWhole } from './write.ts';

export type SampleOptions = {
  /** Folder to make: new, empty, or an earlier sample, which is replaced. */
  readonly out: string;
  /** Residents in the last year, 20,000 to 50,000,000. */
  readonly residents: number;
  /** Years of activity up to the end of 2025, 1 to 30. */
  readonly years: number;
  readonly seed: number;
  /** Share of rows that are spoilt, 0 to 0.5. */
  readonly dirt: number;
  /** Writes `data/daily-report.csv` too: what every facility reports each day. */
  readonly dailyReport?: boolean | undefined;
  /** Wards that open within the years; none when absent. */
  readonly openings?: number | undefined;
  /**
   * `many`: some senders use other forms (FHIR, HL7 v2, Parquet, Excel), and claims and devices are sent too. `csv`, the
   * default: the same facts all in plain tables.
   */
  readonly forms?: 'csv' | 'many' | undefined;
  /** `all`: each outpatient and emergency contact is a row too, month by month as Parquet. */
  readonly contacts?: 'weekly' | 'all' | undefined;
  /** Told what is being written and the share that is done, 0..1. */
  readonly onProgress?: ((what: string, share?: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

export type SampleSummary = {
  readonly counties: number;
  readonly townships: number;
  readonly facilities: number;
  readonly residents: number;
  readonly physicalBeds: number;
  readonly staffedBeds: number;
  /** Stays made; the file holds duplicates besides. */
  readonly stays: number;
  /** Rows of each file under `data/`, by source. */
  readonly rows: Readonly<Record<string, number>>;
  /** Planted findings and pairs too close to call. */
  readonly short: number;
  readonly ample: number;
  readonly unclear: number;
  readonly pairs: number;
  readonly faults: number;
};

function checkOptions({ out, residents, years, seed, dirt }: SampleOptions): void {
  const whole = (name: string, value: number, least: number, most: number) => {
    if (Number.isInteger(value) && value >= least && value <= most) return;
    const said = `${name} must be a whole number from ${least} to ${most}, got ${value}.`;
    throw new SampleError('notWhole', { name, least, most, value: String(value) }, said);
  };
  if (out.trim() === '') throw new SampleError('noFolder', {}, 'out must name a folder, got nothing.');
  whole('residents', residents, 20_000, 50_000_000);
  whole('years', years, 1, 30);
  whole('seed', seed, 0, Number.MAX_SAFE_INTEGER);
  if (!(dirt >= 0 && dirt <= 0.5)) {
    throw new SampleError('notShare', { value: String(dirt) }, `dirt must be a share from 0 to 0.5, got ${dirt}.`);
  }
}

/**
 * Writes what a made-up province would send: places, people, hospitals, beds, staff, journeys, stays and reports as CSV
 * and GeoJSON with a contract each, `region.yaml`, and `truth.json` with what was planted. The same options give the
 * same bytes. Rows are streamed; the folder appears whole or not at all.
 *
 * Cost: about 7 s and 250 MB for 3 million residents and 3 years (1.9 million stays).
 *
 * @throws SampleError when an option is out of its range or `out` holds something else
 * @throws the signal's reason when it is aborted; nothing stays behind
 */
export async function makeSample(options: SampleOptions): Promise<SampleSummary> {
  checkOptions(options);
  return makeWhole(options.out, (folder) => fill(folder, options));
}

/** The key for pseudonyms of people who do not exist: known to all, so that equal samples give equal results. */
function personKey(seed: number): string {
  const random = stream(seed, 'person key');
  return Array.from({ length: 32 }, () => random.below(256).toString(16).padStart(2, '0')).join('');
}

async function fill(folder: string, options: SampleOptions): Promise<SampleSummary> {
  const { residents, years, seed, dirt, signal } = options;
  const tell = (what: string, share: number) => {
    signal?.throwIfAborted();
    options.onProgress?.(what, share);
  };
  tell('region.yaml', 0);
  const data = join(folder, 'data');
  await mkdir(data, { recursive: true });
  const world = makeWorld(residents, years, seed);
  const truth = findTruth(world);
  const calendar = makeCalendar(lastYear - years + 1, years);
  const people = totals(world.people, years - 1);
  const needs = weighNeeds(world.people);
  const influenza = makeInfluenza(calendar, world.geography, byCounty(world.geography, people), seed);
  const lengths = makeStays(world, seed);
  const wards = openWards(makeWards(world, needs, lengths, seed), calendar.dates.length, options.openings ?? 0, seed);
  const staffedBeds = world.beds.reduce((sum, b) => sum + b.staffed, 0);
  const many = options.forms === 'many';
  const all = options.contacts === 'all';
  await writeDescriptions(folder, calendar.dates, years, staffedBeds, { many, all });
  await writeFile(join(folder, 'person.key'), `${personKey(seed)}\n`, { mode: 0o600 });
  await writePlaces(join(data, 'regions.geojson'), join(data, 'townships.geojson'), world.geography, seed);
  const faults = await FaultBook.create(join(folder, 'truth.json'), truth);
  try {
    const daily = options.dailyReport ? dailyVisits(world, calendar, seed) : undefined;
    const contacts = all ? new Contacts(join(data, 'visits'), world, calendar, seed) : undefined;
    const report = { seed, dirt, faults, daily, contacts };
    const rows: Record<string, number> = {
      regions: world.geography.counties.length + 1,
      townships: world.geography.townships.length,
    };
    rows.population = await writePopulation(join(data, 'population.csv'), world, report);
    rows.rates = await writeRates(join(data, 'rates.csv'), standardRates(needs, wards));
    rows.chronic = await writeChronic(join(data, 'chronic.csv'), world, report);
    rows.hospitals = await writeFacilities(join(data, 'hospitals.csv'), world);
    rows.beds = await writeBeds(join(data, 'beds.csv'), world, report);
    rows.staff = await writeStaff(join(data, 'staff.csv'), world, report);
    tell('travel.csv', 0.08);
    rows.travel = await writeTravel(join(data, 'travel.csv'), world);
    tell('stays.csv', 0.1);
    const hospitals = { world, calendar, wards, stays: lengths, ages: makeAges(world), wave: influenza.wave };
    const forms = many ? await openForms(data, world, calendar.dates, report) : undefined;
    const made = await writeStays(join(data, 'stays.csv'), hospitals, {
      ...report,
      forms,
      step: (done, total) => tell('stays.csv', 0.1 + (0.75 * done) / total),
    });
    rows.stays = made.rows;
    if (forms) Object.assign(rows, countForms(forms));
    tell('outpatients.csv', 0.85);
    const weekly = join(data, many ? 'outpatients.parquet' : 'outpatients.csv');
    rows.outpatients = await writeOutpatients(weekly, world, calendar, wards, influenza, report);
    if (contacts) rows.visits = contacts.close();
    rows['bed-report'] = await writeBedReport(join(data, 'bed-report.csv'), world, calendar, made.census);
    if (daily)
      rows['daily-report'] = await writeDailyReport(
        join(data, 'daily-report.csv'),
        world,
        calendar,
        daily,
        made,
        report,
      );
    if (many) {
      const { devices, events } = await writeDevices(data, world, calendar, seed, dirt > 0 ? faults : undefined);
      Object.assign(rows, { devices, 'device-events': events, yearbook: await writeYearbook(data, world) });
    }
    rows.influenza = await writeInfluenza(join(data, 'influenza.csv'), world, calendar, influenza, report);
    await faults.close();
    tell('truth.json', 1);
    const count = (kind: string) => truth.imbalances.filter((i) => i.kind === kind).length;
    return {
      counties: world.geography.counties.length,
      townships: world.geography.townships.length,
      facilities: world.facilities.length,
      residents,
      physicalBeds: world.beds.reduce((sum, b) => sum + b.physical, 0),
      staffedBeds,
      stays: made.stays,
      rows,
      short: count('short'),
      ample: count('ample'),
      unclear: truth.unclear.length,
      pairs: truth.pairs,
      faults: faults.count,
    };
  } catch (error) {
    await faults.abandon();
    throw error;
  }
}

/** The files of those who send stays otherwise. Without dirt nothing goes wrong on the way either. */
async function openForms(
  data: string,
  world: World,
  dates: readonly string[],
  { seed, dirt, faults }: ReportOptions,
): Promise<StayForms> {
  return {
    senders: chooseSenders(world),
    fhir: await FhirStays.create(join(data, 'fhir')),
    hl7: await Hl7Stays.create(join(data, 'hl7', 'adt.hl7'), seed),
    claims: await Claims.create(data, dates, seed, dirt > 0 ? faults : undefined),
  };
}

const countForms = ({ fhir, hl7, claims }: StayForms) => ({
  'alliance-patients': fhir.patients,
  'alliance-stays': fhir.encounters,
  'hospital-messages': hl7.messages,
  claims: claims.rows,
});

/** Writes `region.yaml` and the contracts. */
async function writeDescriptions(
  folder: string,
  days: readonly string[],
  years: number,
  staffedBeds: number,
  told: { readonly many: boolean; readonly all: boolean },
): Promise<void> {
  const lastDay = lastOf(days);
  const contracts = makeContracts(days[0] ?? lastDay, lastDay, told);
  await mkdir(join(folder, 'contracts'), { recursive: true });
  for (const contract of contracts)
    await writeFile(join(folder, 'contracts', `${contract.source}.yaml`), stringify(contract, { lineWidth: 0 }));
  const config = makeRegionConfig(
    years,
    lastDay,
    staffedBeds,
    contracts.map((c) => `contracts/${c.source}.yaml`),
  );
  await writeFile(join(folder, 'region.yaml'), stringify(config, { lineWidth: 0 }));
}
