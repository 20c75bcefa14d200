import type { LossAnswer } from './methods-contract.ts';

function checkLoad(servers: number, load: number): void {
  if (!Number.isInteger(servers) || servers < 1)
    throw new RangeError(`servers must be a whole number from 1, got ${servers}.`);
  if (!(load >= 0 && Number.isFinite(load))) throw new RangeError(`offered load must be 0 or more, got ${load}.`);
}

/**
 * Share of arrivals that find every bed taken and go elsewhere (Erlang B): B(0) = 1, B(n) = a B(n−1) ÷ (n + a B(n−1)).
 * Holds for any distribution of stays. All terms are positive, so nothing cancels; O(servers).
 *
 * @param servers  beds, a whole number from 1
 * @param load     arrivals per day × mean stay in days: beds that would be in use if there were no end of them
 * @see Erlang 1917; recursion: Jagerman 1974, Bell System Technical Journal 53(3), 525–551
 */
export function erlangB(servers: number, load: number): number {
  checkLoad(servers, load);
  let blocked = 1;
  for (let n = 1; n <= servers; n++) blocked = (load * blocked) / (n + load * blocked);
  return blocked;
}

/** Refusals, load carried and occupancy of a ward where nobody waits. */
export function lossSystem(servers: number, load: number): LossAnswer {
  const refused = erlangB(servers, load);
  const carried = load * (1 - refused);
  return { refused, carried, occupancy: carried / servers };
}

/**
 * Highest occupancy at which no more than a share of arrivals is refused (nobody waits): small wards must stay emptier than
 * large ones, which is why one target for all is wrong.
 *
 * @param refused  0 < share < 1
 * @returns share of beds in use, 0..1
 */
export function highestOccupancy(servers: number, refused: number): number {
  if (!(refused > 0 && refused < 1)) throw new RangeError(`refused must lie between 0 and 1, got ${refused}.`);
  let [low, high] = [0, servers / (1 - refused) + 1];
  for (let i = 0; i < 200 && high - low > 1e-14 * high; i++) {
    const middle = (low + high) / 2;
    if (erlangB(servers, middle) < refused) low = middle;
    else high = middle;
  }
  return lossSystem(servers, low).occupancy;
}
