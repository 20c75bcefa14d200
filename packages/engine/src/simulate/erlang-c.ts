import { erlangB } from './erlang-b.ts';
import type { QueueAnswer } from './methods-contract.ts';

/**
 * Share of arrivals that must wait where everybody waits (Erlang C), from Erlang B: C = B ÷ (1 − ρ (1 − B)).
 *
 * @param load  offered load, below `servers`: else the queue grows without end and a RangeError says so
 * @see Erlang 1917; Gross & Harris, Fundamentals of Queueing Theory
 */
export function erlangC(servers: number, load: number): number {
  const blocked = erlangB(servers, load);
  if (!(load < servers))
    throw new RangeError(
      `An offered load of ${load} on ${servers} servers has no steady state: the queue grows without end.`,
    );
  return blocked / (1 - (load / servers) * (1 - blocked));
}

/** Share of time with nobody in the system: 1 ÷ (Σ_{k<c} aᵏ/k! + a^c/c! ÷ (1 − ρ)), in logarithms. */
function shareEmpty(servers: number, load: number): number {
  if (load === 0) return 1;
  let term = -load;
  let total = Math.exp(term);
  for (let k = 1; k <= servers; k++) {
    term += Math.log(load) - Math.log(k);
    total += Math.exp(term) / (k === servers ? 1 - load / servers : 1);
  }
  return Math.exp(-load) / total;
}

/**
 * A ward where patients arrive by chance (Poisson), wait in order without limit and stay exponentially long (M/M/c).
 *
 * @param arrivalRate  arrivals per unit of time
 * @param serviceRate  stays that one server ends per unit of time
 * @returns wait and time in the system in that unit of time, mean numbers, chance of waiting and of an empty system
 */
export function multiServerQueue(arrivalRate: number, serviceRate: number, servers: number): QueueAnswer {
  if (!(arrivalRate >= 0 && serviceRate > 0))
    throw new RangeError(`Rates must be 0 or more and above 0, got ${arrivalRate} and ${serviceRate}.`);
  const load = arrivalRate / serviceRate;
  const waits = erlangC(servers, load);
  const spare = servers * serviceRate - arrivalRate;
  const wait = waits / spare;
  return {
    load,
    utilisation: load / servers,
    waits,
    wait,
    time: wait + 1 / serviceRate,
    waiting: arrivalRate * wait,
    present: arrivalRate * wait + load,
    empty: shareEmpty(servers, load),
  };
}

/** Share of arrivals that wait longer than t: C e^−(cμ − λ)t. */
export function waitsLonger(arrivalRate: number, serviceRate: number, servers: number, t: number): number {
  return erlangC(servers, arrivalRate / serviceRate) * Math.exp(-(servers * serviceRate - arrivalRate) * t);
}
