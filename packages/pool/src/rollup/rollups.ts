import { InputError } from '../input-error.ts';

/** What a dashboard may group by. A day, month or year is that of the start (`started`) or of the end (`ended`). */
export const dimensions = [
  'day',
  'month',
  'year',
  'facility_id',
  'service_code',
  'class',
  'home_zone_id',
  'sex',
  'age_band',
] as const;
export type Dimension = (typeof dimensions)[number];

/** `started`: contacts by their first day. `ended`: stays by their last; those still running are not in it. */
export type Basis = 'started' | 'ended';

/** One table of counts: `grain` is its finest time, `keys` what else its rows are told apart by. */
export type Rollup = {
  readonly name: string;
  readonly basis: Basis;
  readonly grain: 'day' | 'month';
  readonly keys: readonly Exclude<Dimension, 'day' | 'month' | 'year'>[];
  /** The finer roll-up that it is summed from; counted from the rows when absent. */
  readonly of?: string;
};

const over = (basis: Basis): readonly Rollup[] => [
  { name: `${basis}_month`, basis, grain: 'month', keys: ['service_code', 'class'], of: `${basis}_day` },
  { name: `${basis}_day`, basis, grain: 'day', keys: ['service_code', 'class'], of: `${basis}_facility_day` },
  {
    name: `${basis}_facility_month`,
    basis,
    grain: 'month',
    keys: ['facility_id', 'service_code', 'class'],
    of: `${basis}_facility_day`,
  },
  { name: `${basis}_facility_day`, basis, grain: 'day', keys: ['facility_id', 'service_code', 'class'] },
];

/** Every roll-up, from the coarsest to the finest; a question is answered from the first that knows enough. */
export const rollups: readonly Rollup[] = [
  ...over('started'),
  ...over('ended'),
  {
    name: 'started_people',
    basis: 'started',
    grain: 'month',
    keys: ['service_code', 'class', 'sex', 'age_band'],
    of: 'started_facility_people',
  },
  {
    name: 'started_facility_people',
    basis: 'started',
    grain: 'month',
    keys: ['facility_id', 'service_code', 'class', 'sex', 'age_band'],
  },
  {
    name: 'started_origin',
    basis: 'started',
    grain: 'month',
    keys: ['home_zone_id', 'service_code', 'class'],
    of: 'started_flow',
  },
  {
    name: 'started_flow',
    basis: 'started',
    grain: 'month',
    keys: ['home_zone_id', 'facility_id', 'service_code', 'class'],
  },
];

/** A count of encounters for a dashboard. `from` and `to` are days, both counted. */
export type RollupQuestion = {
  readonly basis: Basis;
  readonly by: readonly Dimension[];
  readonly where?: { readonly [D in Exclude<Dimension, 'day' | 'month' | 'year'>]?: string | number };
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/**
 * The coarsest roll-up that can answer a question: it knows every dimension that is grouped by or asked for, and its
 * time is fine enough for the bounds (a month's counts cannot be cut in the middle).
 *
 * @throws InputError `pool.error.noRollup` for a question that no roll-up knows enough for, with what there is
 */
export function chooseRollup(question: RollupQuestion): Rollup {
  const { by, where = {} } = question;
  const asked = [...by, ...(Object.keys(where) as Dimension[])];
  const keys = asked.filter((name) => name !== 'day' && name !== 'month' && name !== 'year');
  const byDay = by.includes('day') || !wholeMonths(question);
  const found = rollups.find(
    ({ basis, grain, keys: known }) =>
      basis === question.basis && (grain === 'day' || !byDay) && keys.every((key) => known.includes(key as never)),
  );
  if (found) return found;
  const there = rollups.map(({ name, grain, keys: known }) => `${name} (${[grain, ...known].join(', ')})`).join('; ');
  throw new InputError('pool.error.noRollup', { by: [question.basis, ...asked].join(', '), there });
}

/** Whether the bounds begin on the first and end on the last day of a month, or are open. */
function wholeMonths({ from, to }: RollupQuestion): boolean {
  if (from !== undefined && !from.endsWith('-01')) return false;
  if (to === undefined) return true;
  const next = new Date(`${to}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}
