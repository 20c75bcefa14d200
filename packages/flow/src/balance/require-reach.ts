import type { BalanceOptions } from '@junheng/engine/balance';
import type { Row } from '@junheng/engine/pool';
import type { ProfileDetail } from '@junheng/engine/profile';
import { InputError } from '@junheng/pool';
import type { World } from './world.ts';

/**
 * Refuses a travel table of which no row joins a zone and a facility that are known, rather than show a region in which
 * nobody reaches anything. Says so when the two ends look swapped.
 *
 * @throws InputError `balance.error.journeysReversed`, `balance.error.journeysUnknown`
 */
export function requireKnownEnds(profile: ProfileDetail, rows: readonly Row<'travel'>[]): void {
  const zones = new Set(profile.zones.zone_id);
  const facilities = new Set(profile.facilities.facility_id);
  if (rows.some(({ from_id, to_id }) => zones.has(from_id) && facilities.has(to_id))) return;
  const [first] = rows;
  const params = {
    n: rows.length,
    from: first?.from_id ?? '–',
    to: first?.to_id ?? '–',
    zone: profile.zones.zone_id[0] ?? '–',
    facility: profile.facilities.facility_id[0] ?? '–',
  };
  const reversed = rows.some(({ from_id, to_id }) => facilities.has(from_id) && zones.has(to_id));
  throw new InputError(reversed ? 'balance.error.journeysReversed' : 'balance.error.journeysUnknown', params, 'travel');
}

/**
 * Refuses a region in which no zone reaches any facility: then units, positions or the reach are wrong, not the care.
 *
 * @throws InputError `balance.error.noReach` with the reach of the decay in minutes
 */
export function requireReach(world: World, { decay }: Pick<BalanceOptions, 'decay'>): void {
  const reaches = (journeys: World['journeys']) => journeys.reach(world.base).weight.some((weight) => weight > 0);
  if (reaches(world.journeys)) return;
  const inside = world.spread();
  if (inside && reaches(inside.journeys)) return;
  const minutes = Math.max(...decay.map(({ to_minutes }) => to_minutes));
  throw new InputError('balance.error.noReach', { minutes }, 'balance.decay');
}
