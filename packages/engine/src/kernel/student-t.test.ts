import { expect, test } from 'vitest';
import { incompleteBeta, logGamma, studentQuantile } from './student-t.ts';

test("Student's t: two-sided 95 % and 99 % values of the printed tables", () => {
  for (const [freedom, t95, t99] of [
    [1, 12.706, 63.657],
    [2, 4.303, 9.925],
    [9, 2.262, 3.25],
    [19, 2.093, 2.861],
    [120, 1.98, 2.617],
  ] as const) {
    expect(Math.abs(studentQuantile(0.975, freedom) - t95)).toBeLessThan(0.0005);
    expect(Math.abs(studentQuantile(0.995, freedom) - t99)).toBeLessThan(0.0005);
  }
  expect(studentQuantile(0.5, 7)).toBeCloseTo(0, 12);
  expect(studentQuantile(0.025, 9)).toBe(-studentQuantile(0.975, 9));
  expect(() => studentQuantile(1, 9)).toThrow('got 1');
});

test('incomplete beta: I_x(2, 3) is a polynomial', () => {
  for (const x of [0.1, 0.4, 0.9])
    expect(incompleteBeta(2, 3, x)).toBeCloseTo(6 * x ** 2 - 8 * x ** 3 + 3 * x ** 4, 13);
  expect(logGamma(5)).toBeCloseTo(Math.log(24), 13);
});
