import type { TravelOptions } from '@junheng/engine/balance';
import type { DispatchOptions } from '@junheng/engine/dispatch';
import type { ProfileDetail, ServiceProfile } from '@junheng/engine/profile';
import { lacking, type StageContext, type StageRun } from '../stage.ts';
import { type FacilityMinutes, listedMinutes, straightMinutes } from './minutes.ts';
import { originOf } from './origin.ts';
import { makeSurge } from './surge.ts';

/** The dispatch: a surge of patients at one facility, and who takes how many. */
export const dispatchRun: StageRun<'dispatch'> = {
  stage: 'dispatch',
  version: '1',
  needs: ['profile'],
  options: ({ dispatch, balance }) => dispatch && { ...dispatch, travel: balance?.travel ?? null },
  async run(context) {
    const options = context.region.dispatch as DispatchOptions;
    const profile = context.get('profile');
    if (profile.status !== 'made') return lacking([{ code: 'no_profile', table: 'facility' }]);
    const service = profile.detail.services.find(({ service_code }) => service_code === options.service_code);
    if (!service || (service.total_supply ?? 0) === 0) return lacking([{ code: 'no_supply', table: 'resource' }]);
    const known = knownOf(service);
    if (known.length === 0) return lacking([{ code: 'no_occupancy', table: 'encounter' }]);
    const travel = context.region.balance?.travel;
    if (!travel) return lacking([{ code: 'no_travel', table: 'travel' }]);
    const fullness = (j: number) => service.occupancy[j] as number;
    const origin = originOf(profile.detail, known, fullness, options.place_id);
    if (origin === undefined) return lacking([{ code: 'no_origin', table: 'facility' }]);
    const ways = await waysOf(context, travel, profile.detail, origin);
    return makeSurge({ options, profile: profile.detail, service, known, origin, ways });
  },
};

/** Facilities that give the service and whose supply and occupancy are known. */
function knownOf({ supply, gives, occupancy }: ServiceProfile): number[] {
  return [...supply.keys()].filter((j) => gives[j] && (supply[j] ?? 0) > 0 && (occupancy[j] ?? null) !== null);
}

async function waysOf(
  { pool }: StageContext,
  travel: TravelOptions,
  profile: ProfileDetail,
  origin: number,
): Promise<FacilityMinutes> {
  if (travel.from === 'straight_line') return straightMinutes(profile, origin, travel);
  const rows = await pool.readTable('travel', [{ column: 'mode', op: 'eq', value: travel.mode }]);
  return listedMinutes(profile, rows, origin);
}
