import { normalChance, normalQuantile } from '../kernel/index.ts';
import { fromScale, type Scale, toScale } from './scale.ts';

/** Standard normal values beyond this are as good as certain. */
const far = 12;

/**
 * What a method expects of each period ahead, as a distribution. A share of cases is named by the standard normal value
 * `z` that is not passed with that chance (0 is the middle, 1.96 the end of a 95 % interval), so that a recalibration
 * (`calibration.ts`) can widen all intervals and change all chances by one rule.
 */
export type Predictive = {
  readonly horizon: number;
  /** The point forecast of period `step` (0 is the next one). */
  middle(step: number): number;
  /** The value of period `step` at `z`. */
  at(step: number, z: number): number;
  /** The `z` at which `value` lies in period `step`; between -12 and 12. */
  place(step: number, value: number): number;
};

/** Normal on the scale of the model with the given means and standard deviations, one per period ahead. */
export function normalPredictive(mean: Float64Array, deviation: Float64Array, scale: Scale): Predictive {
  return {
    horizon: mean.length,
    middle: (step) => fromScale(scale, mean[step] as number),
    at: (step, z) => fromScale(scale, (mean[step] as number) + z * (deviation[step] as number)),
    place: (step, value) => {
      if (scale === 'log1p' && value < 0) return -far;
      const off = toScale(scale, value) - (mean[step] as number);
      const width = deviation[step] as number;
      if (Math.abs(off) <= 1e-9 * (1 + Math.abs(mean[step] as number))) return 0;
      return Math.min(far, Math.max(-far, off / width));
    },
  };
}

/**
 * The distribution of simulated paths, for forms whose errors multiply. Beyond the outermost paths it goes on as a
 * normal distribution with the paths' spread.
 *
 * @param middle  point forecast per period ahead
 * @param paths   for each period ahead its simulated values, ascending
 */
export function sampledPredictive(middle: Float64Array, paths: readonly Float64Array[], scale: Scale): Predictive {
  const spread = paths.map((values) => Math.max((valueAt(values, 1) - valueAt(values, -1)) / 2, 1e-12));
  const edge = paths.map((values) => normalQuantile(1 - 1 / (values.length + 1)));
  const at = (step: number, z: number): number => {
    const values = paths[step] as Float64Array;
    const outermost = edge[step] as number;
    if (Math.abs(z) <= outermost) return valueAt(values, z);
    const sign = z > 0 ? 1 : -1;
    return valueAt(values, sign * outermost) + (z - sign * outermost) * (spread[step] as number);
  };
  return {
    horizon: middle.length,
    middle: (step) => fromScale(scale, middle[step] as number),
    at: (step, z) => fromScale(scale, at(step, z)),
    place: (step, value) => {
      const wanted = scale === 'log1p' && value < 0 ? Number.NEGATIVE_INFINITY : toScale(scale, value);
      let [low, high] = [-far, far];
      for (let i = 0; i < 50; i++) {
        const between = (low + high) / 2;
        if (at(step, between) < wanted) low = between;
        else high = between;
      }
      return (low + high) / 2;
    },
  };
}

/** Value of ascending draws at the standard normal `z`, between neighbours by a straight line. */
function valueAt(ascending: Float64Array, z: number): number {
  const n = ascending.length;
  const rank = normalChance(z) * (n + 1) - 1;
  const low = Math.min(n - 1, Math.max(0, Math.floor(rank)));
  const high = Math.min(n - 1, low + 1);
  const share = Math.min(1, Math.max(0, rank - low));
  return (ascending[low] as number) * (1 - share) + (ascending[high] as number) * share;
}
