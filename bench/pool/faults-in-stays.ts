import type { Random } from '@junheng/engine/kernel';
import type { DeliveryFacts } from '@junheng/engine/pool';
import { anyDelivery, dropStay, pick, type Seeded, type SeededKind, type Spoil } from './faults-inject.ts';
import type { Stays } from './faults-sample.ts';

const oldestAge = 130;

/** Spoils stays row by row, and the facts of their deliveries as reading the spoilt rows would change them. */
export function spoilStays(kind: SeededKind, spoil: Spoil, stays: Stays): Seeded {
  const { chance, sample, source } = spoil;
  const [start, days] = [sample.firstDay, sample.days];
  const from = start + Math.floor(days * (0.1 + 0.75 * chance.uniform()));
  const end = start + days - 1;
  const made = (
    place: number | null,
    to: number,
    lasting: boolean,
    what: string,
    columns: readonly string[] | null = null,
  ): Seeded => ({
    kind,
    source,
    place: place === null ? null : (stays.facilities[place] as string),
    from,
    to,
    lasting,
    what,
    columns,
  });
  switch (kind) {
    case '30 % of rows lost':
      return loseRows(spoil, stays);
    case 'columns swapped': {
      const place = chance.uniform() < 0.5 ? null : busyPlace(stays, days, chance, 2);
      const [what, columns] = swap(spoil, stays, rowsOf(stays, place, from, end));
      return made(place, end, true, what, columns);
    }
    case 'unit changed': {
      const place = chance.uniform() < 0.3 ? null : chance.below(stays.facilities.length);
      for (const i of rowsOf(stays, place, from, end)) stays.wait[i] = Math.round((stays.wait[i] as number) / 6) / 10;
      return made(place, end, true, 'wait in hours', ['wait_minutes']);
    }
    case 'counts × 3 or ÷ 3': {
      const place = busyPlace(stays, days, chance, 2);
      return made(place, from + 6, false, scale(spoil, stays, place, from));
    }
    case '5 % unknown codes': {
      const mapped = chance.uniform() < 0.5;
      const place = mapped ? null : busyPlace(stays, days, chance, 1);
      unknownCodes(spoil, stays, rowsOf(stays, place, from, end), mapped);
      return made(place, end, true, mapped ? 'department' : 'diagnosis', mapped ? null : ['diagnosis_code']);
    }
    case '10 % default values': {
      const place = chance.uniform() < 0.2 ? null : chance.below(stays.facilities.length);
      for (const i of rowsOf(stays, place, from, end)) {
        if (chance.uniform() < 0.1)
          stays.age[i] = new Date((stays.admitted[i] as number) * 86_400_000).getUTCFullYear() - 1900;
      }
      return made(place, end, true, 'born 1900-01-01', ['age']);
    }
    default: {
      const place = chance.uniform() < 0.5 ? null : busyPlace(stays, days, chance, 5);
      const to = Math.min(end, from + 55);
      for (const i of rowsOf(stays, place, from, to)) stays.admitted[i] = (stays.admitted[i] as number) + 1;
      return made(place, to, false, '8 weeks');
    }
  }
}

/** A random facility among those with so many stays a day. */
function busyPlace(stays: Stays, days: number, chance: Random, perDay: number): number {
  const counts = new Float64Array(stays.facilities.length);
  for (const f of stays.facility) counts[f] = (counts[f] as number) + 1;
  const busy = [...counts.keys()].filter((f) => (counts[f] as number) / days >= perDay);
  return busy.length > 0 ? pick(busy, chance) : counts.indexOf(Math.max(...counts));
}

function* rowsOf(stays: Stays, place: number | null, from: number, to: number): Generator<number> {
  for (let i = 0; i < stays.admitted.length; i++) {
    const day = stays.admitted[i] as number;
    if (
      day >= from &&
      day <= to &&
      (stays.service[i] as number) >= 0 &&
      (place === null || stays.facility[i] === place)
    )
      yield i;
  }
}

