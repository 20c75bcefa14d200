import fc from 'fast-check';
import { expect, test } from 'vitest';
import reference from './reference/wis.json' with { type: 'json' };
import { coverage, mase, pinball, smape, wis } from './scores.ts';

test('WIS: the worked cases, and twice the mean pinball loss', () => {
  for (const c of reference.cases) {
    expect(wis(c.actual, reference.chances, c.quantiles)).toBeCloseTo(c.wis, 10);
    const losses = reference.chances.map((p, i) => pinball(c.actual, c.quantiles[i] as number, p));
    expect((2 * losses.reduce((a, b) => a + b)) / losses.length).toBeCloseTo(c.wis, 10);
  }
});

test('WIS: quantiles without a median or with crossed ends are refused', () => {
  expect(() => wis(1, [0.1, 0.9], [0, 2])).toThrow('median');
  expect(() => wis(1, [0.1, 0.5, 0.9], [3, 2, 1])).toThrow('cross');
});

test('MASE: two seasons of four quarters, worked by hand', () => {
  // seasonal changes 2, 2, 2, 2: scale 2; errors 1, 3, 0, 4: mean 2
  expect(mase([11, 17, 30, 44], [10, 20, 30, 40], [8, 18, 28, 38, 10, 20, 30, 40], 4)).toBeCloseTo(1, 12);
  expect(mase([1], [1], [5, 5, 5], 1)).toBeNaN();
  expect(mase([11, Number.NaN], [10, 0], [8, 18, 10, 20], 2)).toBeCloseTo(0.5, 12);
  expect(() => mase([1, 2], [1], [1, 2], 1)).toThrow('1 entries where 2');
});

test('sMAPE: worked by hand; nothing against nothing counts 0', () => {
  expect(smape([0, 100], [0, 300])).toBeCloseTo((0 + 100) / 2, 12);
});

test('coverage: ends belong to the interval', () => {
  expect(coverage([1, 2, 3, 4], [1, 3, 0, 0], [2, 4, 3, 1])).toBe(0.5);
});

test('scores: another unit changes WIS by that unit and leaves MASE and sMAPE alone', () => {
  const values = fc.array(fc.double({ min: 1, max: 1000, noNaN: true }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(values, values, fc.double({ min: 0.01, max: 100, noNaN: true }), (actual, forecast, unit) => {
      const scaled = (v: readonly number[]) => v.map((x) => x * unit);
      const history = [3, 5, 9, 2, 8, 4, 6];
      expect(mase(scaled(actual), scaled(forecast), scaled(history), 2)).toBeCloseTo(
        mase(actual, forecast, history, 2),
        8,
      );
      expect(smape(scaled(actual), scaled(forecast))).toBeCloseTo(smape(actual, forecast), 8);
      const q = [...forecast.slice(0, 3)].sort((a, b) => a - b);
      const chances = [0.1, 0.5, 0.9];
      const y = actual[0] as number;
      expect(wis(y * unit, chances, scaled(q)) / unit).toBeCloseTo(wis(y, chances, q), 8);
    }),
  );
});
