import { expect, test } from 'vitest';
import { closeTo } from '../../../../testing/close-to.ts';
import { minimise, type SmoothFunction } from './optimise.ts';

test('minimise: the valley of Rosenbrock ends at (1, 1)', () => {
  const valley: SmoothFunction = (at, slope) => {
    const [x, y] = [at[0] as number, at[1] as number];
    slope[0] = -400 * x * (y - x * x) - 2 * (1 - x);
    slope[1] = 200 * (y - x * x);
    return 100 * (y - x * x) ** 2 + (1 - x) ** 2;
  };
  const found = minimise(valley, [-1.2, 1], { tolerance: 1e-14 });
  closeTo(found.x, [1, 1], 1e-5);
  expect(found.converged).toBe(true);
});

test('minimise: a quadratic of badly matched scales', () => {
  const scales = [1e-3, 1, 1e3];
  const bowl: SmoothFunction = (at, slope) => {
    let value = 0;
    for (const [i, scale] of scales.entries()) {
      const off = (at[i] as number) - i;
      value += scale * off * off;
      slope[i] = 2 * scale * off;
    }
    return value;
  };
  closeTo(minimise(bowl, [5, 5, 5], { tolerance: 1e-16, longestStep: 100 }).x, [0, 1, 2], 1e-3);
});

test('minimise: where the function is undefined the step is shortened', () => {
  const barrier: SmoothFunction = (at, slope) => {
    const x = at[0] as number;
    slope[0] = 1 - 1 / x;
    return x > 0 ? x - Math.log(x) : Number.POSITIVE_INFINITY;
  };
  closeTo(minimise(barrier, [30]).x, [1], 1e-3);
  expect(() => minimise(barrier, [-1])).toThrow('no finite value at the start');
});
