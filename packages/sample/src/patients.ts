import { stream } from '@junheng/engine/kernel';
import { type Alias, drawFrom, makeAlias } from './alias.ts';
import type { Calendar } from './calendar.ts';
import type { Stays, Ward } from './flows.ts';
import { lastOf, nth } from './lists.ts';
import { bands } from './people.ts';
import { influenzaCode, services } from './services.ts';
import type { World } from './truth.ts';

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
/** The fields of a stay in the order of its columns. */
export type Fields = (string | number)[];

const clock = 2_147_483_647;
/** A patient's number in one hospital's own books: the same person has another number in the next hospital. */
export const patientNumber = (facilityId: string, salt: number, person: number): string =>
  `${facilityId}-${((person * 48_271 + salt) % clock).toString(36)}`;

/** Codes of how stays end (in the order of the Chinese front page of a record): home, other hospital, community, against advice, died. */
const outcomes = ['1', '2', '3', '4', '5'] as const;
/** Chances of outcomes by age: under 15, 15–64, from 65. */
const outcomeWeights = [
  [960, 18, 2, 19, 1],
  [925, 22, 22, 26, 5],
  [868, 30, 52, 26, 24],
] as const;

/** Mean wait of urgent patients by tier, minutes. */
const urgentWait = [20, 45, 110] as const;

/** What sets the numbers of each facility apart from those of the others. */
export const patientSalts = (world: World, seed: number): readonly number[] =>
  world.facilities.map((_, f) => Math.floor(stream(seed, `patient numbers/${f}`).uniform() * clock));

/** What a ward's patients have in common, laid out beside each other for the draws. */
function prepare({ world, wards, stays, ages }: Hospitals, seed: number) {
  const diagnoses = services.map((s) => [1, 2, 3].map((age) => makeAlias(s.diagnoses.map((d) => d[age] as number))));
  const salts = patientSalts(world, seed);
  return wards.map((ward) => {
    const s = ward.beds.service;
    const service = nth(services, s);
    return {
      service,
      facilityId: nth(world.facilities, ward.beds.facility).id,
      salt: nth(salts, ward.beds.facility),
      homes: ward.homes,
      strangers: ward.strangers,
      ages: nth(ages, s),
      days: nth(nth(stays, ward.tier - 1), s).days,
      diagnoses: nth(diagnoses, s),
      codes: service.diagnoses.map(([code]) => code),
      /** Share of stays that are influenza at the height of a wave. */
      influenza: service.code === 'internal' || service.code === 'paediatrics' ? 0.24 : 0,
      waitMinutes: { planned: nth(service.waitDays, ward.tier - 1) * 1440, urgent: nth(urgentWait, ward.tier - 1) },
    };
  });
}

/**
 * Makes one patient after another: who comes to a ward on a day, with what, for how long.
 *
 * @returns a function of ward (index), day and running number; `until` is the first night not spent in hospital
 */
export function patientSource(hospitals: Hospitals, seed: number) {
  const { world, calendar, wave } = hospitals;
  const who = stream(seed, 'patients');
  const how = stream(seed, 'course');
  const n = calendar.dates.length;
  const counts = lastOf(world.people.counts);
  const before = new Float64Array(counts.length);
  for (let i = 1; i < counts.length; i++) before[i] = nth(before, i - 1) + nth(counts, i - 1);
  const outcome = outcomeWeights.map((w) => makeAlias(w));
  const townshipIds = world.geography.townships.map((t) => t.id);
  const desks = prepare(hospitals, seed);
  return (w: number, day: number, number: number): { fields: Fields; until: number } => {
    const desk = desks[w] as (typeof desks)[number];
    const home = drawFrom(desk.homes, who.uniform());
    const stranger = who.uniform() < desk.strangers;
    const group = drawFrom(desk.ages[home] as Alias, who.uniform());
    const sex = group < bands ? 0 : 1;
    const band = group - sex * bands;
    const place = home * 2 * bands + group;
    const one = Math.floor(who.uniform() ** 1.5 * (counts[place] as number));
    const age = 5 * band + (band === bands - 1 ? one % 11 : (one * 7) % 5);
    const person = stranger ? 1e9 + Math.floor(who.uniform() * 1e6) : (before[place] as number) + one;
    const old = age < 15 ? 0 : age < 65 ? 1 : 2;
    const flu = how.uniform() < desk.influenza * (wave[day] as number);
    const illness = drawFrom(desk.diagnoses[old] as Alias, how.uniform());
    const until = day + (desk.days[Math.floor(how.uniform() * 4096)] as number);
    const planned = how.uniform() < desk.service.planned;
    const wait = (planned ? desk.waitMinutes.planned : desk.waitMinutes.urgent) * how.exponential();
    const end = drawFrom(outcome[old] as Alias, how.uniform());
    const fields: Fields = [
      `S${String(number).padStart(8, '0')}`,
      desk.facilityId,
      desk.service.sent,
      patientNumber(desk.facilityId, desk.salt, person),
      stranger ? '' : (townshipIds[home] as string),
      age,
      sex + 1,
      flu ? influenzaCode : (desk.codes[illness] as string),
      calendar.dates[day] as string,
      until < n ? (calendar.dates[until] as string) : '',
      Math.round(wait),
      planned ? 1 : 2,
      until < n ? (outcomes[end] as string) : '',
    ];
    return { fields, until: Math.min(until, n) };
  };
}
