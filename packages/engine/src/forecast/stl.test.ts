import { expect, test } from 'vitest';
import { closeTo } from '../../../../testing/close-to.ts';
import { stream } from '../kernel/index.ts';
import { stl } from './stl.ts';

const season = [4, -1, -5, 2];

test('STL: a straight line and a fixed season come back', () => {
  const y = Float64Array.from({ length: 24 }, (_, t) => 10 + 0.5 * t + (season[t % 4] as number));
  const { trend, seasonal, remainder } = stl(y, 4);
  closeTo(
    trend.slice(4, 20),
    Array.from({ length: 16 }, (_, i) => 10 + 0.5 * (i + 4)),
    0.05,
  );
  closeTo(
    seasonal.slice(4, 20),
    Array.from({ length: 16 }, (_, i) => season[i % 4] as number),
    0.05,
  );
  expect(Math.max(...remainder.slice(4, 20).map(Math.abs))).toBeLessThan(0.1);
});

test('STL: the parts sum to the series, and a missing value does not spread', () => {
  const noise = stream(1, 'noise');
  const y = Float64Array.from({ length: 160 }, (_, t) => 50 + 10 * Math.sin((2 * Math.PI * t) / 52) + noise.normal());
  y[70] = Number.NaN;
  const { trend, seasonal, remainder } = stl(y, 52);
  for (let t = 0; t < y.length; t++) {
    expect(Number.isFinite(trend[t]) && Number.isFinite(seasonal[t])).toBe(true);
    if (t !== 70)
      expect((trend[t] as number) + (seasonal[t] as number) + (remainder[t] as number)).toBeCloseTo(y[t] as number, 9);
  }
});

test('STL: less than two seasons is refused', () => {
  expect(() => stl(new Float64Array(7), 4)).toThrow('two seasons');
});
