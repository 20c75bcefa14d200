import { addTo, lastOf, nth } from './lists.ts';
/** Draws whole numbers in proportion to weights, each at the same cost (alias method, Vose 1991, doi:10.1109/32.92917). */
export type Alias = { readonly keep: Float64Array; readonly other: Uint16Array };

/** Prepares draws of 0 … n − 1. All weights 0 gives an even draw. */
export function makeAlias(weights: ArrayLike<number>): Alias {
  const n = weights.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += nth(weights, i);
  const keep = new Float64Array(n).fill(1);
  const other = new Uint16Array(n);
  const scaled = Float64Array.from({ length: n }, (_, i) => (sum > 0 ? (nth(weights, i) * n) / sum : 1));
  const small: number[] = [];
  const large: number[] = [];
  scaled.forEach((w, i) => {
    (w < 1 ? small : large).push(i);
  });
  while (small.length > 0 && large.length > 0) {
    const low = small.pop() as number;
    const high = lastOf(large);
    keep[low] = nth(scaled, low);
    other[low] = high;
    addTo(scaled, high, -(1 - nth(scaled, low)));
    if (nth(scaled, high) < 1) small.push(large.pop() as number);
  }
  return { keep, other };
}

/** One draw from one uniform number of [0, 1). */
export function drawFrom(alias: Alias, uniform: number): number {
  const n = alias.keep.length;
  const at = uniform * n;
  const i = Math.floor(at);
  return at - i < (alias.keep[i] as number) ? i : (alias.other[i] as number);
}
