/** Calls `visit(zone, minutes)` for zones that a site at `candidate` may serve sooner than today; others may be left out. */
export type NearerZones = (candidate: number, visit: (zone: number, minutes: number) => void) => void;

export type NewSite = {
  /** The candidate that saves most; −1 where none saves anything. */
  readonly best: number;
  /** Σ people × minutes to the nearest facility today, and with each candidate. */
  readonly before: number;
  readonly after: Float64Array;
};

/**
 * The p-median for one new site beside those that exist, exact: every candidate is tried. For whole regions, where the
 * full matrix of `pMedian` would be large: only the zones that come nearer are looked at, so time is O(pairs visited).
 *
 * @param people   residents of each zone; 0 where a zone takes no part
 * @param minutes  to the nearest existing facility, of each zone; must be finite where there are people, else not looked at
 */
export function oneNewSite(
  people: Float64Array,
  minutes: Float64Array,
  candidates: readonly number[],
  nearer: NearerZones,
): NewSite {
  let before = 0;
  for (let i = 0; i < people.length; i++) {
    if ((people[i] as number) === 0) continue;
    if (!Number.isFinite(minutes[i])) {
      throw new RangeError(`zone ${i} has people but ${minutes[i]} minutes to the nearest facility; leave it out.`);
    }
    before += (people[i] as number) * (minutes[i] as number);
  }
  let [best, most] = [-1, 0];
  const after = Float64Array.from(candidates, (candidate, c) => {
    let saved = 0;
    nearer(candidate, (zone, took) => {
      const persons = people[zone] as number;
      if (persons > 0) saved += persons * Math.max(0, (minutes[zone] as number) - took);
    });
    if (saved > most) [best, most] = [c, saved];
    return before - saved;
  });
  return { best, before, after };
}
