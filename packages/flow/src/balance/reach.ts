import {
  type BalanceOptions,
  type DecayTable,
  type DemandPoints,
  decayTable,
  kmOfMinutes,
  longestMinutes,
  type Positions,
  type StraightLine,
  straightLineKm,
  type TravelCosts,
  type TravelTimes,
  timesFromKm,
  travelTimesFromPairs,
  type ZoneReach,
  zonePoints,
  zoneReach,
} from '@junheng/engine/balance';
import type { Row } from '@junheng/engine/pool';
import type { ProfileDetail } from '@junheng/engine/profile';

/** One way of reckoning journeys and their weights: the region's assumptions, or one of the reruns. */
export type Assumptions = { readonly id: string; readonly line: StraightLine | null; readonly decay: DecayTable };

/** Journeys between the zones' points and the facilities, under any of the assumptions. */
export type Journeys = {
  readonly basis: 'straight_line' | 'table';
  readonly points: DemandPoints;
  /** 1 for zones whose journeys can be known: with a position, or named in the region's travel table. */
  readonly placed: Uint8Array;
  /** Journey times of the points up to the reach of the decay. */
  times(assumptions: Assumptions): TravelTimes;
  /** How much the journey from each zone to each facility counts. */
  reach(assumptions: Assumptions): ZoneReach;
};

const stepsOf = (decay: BalanceOptions['decay']): DecayTable =>
  decayTable({ form: 'step', steps: decay.map(({ to_minutes, weight }) => ({ to: to_minutes, weight })) });

/** The region's assumptions. */
export const baseAssumptions = ({ travel, decay }: Pick<BalanceOptions, 'travel' | 'decay'>): Assumptions => ({
  id: 'base',
  line: travel.from === 'straight_line' ? { detour: travel.detour, speedKmh: travel.speed_kmh } : null,
  decay: stepsOf(decay),
});

/**
 * The reruns that say how firm a finding is. Where journey times are given by the region, a rerun with another detour or
 * speed would change nothing and is left out.
 */
export function variantAssumptions(options: BalanceOptions): Assumptions[] {
  const base = baseAssumptions(options);
  return options.variants.flatMap((variant) => {
    if (!base.line && !variant.decay) return [];
    const line = base.line && {
      detour: variant.detour ?? base.line.detour,
      speedKmh: variant.speed_kmh ?? base.line.speedKmh,
    };
    return [{ id: variant.id, line, decay: variant.decay ? stepsOf(variant.decay) : base.decay }];
  });
}

/** Positions of the profile's facilities; NaN where unknown. */
export const facilityPositions = ({ facilities }: ProfileDetail): Positions => ({
  lon: Float64Array.from(facilities.lon, (value) => value ?? Number.NaN),
  lat: Float64Array.from(facilities.lat, (value) => value ?? Number.NaN),
});

/** One point a zone, at its own position; a gap too, since its people count as demand. */
export const ownPoints = ({ zones }: ProfileDetail): DemandPoints =>
  zonePoints(
    zones.lon.map((value) => value ?? Number.NaN),
    zones.lat.map((value) => value ?? Number.NaN),
  );

/** Journeys as the crow flies. Distances are worked out once, far enough for all of the assumptions. */
export function straightJourneys(
  points: DemandPoints,
  profile: ProfileDetail,
  assumptions: readonly Assumptions[],
): Journeys {
  const farthest = assumptions.reduce(
    (km, { line, decay }) => (line ? Math.max(km, kmOfMinutes(decay.reachMinutes + 0.005, line)) : km),
    0,
  );
  const km: TravelCosts = straightLineKm(points, facilityPositions(profile), farthest);
  const times = ({ id, line, decay }: Assumptions) => {
    if (!line) throw new RangeError(`The assumptions "${id}" have no detour and speed, which a straight line needs.`);
    return timesFromKm(km, line, decay.reachMinutes);
  };
  const placed = new Uint8Array(points.zones);
  for (const zone of points.zone) placed[zone] = 1;
  return { basis: 'straight_line', points, placed, times, reach: (a) => zoneReach(points, times(a), a.decay) };
}

/** Journeys as the region gives them: rows of the pool's travel table between zones and facilities. */
export function listedJourneys(profile: ProfileDetail, rows: readonly Row<'travel'>[], mode: string): Journeys {
  const zones = new Map(profile.zones.zone_id.map((id, i) => [id, i]));
  const facilities = new Map(profile.facilities.facility_id.map((id, j) => [id, j]));
  const [zone, facility, minutes]: [number[], number[], number[]] = [[], [], []];
  for (const row of rows) {
    const [i, j] = [zones.get(row.from_id), facilities.get(row.to_id)];
    if (row.mode !== mode || i === undefined || j === undefined) continue;
    if (row.minutes === null || row.minutes < 0 || row.minutes > longestMinutes) continue;
    zone.push(i);
    facility.push(j);
    minutes.push(row.minutes);
  }
  const n = profile.zones.zone_id.length;
  const points: DemandPoints = {
    zones: n,
    zone: Uint32Array.from({ length: n }, (_, i) => i),
    share: new Float64Array(n).fill(1),
    lon: Float64Array.from(profile.zones.lon, (value) => value ?? Number.NaN),
    lat: Float64Array.from(profile.zones.lat, (value) => value ?? Number.NaN),
  };
  const travel = travelTimesFromPairs(n, facilities.size, zone, facility, minutes);
  const placed = Uint8Array.from(profile.zones.lon, (lon) => (lon === null ? 0 : 1));
  for (const i of zone) placed[i] = 1;
  return { basis: 'table', points, placed, times: () => travel, reach: (a) => zoneReach(points, travel, a.decay) };
}
