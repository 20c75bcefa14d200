import { expect } from 'vitest';

/** Every value within `tolerance` of what is expected, absolutely; the lists must be of one length. */
export function closeTo(got: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-9): void {
  expect(got.length, 'length').toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const [g, e] = [got[i] as number, expected[i] as number];
    if (!(Math.abs(g - e) <= tolerance)) throw new Error(`entry ${i} is ${g}, expected ${e} within ${tolerance}`);
  }
}

/** Within a relative tolerance of what is expected. */
export function closeRelative(got: number, expected: number, tolerance: number): void {
  const off = Math.abs(got - expected) / Math.abs(expected);
  if (!(off <= tolerance))
    throw new Error(`${got} is off ${expected} by ${off.toExponential(2)} relative, ${tolerance} allowed`);
}
