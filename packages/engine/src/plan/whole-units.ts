import { type AllocationTerms, scoresWith } from './allocation-problem.ts';
import { worstShare } from './worst-share.ts';
import { byWorth } from './worst-share-programme.ts';

/** How many facilities besides those chosen are tried as a better place for a unit. */
const tried = 40;
/** Passes of exchanges at most; a handful is usual. */
const passes = 50;
/** An exchange must raise the objective by more than rounding noise. */
const least = 1e-12;

/**
 * Turns a plan in fractions into one in whole units: rounds down, hands out what is left one by one where it raises the
 * objective most, then moves single units for as long as that helps. The result keeps every cap and the limit; how far
 * it may lie below the best whole plan is for the bound to say.
 *
 * @param relaxed  units of each facility, fractions allowed
 * @param worth    what a unit at each facility is worth, to choose which places to try
 * @param zones    zones of the objective that decide (indices into `terms.zones`): those that can lie among the worst
 */
export function wholeUnits(
  terms: AllocationTerms,
  relaxed: Float64Array,
  worth: Float64Array,
  zones: ArrayLike<number>,
): Float64Array {
  const { cap } = terms.problem;
  const units = relaxed.map((x, j) => Math.min(cap[j] as number, Math.floor(x + 1e-6)));
  const places = [...placesToTry(relaxed, worth, cap)];
  const view = narrow(terms, zones);
  let left = terms.limit - units.reduce((total, x) => total + x, 0);
  for (; left > 0; left--) {
    const best = bestStep(view, units, undefined, places);
    if (!best) break;
    units[best.to] = (units[best.to] as number) + 1;
  }
  for (let pass = 0; pass < passes && improve(view, units, places); pass++);
  return units;
}

function placesToTry(relaxed: Float64Array, worth: Float64Array, cap: Float64Array): Set<number> {
  const places = new Set<number>();
  relaxed.forEach((x, j) => {
    if (x > 1e-6) places.add(j);
  });
  for (const j of byWorth(worth).subarray(0, tried))
    if ((cap[j] as number) > 0 && (worth[j] as number) > 0) places.add(j);
  return places;
}

/** The terms cut down to the zones that decide; the people of the others still count as better served. */
function narrow(terms: AllocationTerms, zones: ArrayLike<number>): AllocationTerms & { readonly others: number } {
  const listed = Array.from(zones).sort((a, b) => a - b);
  const start = [0];
  const facility: number[] = [];
  const rise: number[] = [];
  for (const z of listed) {
    for (let k = terms.start[z] as number; k < (terms.start[z + 1] as number); k++) {
      facility.push(terms.facility[k] as number);
      rise.push(terms.rise[k] as number);
    }
    start.push(facility.length);
  }
  const pick = (values: Float64Array) => Float64Array.from(listed, (z) => values[z] as number);
  const persons = pick(terms.persons);
  const all = terms.persons.reduce((total, p) => total + p, 0);
  return {
    ...terms,
    zones: Uint32Array.from(listed, (z) => terms.zones[z] as number),
    persons,
    before: pick(terms.before),
    start: Uint32Array.from(start),
    facility: Uint32Array.from(facility),
    rise: Float64Array.from(rise),
    others: all - persons.reduce((total, p) => total + p, 0),
  };
}

type View = ReturnType<typeof narrow>;

function objective(view: View, units: Float64Array): number {
  const scores = scoresWith(view, units);
  const people = view.persons.reduce((total, p) => total + p, 0);
  const share = (view.problem.worstShare * (people + view.others)) / people;
  return worstShare(scores, view.persons, Math.min(1, share)).mean;
}

/** The unit whose move (or placing, without `from`) raises the objective most; undefined when none does. */
function bestStep(view: View, units: Float64Array, from: number | undefined, places: readonly number[]) {
  const { cap } = view.problem;
  const now = objective(view, units);
  if (from !== undefined) units[from] = (units[from] as number) - 1;
  let best: { to: number; rise: number } | undefined;
  for (const to of places) {
    if (to === from || (units[to] as number) >= (cap[to] as number)) continue;
    units[to] = (units[to] as number) + 1;
    const rise = objective(view, units) - now;
    units[to] = (units[to] as number) - 1;
    if (rise > (best?.rise ?? least)) best = { to, rise };
  }
  if (from !== undefined) units[from] = (units[from] as number) + 1;
  return best;
}

/** One pass over all places: a unit of each goes where it is worth more. Whether any did. */
function improve(view: View, units: Float64Array, places: readonly number[]): boolean {
  let moved = false;
  for (const from of places) {
    if ((units[from] as number) === 0) continue;
    const best = bestStep(view, units, from, places);
    if (!best) continue;
    units[from] = (units[from] as number) - 1;
    units[best.to] = (units[best.to] as number) + 1;
    moved = true;
  }
  return moved;
}
