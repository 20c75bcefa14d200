import { normalChance } from '../kernel/index.ts';
import { narrow, type Spread, widen } from './calibration.ts';
import type { WarningLevel } from './contract.ts';
import type { Predictive } from './predictive.ts';

/** Chance that demand of a period ahead passes `limit`, 0..1, after the calibration of past intervals. */
export function chanceAbove(predictive: Predictive, spread: Spread, step: number, limit: number): number {
  return normalChance(-narrow(spread, predictive.place(step, limit)));
}

/** The interval of one level of a period ahead, after the calibration; it always holds the point forecast. */
export function intervalOf(predictive: Predictive, spread: Spread, step: number, z: number): [number, number] {
  const middle = predictive.middle(step);
  const reach = widen(spread, z);
  return [Math.min(middle, predictive.at(step, -reach)), Math.max(middle, predictive.at(step, reach))];
}

/** The least chance for each level, ascending. */
export type LevelChances = Readonly<Record<Exclude<WarningLevel, 'none'>, number>>;

/**
 * Warning level of a chance: the highest level whose least chance is reached. Each run judges anew, from its own data;
 * a level does not yet depend on the level before (no hysteresis).
 */
export function warningLevel(chance: number, least: LevelChances): WarningLevel {
  if (!(least.blue <= least.yellow && least.yellow <= least.orange && least.orange <= least.red))
    throw new RangeError(
      `Chances of the levels must ascend: blue ${least.blue}, yellow ${least.yellow}, orange ${least.orange}, red ${least.red}.`,
    );
  if (chance >= least.red) return 'red';
  if (chance >= least.orange) return 'orange';
  if (chance >= least.yellow) return 'yellow';
  return chance >= least.blue ? 'blue' : 'none';
}

export type CapacityRisk = {
  /** Period ahead with the highest chance, 0 is the next. */
  readonly step: number;
  readonly chance: number;
  /** Demand ÷ capacity in that period: middle and 80 % interval. */
  readonly occupancy: { readonly middle: number; readonly low: number; readonly high: number };
};

/**
 * How likely demand passes a share of capacity in the worst period of the horizon. The chance is that of this one
 * period, not of any period of the horizon.
 *
 * @param capacity   most that can be served in a period, above 0
 * @param occupancy  share of capacity that demand should not pass
 */
export function capacityRisk(
  predictive: Predictive,
  spread: Spread,
  capacity: number,
  occupancy: number,
): CapacityRisk {
  if (!(capacity > 0)) throw new RangeError(`A warning needs a capacity above 0, got ${capacity}.`);
  let worst = 0;
  let chance = -1;
  for (let step = 0; step < predictive.horizon; step++) {
    const here = chanceAbove(predictive, spread, step, occupancy * capacity);
    const higher = here === chance && predictive.middle(step) > predictive.middle(worst);
    if (here > chance || higher) [worst, chance] = [step, here];
  }
  const [low, high] = intervalOf(predictive, spread, worst, 1.2815515655446004);
  return {
    step: worst,
    chance,
    occupancy: { middle: predictive.middle(worst) / capacity, low: low / capacity, high: high / capacity },
  };
}
