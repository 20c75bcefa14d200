import {
  type BalanceOptions,
  classOf,
  e2sfcaWeighted,
  findingOf,
  type ImbalanceClass,
  type ImbalanceFinding,
  indexed,
  type Near,
  nearestListed,
  nearestStraight,
  pointPopulation,
  reachBands,
  type ServiceBalance,
  supplyOutOfReach,
  type ZoneReach,
  zoneMeans,
} from '@junheng/engine/balance';
import type { ProfileDetail, ServiceProfile } from '@junheng/engine/profile';
import { compare } from '../profile/places.ts';
import { type Assumptions, facilityPositions, type Journeys } from './reach.ts';

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** Facilities shown as the nearest of a zone. */
const nearestShown = 5;

/** Scores of one service under one set of assumptions, with indices and classes; NaN and null where a zone takes no part. */
export type Scored = {
  /** Reachable supply per 1,000 residents. */
  readonly score: Float64Array;
  readonly supplyIndex: Float64Array;
  readonly needIndex: Float64Array;
  readonly class: readonly (ImbalanceClass | null)[];
  readonly meanScore: number;
  readonly meanNeed: number;
  readonly outOfReach: number;
};

/** Residents of each zone; NaN where unknown. */
export const personsOf = ({ zones }: ProfileDetail): Float64Array =>
  Float64Array.from(zones.persons, (persons) => persons ?? Number.NaN);

/** Supply of each facility; NaN where it is unknown or the service is not given. */
export const supplyOf = (service: ServiceProfile): Float64Array =>
  Float64Array.from(service.supply, (units, j) => (service.gives[j] ? (units ?? Number.NaN) : Number.NaN));

/** Zones that count for means, classes, fairness and findings: with a position, with people, and not a gap. */
export const countsOf = ({ zones }: ProfileDetail, journeys: Journeys): Uint8Array =>
  Uint8Array.from(zones.persons, (persons, i) =>
    journeys.placed[i] === 1 && !zones.gap[i] && (persons ?? 0) > 0 ? 1 : 0,
  );

/** E2SFCA of one service over what each zone reaches, and the nine classes. `supply` may be a plan's. */
export function scoreService(
  profile: ProfileDetail,
  service: ServiceProfile,
  supply: Float64Array,
  reach: ZoneReach,
  counts: Uint8Array,
  limits: BalanceOptions['classes'],
): Scored {
  const persons = personsOf(profile);
  const { score, demand } = e2sfcaWeighted(supply, persons, reach, reach.weight);
  const perThousand = score.map((value) => 1000 * value);
  const need = Float64Array.from(service.zone_need_per_1000, (value) => value ?? Number.NaN);
  const supplied = indexed(perThousand, persons, counts);
  const needed = indexed(need, persons, counts);
  return {
    score: perThousand.map((value, i) => (counts[i] === 1 ? value : Number.NaN)),
    supplyIndex: supplied.index,
    needIndex: needed.index,
    class: Array.from(supplied.index, (s, i) => classOf(s, needed.index[i] as number, limits)),
    meanScore: supplied.mean,
    meanNeed: needed.mean,
    outOfReach: supplyOutOfReach(supply, demand),
  };
}

/** Zones within whose reach lies a facility that gives the service and whose supply is unknown. */
export function unknownNear(service: ServiceProfile, reach: ZoneReach): boolean[] {
  return Array.from({ length: reach.zones }, (_, i) => {
    for (let k = reach.zoneStart[i] as number; k < (reach.zoneStart[i + 1] as number); k++) {
      const j = reach.facility[k] as number;
      if (service.gives[j] && service.supply[j] === null) return true;
    }
    return false;
  });
}

/** The nearest facilities of each zone, minutes to the nearest known supply, and people by those minutes. */
export type Nearness = Pick<ServiceBalance, 'nearest' | 'nearest_minutes' | 'reach_bands'>;

/**
 * How near the service is. `nearest` lists those that give it (a reported 0 does not), from the zone's own position;
 * minutes and bands are to the nearest known supply, over the points on which the people live; gaps have neither.
 */
export function nearnessOf(
  profile: ProfileDetail,
  service: ServiceProfile,
  journeys: Journeys,
  base: Assumptions,
  bands: BalanceOptions['reach_bands_minutes'],
): Nearness {
  const giving = Uint8Array.from(service.gives, (gives, j) => (gives && service.supply[j] !== 0 ? 1 : 0));
  const known = Uint8Array.from(service.supply, (units, j) => (service.gives[j] && (units ?? 0) > 0 ? 1 : 0));
  const facilities = facilityPositions(profile);
  const own = {
    lon: profile.zones.lon.map((value) => value ?? Number.NaN),
    lat: profile.zones.lat.map((value) => value ?? Number.NaN),
  };
  const line = base.line;
  const listed: Near[][] = line
    ? nearestStraight(own, facilities, giving, line, nearestShown)
    : nearestListed(journeys.times(base), giving, nearestShown);
  const first: Near[][] = line
    ? nearestStraight(journeys.points, facilities, known, line, 1)
    : nearestListed(journeys.times(base), known, 1);
  const pointMinutes = Float64Array.from(first, (near) => near[0]?.minutes ?? Number.NaN);
  const counts = countsOf(profile, journeys);
  const minutes = zoneMeans(journeys.points, pointMinutes).map((m, i) => (profile.zones.gap[i] ? Number.NaN : m));
  const persons = personsOf(profile).map((n, i) => (counts[i] === 1 ? n : 0));
  return {
    nearest: listed.map((near) => near.map(({ facility, minutes: m }): [number, number] => [facility, m])),
    nearest_minutes: Array.from(minutes, orNull),
    reach_bands: reachBands(pointMinutes, pointPopulation(journeys.points, persons), bands),
  };
}

/**
 * Findings of one service, what matters most first: short before ample, what holds in every rerun before what does not,
 * then by people × distance between need and supply.
 */
export function findingsOf(
  profile: ProfileDetail,
  service: ServiceProfile,
  scored: Scored,
  held: readonly (number | null)[],
  variants: number,
): ServiceBalance['findings'] {
  const findings = scored.class.flatMap((c, i): ImbalanceFinding[] => {
    const kind = findingOf(c);
    if (!kind) return [];
    return [
      {
        zone_id: profile.zones.zone_id[i] as string,
        service_code: service.service_code,
        kind,
        supply_index: scored.supplyIndex[i] as number,
        need_index: scored.needIndex[i] as number,
        persons: profile.zones.persons[i] as number,
        held: held[i] ?? 0,
        variants,
      },
    ];
  });
  const weight = (f: ImbalanceFinding) => f.persons * Math.abs(f.need_index - f.supply_index);
  const firm = (f: ImbalanceFinding) => (f.held === f.variants ? 0 : 1);
  return findings.sort(
    (a, b) => compare(b.kind, a.kind) || firm(a) - firm(b) || weight(b) - weight(a) || compare(a.zone_id, b.zone_id),
  );
}
