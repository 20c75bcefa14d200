/**
 * Solves A x = b by elimination with row exchanges and one step of refinement. `a` is row-major, k × k; neither input is
 * changed.
 *
 * @returns x (length k), or undefined when a pivot is smaller than 1e-13 of the largest entry: the matrix is singular
 */
export function solveSquare(a: Float64Array, b: Float64Array): Float64Array | undefined {
  const k = b.length;
  if (a.length !== k * k) throw new RangeError(`${k} right-hand sides need ${k * k} entries, got ${a.length}.`);
  const lu = Float64Array.from(a);
  const order = Int32Array.from(b, (_, i) => i);
  let largest = 0;
  for (const x of a) largest = Math.max(largest, Math.abs(x));
  for (let c = 0; c < k; c++) {
    let best = c;
    for (let i = c + 1; i < k; i++)
      if (Math.abs(lu[i * k + c] as number) > Math.abs(lu[best * k + c] as number)) best = i;
    if (!(Math.abs(lu[best * k + c] as number) > 1e-13 * largest)) return undefined;
    if (best !== c) exchange(lu, order, k, best, c);
    for (let i = c + 1; i < k; i++) {
      const factor = (lu[i * k + c] as number) / (lu[c * k + c] as number);
      lu[i * k + c] = factor;
      if (factor === 0) continue;
      for (let j = c + 1; j < k; j++) lu[i * k + j] = (lu[i * k + j] as number) - factor * (lu[c * k + j] as number);
    }
  }
  const x = substitute(lu, order, b);
  const residual = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    let sum = b[i] as number;
    for (let j = 0; j < k; j++) sum -= (a[i * k + j] as number) * (x[j] as number);
    residual[i] = sum;
  }
  const step = substitute(lu, order, residual);
  return x.map((value, i) => value + (step[i] as number));
}

function exchange(lu: Float64Array, order: Int32Array, k: number, p: number, q: number): void {
  for (let j = 0; j < k; j++) {
    const kept = lu[p * k + j] as number;
    lu[p * k + j] = lu[q * k + j] as number;
    lu[q * k + j] = kept;
  }
  const kept = order[p] as number;
  order[p] = order[q] as number;
  order[q] = kept;
}

function substitute(lu: Float64Array, order: Int32Array, b: Float64Array): Float64Array {
  const k = b.length;
  const x = Float64Array.from(order, (i) => b[i] as number);
  for (let i = 0; i < k; i++)
    for (let j = 0; j < i; j++) x[i] = (x[i] as number) - (lu[i * k + j] as number) * (x[j] as number);
  for (let i = k - 1; i >= 0; i--) {
    for (let j = i + 1; j < k; j++) x[i] = (x[i] as number) - (lu[i * k + j] as number) * (x[j] as number);
    x[i] = (x[i] as number) / (lu[i * k + i] as number);
  }
  return x;
}
