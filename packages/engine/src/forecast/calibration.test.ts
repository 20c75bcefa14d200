import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stream } from '../kernel/index.ts';
import { backtest, chooseMethod, commonLosses, listOrigins } from './backtest.ts';
import { asGiven, calibrate, conformalSpread, narrow, type PastPlace, widen } from './calibration.ts';
import { ets } from './ets.ts';
import { normalPredictive } from './predictive.ts';
import { seasonalNaive } from './seasonal-naive.ts';
import { capacityRisk, chanceAbove, intervalOf, warningLevel } from './warning.ts';

const levels = [0.5, 0.8, 0.95];
/** Past places whose spread is `width` times what the method promised. */
function placesOf(width: number, count: number): PastPlace[] {
  const random = stream(4, 'places');
  return Array.from({ length: count }, (_, i) => ({ origin: i, period: i + 1, z: width * random.normal() }));
}

test('calibration: intervals that were half as wide as they should be become twice as wide', () => {
  const { adjusted, spread, coverage } = calibrate(placesOf(2, 2000), levels);
  expect(adjusted).toBe(true);
  expect(widen(spread, 1.2816)).toBeCloseTo(2 * 1.2816, 0);
  for (const [i, level] of levels.entries()) expect(Math.abs((coverage[i] as number) - level)).toBeLessThan(0.04);
});

test('calibration: with nothing known by then, the method stands as it is', () => {
  const few = placesOf(3, 8);
  const { adjusted, spread } = calibrate(few, levels);
  expect(adjusted).toBe(false);
  expect(spread).toEqual(asGiven);
  const allAtOnce = placesOf(3, 200).map((one, i) => ({ ...one, origin: 0, period: 1 + (i % 5) }));
  expect(calibrate(allAtOnce, levels).adjusted).toBe(false);
});

test('calibration: widen ascends and narrow undoes it', () => {
  const z = fc.double({ min: -6, max: 6, noNaN: true });
  fc.assert(
    fc.property(fc.array(z, { minLength: 1, maxLength: 60 }), z, z, (places, a, b) => {
      const spread = conformalSpread(places, levels);
      expect(narrow(spread, widen(spread, a))).toBeCloseTo(a, 5);
      if (a < b) expect(widen(spread, a)).toBeLessThanOrEqual(widen(spread, b));
    }),
  );
});

test('backtest: origins end a horizon before the last value and keep the least training part', () => {
  const plan = { origins: 4, leastPeriods: 24 };
  expect(listOrigins(60, { season: 12, horizon: 6 }, plan)).toEqual([45, 48, 51, 54]);
  expect(listOrigins(31, { season: 12, horizon: 6 }, plan)).toEqual([24, 25]);
  expect(listOrigins(29, { season: 12, horizon: 6 }, plan)).toEqual([]);
});

test('backtest: a method is scored only with what it could know', () => {
  const seen: number[] = [];
  const spy = (history: Float64Array) => {
    seen.push(history.length);
    return { status: 'too_short', has: 0, needs: 1 } as const;
  };
  const history = Float64Array.from({ length: 48 }, (_, t) => t % 12);
  const task = { season: 12, horizon: 6, scale: 'natural', seed: 1, stream: 't' } as const;
  const [spied, repeated] = backtest(history, { spy, seasonalNaive }, task, { origins: 2, leastPeriods: 24 });
  expect(seen).toEqual([36, 42]);
  expect(spied?.origins).toBe(0);
  expect(repeated?.mase).toBeNaN();
  expect(repeated?.places.every((one) => one.z === 0)).toBe(true);
});

test('backtest: on a noisy series without a season ETS is chosen over repeating last year', () => {
  const noise = stream(9, 'noise');
  const history = Float64Array.from({ length: 60 }, () => 100 + 5 * noise.normal());
  const task = { season: 12, horizon: 6, scale: 'log1p', seed: 1, stream: 't' } as const;
  const scores = backtest(history, { seasonalNaive, ets }, task, { origins: 6, leastPeriods: 36 });
  expect(chooseMethod(scores)).toBe('ets');
});

test('backtest: methods are compared on the origins that all of them can tell', () => {
  const score = (method: string, losses: readonly (readonly [number, number])[]) => ({
    method,
    mase: losses.reduce((sum, [, mase]) => sum + mase, 0) / losses.length,
    origins: losses.length,
    losses: losses.map(([origin, mase]) => ({ origin, mase })),
    places: [],
  });
  // b looks better only because it has no forecast for the hard origin 1
  const [a, b] = [
    score('a', [
      [1, 9],
      [2, 1],
      [3, 1],
    ]),
    score('b', [
      [2, 2],
      [3, 2],
    ]),
  ];
  expect(commonLosses([a, b])).toEqual([1, 2]);
  expect(chooseMethod([a, b])).toBe('a');
  expect(chooseMethod([{ ...a, origins: 0, losses: [] }, b])).toBe('b');
  expect(chooseMethod([])).toBeUndefined();
});

test('warning: chance, interval and level of a demand worked by hand', () => {
  const predictive = normalPredictive(Float64Array.of(90, 95), Float64Array.of(5, 5), 'natural');
  expect(chanceAbove(predictive, asGiven, 1, 95)).toBeCloseTo(0.5, 12);
  const risk = capacityRisk(predictive, asGiven, 100, 0.95);
  expect(risk.step).toBe(1);
  expect(risk.chance).toBeCloseTo(0.5, 12);
  expect(risk.occupancy.high).toBeCloseTo(0.95 + 0.05 * 1.2815515655446004, 12);
  expect(intervalOf(predictive, { nominal: [0, 1], needed: [0, 2] }, 0, 1)).toEqual([80, 100]);
  const least = { blue: 0.1, yellow: 0.25, orange: 0.5, red: 0.75 };
  expect([0, 0.1, 0.3, 0.5, 0.9].map((chance) => warningLevel(chance, least))).toEqual([
    'none',
    'blue',
    'yellow',
    'orange',
    'red',
  ]);
  expect(() => warningLevel(0.5, { ...least, blue: 0.9 })).toThrow('ascend');
  expect(() => capacityRisk(predictive, asGiven, 0, 0.95)).toThrow('above 0');
});
