import type { Recipe } from '@junheng/engine/domain';
import type { DerivedBeds } from '@junheng/engine/pool';
import type { ServiceOptions } from '@junheng/engine/profile';
import type { PoolReader } from '@junheng/pool';
import { bedStates } from '../profile/staffed-beds.ts';

/** The beds of the region: how many, and the rows behind the number. */
export type Beds = { readonly value: number | null; readonly rows: Recipe | undefined };

/** Where the region's beds are read: the supply of its first service that is counted in beds, over all services. */
export const bedSupply = (services: readonly ServiceOptions[]): ServiceOptions['supply'] | undefined =>
  services.find(({ supply }) => supply.unit === 'bed')?.supply;

/**
 * Beds on the as-of date, with those derived for facilities that report none; unknown where no service is counted in beds
 * or nobody has any.
 */
export async function readBeds(
  pool: PoolReader,
  supply: ServiceOptions['supply'] | undefined,
  asOf: string,
  derived: readonly DerivedBeds[] = [],
): Promise<Beds> {
  if (supply?.from === 'resource') {
    const rows: Recipe = {
      table: 'resource',
      where: [
        { column: 'class', op: 'eq', value: supply.class },
        { column: 'type_code', op: 'eq', value: supply.type_code },
        supply.state === null ? { column: 'state', op: 'is_null' } : { column: 'state', op: 'eq', value: supply.state },
      ],
      as_of: asOf,
    };
    const held = (await pool.readTable('resource', rows.where)).filter(
      ({ quantity, valid_from, valid_to }) =>
        quantity !== null && (valid_from ?? '') <= asOf && (valid_to ?? '9999') >= asOf,
    );
    const counts = [...held.map(({ quantity }) => quantity ?? 0), ...derived.map(({ beds }) => beds)];
    const value = counts.length > 0 ? counts.reduce((sum, beds) => sum + beds, 0) : null;
    if (derived.length === 0) return { value, rows };
    const states: Recipe['where'] = [{ column: 'state', op: 'in', value: bedStates }];
    return { value, rows: { ...rows, where: [...rows.where.filter(({ column }) => column !== 'state'), ...states] } };
  }
  if (supply?.from === 'statistic') {
    const indicator = { column: 'indicator_code', op: 'eq', value: supply.indicator_code } as const;
    const reported = (await pool.readTable('statistic', [indicator])).filter(({ period }) => period <= asOf);
    const last = reported
      .map(({ period }) => period)
      .sort()
      .at(-1);
    if (last === undefined) return { value: null, rows: undefined };
    const rows: Recipe = { table: 'statistic', where: [indicator, { column: 'period', op: 'eq', value: last }] };
    const held = reported.filter(({ period }) => period === last);
    return { value: held.reduce((sum, { value }) => sum + value, 0), rows };
  }
  return { value: null, rows: undefined };
}
