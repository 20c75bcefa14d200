import type { TravelCosts } from './travel-times.ts';

/**
 * How much a journey counts: 1 at the door, 0 out of reach. `step`: weights up to and including each limit, 0 beyond the
 * last. The others fall smoothly and are cut off beyond `cut`. Limits, scales and costs share one unit.
 *
 * - `gaussian`: exp(−x² ÷ 2σ²), σ = `scale`
 * - `exponential`: exp(−x ÷ `scale`)
 * - `linear`: 1 − x ÷ `cut`
 * - `inverse_power`: (max(x, `least`) ÷ `scale`)^(−`power`)
 */
export type Decay =
  | { readonly form: 'step'; readonly steps: readonly { readonly to: number; readonly weight: number }[] }
  | { readonly form: 'gaussian'; readonly scale: number; readonly cut: number }
  | { readonly form: 'exponential'; readonly scale: number; readonly cut: number }
  | { readonly form: 'linear'; readonly cut: number }
  | {
      readonly form: 'inverse_power';
      readonly power: number;
      readonly scale: number;
      readonly least: number;
      readonly cut: number;
    };

/** A decay as a table over whole hundredths of a minute: entry c is the weight of a journey of c ÷ 100 minutes. */
export type DecayTable = {
  readonly weight: Float64Array;
  /** The longest journey that counts at all, minutes. */
  readonly reachMinutes: number;
};

/** A step decay from pairs of limit and weight, as a paper prints it: `step([[10, 1], [20, 0.68], [30, 0.22]])`. */
export const step = (steps: readonly (readonly [to: number, weight: number])[]): Decay => ({
  form: 'step',
  steps: steps.map(([to, weight]) => ({ to, weight })),
});

/** Throws a RangeError that names what is wrong with a decay. */
export function checkDecay(decay: Decay): void {
  if (decay.form === 'step') {
    if (decay.steps.length === 0) throw new RangeError('A step decay needs at least one limit with its weight.');
    decay.steps.forEach(({ to, weight }, i) => {
      const before = decay.steps[i - 1]?.to ?? 0;
      if (!(to > before)) throw new RangeError(`Limits of a step decay rise; limit ${i + 1} is ${to} after ${before}.`);
      if (!(weight >= 0)) throw new RangeError(`Weights are 0 or more; the weight up to ${to} is ${weight}.`);
    });
    return;
  }
  if (!(decay.cut > 0)) throw new RangeError(`A decay is cut off at a cost above 0, got ${decay.cut}.`);
  if (decay.form !== 'linear' && !(Math.abs(decay.scale) > 0)) {
    throw new RangeError(`A ${decay.form} decay needs a scale that is not 0.`);
  }
}

/** Weight of a journey that costs `x`. A cost beyond reach weighs 0. */
export function weightAt(decay: Decay, x: number): number {
  switch (decay.form) {
    case 'step':
      return decay.steps.find(({ to }) => x <= to)?.weight ?? 0;
    case 'gaussian':
      return x <= decay.cut ? Math.exp(-(x * x) / (2 * decay.scale * decay.scale)) : 0;
    case 'exponential':
      return x <= decay.cut ? Math.exp(-x / decay.scale) : 0;
    case 'linear':
      return x <= decay.cut ? 1 - x / decay.cut : 0;
    case 'inverse_power':
      return x <= decay.cut ? (Math.max(x, decay.least) / decay.scale) ** -decay.power : 0;
  }
}

/** The cost at which a decay ends: journeys beyond it count nothing. */
export const reachOf = (decay: Decay): number =>
  decay.form === 'step'
    ? Math.max(0, ...decay.steps.filter(({ weight }) => weight > 0).map(({ to }) => to))
    : decay.cut;

/**
 * The table of a decay over every whole hundredth of a minute that journey times can hold, so that a kernel looks up and
 * calls nothing. 65,536 entries, 0.5 MB; a limit is met to the hundredth.
 */
export function decayTable(decay: Decay): DecayTable {
  checkDecay(decay);
  const weight = new Float64Array(65_536);
  const reach = Math.min(65_534, Math.round(reachOf(decay) * 100));
  for (let centi = 0; centi <= reach; centi++) weight[centi] = weightAt(decay, Math.min(centi / 100, reachOf(decay)));
  return { weight, reachMinutes: reach / 100 };
}

/** Weights of pairs with exact costs, one a pair; the decay is in the costs' unit. */
export function pairWeights(decay: Decay, travel: TravelCosts): Float64Array {
  checkDecay(decay);
  return Float64Array.from(travel.cost, (cost) => weightAt(decay, cost));
}
