import type { WardCase } from './methods-contract.ts';
import { replicate, together } from './replicate.ts';

/** What the data say happened on a ward, as far as they say it. */
export type ObservedWard = {
  /** Mean wait of those who were admitted, days; null where waits are not reported. */
  readonly mean_wait_days: number | null;
  /** The largest share of patients lost that still counts as "the admissions that happened". */
  readonly lost_at_most: number;
};

const pilots = 4;
/** Extra beds up to which anybody believes it: times the staffed ones, and on top of that. */
const most = { times: 8, more: 1000 } as const;
/** Waits up to this long, days, count as none: a ward where nobody ever waited would need beds without end. */
const noWait = 0.1;

/**
 * How many beds a ward must have had to admit the patients that it did admit. Observed arrivals are admissions that
 * happened: where patients lie above the staffed beds (extra beds, 加床), staffed beds alone could not have taken them.
 * The least number of beds, from the staffed ones up, at which no more than `lost_at_most` leave and the mean wait is
 * no longer than the observed one (a tenth of a day at least). Found by halving, to within a hundredth of the staffed
 * beds, on pilot runs with streams of their own.
 *
 * @param ward  with `beds` at the staffed beds
 * @param name  of the ward; pilots use `pilot/<name>`
 * @returns beds, at least `ward.beds`; null when no number up to eight times the staffed ones and a thousand would do:
 *   then beds, admissions or stays cannot be right
 */
export function bedsInUse(ward: WardCase, observed: ObservedWard, seed: number, name: string): number | null {
  const enough = (beds: number): boolean => {
    const [runs] = replicate([{ name: `pilot/${name}`, ward: { ...ward, beds } }], pilots, seed);
    const all = together(runs ?? []);
    const lost = all.refused / Math.max(1, all.admitted + all.refused);
    const wait = all.waitDays / Math.max(1, all.admitted);
    return (
      lost <= observed.lost_at_most &&
      (observed.mean_wait_days === null || wait <= Math.max(noWait, observed.mean_wait_days))
    );
  };
  if (enough(ward.beds)) return ward.beds;
  let low = ward.beds;
  let step = Math.max(1, Math.ceil(ward.beds * 0.04));
  while (!enough(low + step)) {
    low += step;
    step *= 2;
    if (low > most.times * ward.beds + most.more) return null;
  }
  let high = low + step;
  const closeEnough = Math.max(1, Math.floor(ward.beds / 100));
  while (high - low > closeEnough) {
    const middle = (low + high) >> 1;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
