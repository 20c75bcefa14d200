/** A smooth function of several variables: returns its value at `x` and writes its slope into `slope`. */
export type SmoothFunction = (x: Float64Array, slope: Float64Array) => number;

export type Minimum = {
  readonly x: Float64Array;
  readonly value: number;
  readonly iterations: number;
  /** False when the iterations ran out before the value settled. */
  readonly converged: boolean;
};

type Limits = {
  readonly maxIterations?: number;
  /** Stops when the value falls by less than this share of its size (plus one) in two steps running. */
  readonly tolerance?: number;
  /** No step changes any coordinate by more than this. */
  readonly longestStep?: number;
};

/**
 * Finds a local minimum of a smooth function by the quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno with a
 * backtracking line search (Nocedal & Wright 2006, algorithms 6.1 and 3.1). Where the value is not finite, the function
 * is taken as undefined and the step is shortened. Bounds are the caller's: write a bounded quantity as a smooth
 * function of a free one.
 *
 * Time O(iterations × (n² + one evaluation)), memory O(n²).
 *
 * @param f      value and slope; called with arrays that are used again
 * @param start  where to begin (length n); must have a finite value, else a RangeError
 */
export function minimise(f: SmoothFunction, start: ArrayLike<number>, limits: Limits = {}): Minimum {
  const { maxIterations = 200, tolerance = 1e-9, longestStep = 4 } = limits;
  const n = start.length;
  let x = Float64Array.from(start);
  let next = new Float64Array(n);
  let slope = new Float64Array(n);
  let nextSlope = new Float64Array(n);
  const direction = new Float64Array(n);
  const inverse = new Float64Array(n * n);
  const work = new Float64Array(n);
  let value = f(x, slope);
  if (!Number.isFinite(value)) throw new RangeError(`The function has no finite value at the start, got ${value}.`);
  identity(inverse, n, 1 / Math.max(norm(slope), 1e-300));
  let settled = 0;
  let fresh = true;
  let iterations = 0;
  for (; iterations < maxIterations && settled < 2; iterations++) {
    let descent = aim(inverse, slope, direction);
    if (!(descent < 0)) {
      identity(inverse, n, 1 / Math.max(norm(slope), 1e-300));
      fresh = true;
      descent = aim(inverse, slope, direction);
      if (!(descent < 0)) return { x, value, iterations, converged: true };
    }
    let step = Math.min(1, longestStep / largest(direction));
    let found = Number.POSITIVE_INFINITY;
    for (let halvings = 0; halvings < 40; halvings++) {
      for (let i = 0; i < n; i++) next[i] = (x[i] as number) + step * (direction[i] as number);
      found = f(next, nextSlope);
      if (found <= value + 1e-4 * step * descent) break;
      step *= Number.isFinite(found) ? shorter(value, descent, found, step) : 0.25;
      found = Number.POSITIVE_INFINITY;
    }
    if (!Number.isFinite(found)) {
      if (fresh) return { x, value, iterations, converged: true };
      identity(inverse, n, 1 / Math.max(norm(slope), 1e-300));
      fresh = true;
      continue;
    }
    update(inverse, x, next, slope, nextSlope, work, fresh);
    fresh = false;
    settled = value - found <= tolerance * (1 + Math.abs(found)) ? settled + 1 : 0;
    value = found;
    [x, next] = [next, x];
    [slope, nextSlope] = [nextSlope, slope];
  }
  return { x, value, iterations, converged: settled >= 2 };
}

function identity(matrix: Float64Array, n: number, scale: number): void {
  matrix.fill(0);
  for (let i = 0; i < n; i++) matrix[i * n + i] = scale;
}

/** direction = -inverse × slope; returns slope · direction. */
function aim(inverse: Float64Array, slope: Float64Array, direction: Float64Array): number {
  const n = slope.length;
  let descent = 0;
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum -= (inverse[i * n + j] as number) * (slope[j] as number);
    direction[i] = sum;
    descent += sum * (slope[i] as number);
  }
  return descent;
}

/** Factor of the next, shorter step: the minimum of the parabola through what is known, kept within 0.1 and 0.5. */
function shorter(value: number, descent: number, found: number, step: number): number {
  const best = (-descent * step) / (2 * (found - value - descent * step));
  return Math.min(0.5, Math.max(0.1, best));
}

/** BFGS update of the inverse Hessian; skipped where the curvature is not positive. The first one sets the scale. */
function update(
  inverse: Float64Array,
  x: Float64Array,
  next: Float64Array,
  slope: Float64Array,
  nextSlope: Float64Array,
  work: Float64Array,
  fresh: boolean,
): void {
  const n = x.length;
  let sy = 0;
  let yy = 0;
  let ss = 0;
  for (let i = 0; i < n; i++) {
    const s = (next[i] as number) - (x[i] as number);
    const y = (nextSlope[i] as number) - (slope[i] as number);
    sy += s * y;
    yy += y * y;
    ss += s * s;
  }
  if (!(sy > 1e-10 * Math.sqrt(ss * yy))) return;
  if (fresh) identity(inverse, n, sy / yy);
  let yHy = 0;
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++)
      sum += (inverse[i * n + j] as number) * ((nextSlope[j] as number) - (slope[j] as number));
    work[i] = sum;
    yHy += sum * ((nextSlope[i] as number) - (slope[i] as number));
  }
  const a = (1 + yHy / sy) / sy;
  for (let i = 0; i < n; i++) {
    const si = (next[i] as number) - (x[i] as number);
    for (let j = 0; j < n; j++) {
      const sj = (next[j] as number) - (x[j] as number);
      const cell = i * n + j;
      inverse[cell] =
        (inverse[cell] as number) + a * si * sj - ((work[i] as number) * sj + si * (work[j] as number)) / sy;
    }
  }
}

function norm(v: Float64Array): number {
  let sum = 0;
  for (const entry of v) sum += entry * entry;
  return Math.sqrt(sum);
}

function largest(v: Float64Array): number {
  let most = 0;
  for (const entry of v) most = Math.max(most, Math.abs(entry));
  return most;
}
