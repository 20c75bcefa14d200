import { gini, lorenz, type ServiceBalance, theil, thinLorenz } from '@junheng/engine/balance';
import type { ProfileDetail } from '@junheng/engine/profile';
import { type Places, upwards } from '../profile/places.ts';

/** Points of the Lorenz curve that are kept: enough to draw it. */
const lorenzPoints = 100;

/** The area of each zone at a level: the zone itself, its area or one above it; null where there is none. */
export function groupsOf(places: Places, level: string): (string | null)[] {
  return places.zones.map(({ zone_id, region_id }) => {
    const chain = [...upwards(places.regions, zone_id), ...upwards(places.regions, region_id)];
    return chain.find((area) => area.level === level)?.region_id ?? null;
  });
}

/** Fairness of the scores over the people who count; null where nobody counts or there is nothing to share. */
export function fairnessOf(
  score: Float64Array,
  profile: ProfileDetail,
  counts: Uint8Array,
  groups: readonly (string | null)[],
  groupLevel: string,
): ServiceBalance['fairness'] {
  const weights = Float64Array.from(profile.zones.persons, (persons, i) => (counts[i] === 1 ? (persons ?? 0) : 0));
  const curve = lorenz(score, weights);
  if (curve.length === 0) return null;
  const parts = theil(
    score,
    weights,
    groups.map((group) => group ?? ''),
  );
  return {
    gini: gini(score, weights),
    theil: parts.total,
    theil_between: parts.between,
    theil_within: parts.within,
    group_level: groupLevel,
    groups: parts.groups.map(({ group, persons, mean }) => ({ region_id: group, persons, mean_score: mean })),
    lorenz: thinLorenz(curve, lorenzPoints),
  };
}