/** Keeps a row out for a rule: it counts nowhere, and its delivery says so. */
function quarantine({ data }: Spoil, stays: Stays, rows: readonly number[], rule: string): void {
  for (const i of rows) dropStay(stays, i);
  data.deliveries = data.deliveries.map((one): DeliveryFacts => {
    const kept = rows.filter(
      (i) => (stays.admitted[i] as number) >= one.first && (stays.admitted[i] as number) <= one.last,
    ).length;
    if (kept === 0) return one;
    return rule === 'unknown_codes'
      ? { ...one, quarantined: one.quarantined + kept, unknownCodes: one.unknownCodes + kept }
      : { ...one, quarantined: one.quarantined + kept, rules: [...one.rules, { rule, rows: kept }] };
  });
}

const swaps: readonly (readonly [string, readonly string[]])[] = [
  ['age ↔ wait', ['age', 'wait_minutes']],
  ['sex ↔ arrival', ['sex', 'acuity_code']],
  ['admitted ↔ discharged', []],
];

/** Swaps two columns; what then breaks a rule of the contract is kept out, as reading would. */
function swap(spoil: Spoil, stays: Stays, rows: Iterable<number>): (typeof swaps)[number] {
  const which = spoil.chance.below(3);
  const out: number[] = [];
  for (const i of rows) {
    if (which === 0) {
      const age = stays.age[i] as number;
      stays.age[i] = Math.round(stays.wait[i] as number);
      stays.wait[i] = age;
      if ((stays.age[i] as number) > oldestAge) out.push(i);
    } else if (which === 1) {
      const sex = stays.sex[i] as number;
      stays.sex[i] = stays.arrival[i] as number;
      stays.arrival[i] = sex;
    } else if ((stays.discharged[i] as number) > (stays.admitted[i] as number)) out.push(i);
  }
  if (out.length > 0) quarantine(spoil, stays, out, which === 0 ? 'age_out_of_range' : 'ends_before_start');
  return swaps[which] as (typeof swaps)[number];
}

/** A facility sends each of its stays of a week three times under new numbers, or one in three. */
function scale({ chance, data }: Spoil, stays: Stays, place: number, from: number): string {
  const rows = [...rowsOf(stays, place, from, from + 6)];
  if (chance.uniform() < 0.5) {
    for (const i of rows) if (chance.uniform() >= 1 / 3) dropStay(stays, i);
    return '÷ 3';
  }
  const twice = rows.flatMap((i) => [i, i]);
  for (const key of [
    'facility',
    'service',
    'age',
    'sex',
    'diagnosis',
    'admitted',
    'discharged',
    'wait',
    'arrival',
    'outcome',
  ] as const) {
    const old = stays[key];
    const wider = new (old.constructor as Uint16ArrayConstructor)(old.length + twice.length);
    wider.set(old);
    twice.forEach((i, k) => {
      wider[old.length + k] = old[i] as number;
    });
    (data.stays as unknown as Record<string, ArrayLike<number>>)[key] = wider;
  }
  return '× 3';
}

/** Twenty new codes of a new list stand in 5 % of the rows: a mapped column keeps them out, a free one takes them in. */
function unknownCodes(spoil: Spoil, stays: Stays, rows: Iterable<number>, mapped: boolean): void {
  const { chance } = spoil;
  const hit = [...rows].filter(() => chance.uniform() < 0.05);
  if (mapped) {
    quarantine(spoil, stays, hit, 'unknown_codes');
    return;
  }
  const first = stays.diagnoses.length;
  (stays.diagnoses as string[]).push(...Array.from({ length: 20 }, (_, c) => `N${c}`));
  for (const i of hit) stays.diagnosis[i] = first + chance.below(20);
}

/** Nearly a third of the rows of a delivery are gone: at random, or the end of the file. */
function loseRows(spoil: Spoil, stays: Stays): Seeded {
  const { chance, data } = spoil;
  const at = anyDelivery(spoil);
  const one = data.deliveries[at] as DeliveryFacts;
  const rows = [...rowsOf(stays, null, one.first, one.last)];
  const tail = chance.uniform() < 0.5;
  const kept = Math.round(0.7 * rows.length);
  let gone = 0;
  rows.forEach((i, k) => {
    if (tail ? k < kept : chance.uniform() >= 0.3) return;
    dropStay(stays, i);
    gone++;
  });
  data.deliveries[at] = { ...one, read: one.read - gone };
  return {
    kind: '30 % of rows lost',
    source: 'stays',
    place: null,
    from: one.first,
    to: one.last,
    lasting: false,
    what: tail ? 'end of file' : 'at random',
    columns: null,
  };
}
