import { expect, test } from 'vitest';
import { closeTo } from '../../../../testing/close-to.ts';
import { readShared, readSharedCsv, testShared } from '../../../../testing/shared-data.ts';
import { stream } from '../kernel/index.ts';
import { ets, fitEts } from './ets.ts';
import { formName, listForms } from './ets-form.ts';
import { etsModel } from './ets-likelihood.ts';
import { etsStart } from './ets-start.ts';
import type { Forecaster, ForecastTask } from './family.ts';
import { naive } from './naive.ts';
import { mase } from './scores.ts';
import { seasonalNaive } from './seasonal-naive.ts';

const task: ForecastTask = { season: 12, horizon: 12, scale: 'natural', seed: 1, stream: 'test' };
/** Four years of months with level, growth, season and noise, one value missing. */
const months = Float64Array.from({ length: 48 }, (_, t) => 100 + t + 20 * Math.sin((t * Math.PI) / 6) + (t % 5));
months[17] = Number.NaN;

test('ETS: simple smoothing, two steps worked by hand', () => {
  // alpha 0.5 from level 10: 10 -> 12 gives 11, error 2; 11 -> 9 gives 10, error -2
  const y = Float64Array.of(12, 9);
  const start = { level: 10, slope: 0, season: new Float64Array(1), unit: 1, seasonUnit: 1, leastSquares: 0 };
  const model = etsModel(y, 1, { error: 'A', trend: 'N', season: 'N' }, start);
  const { state, squares, parameters } = model.settle(Float64Array.of(0, 0));
  closeTo([parameters.alpha, state.level, squares], [0.5, 10, 8], 1e-12);
});

test.each(listForms(false, 'both').map((form) => [formName(form), form] as const))(
  'ETS: the slope of the likelihood of %s is that of small differences',
  (_, form) => {
    const y = months.map((value) => value / 120);
    const model = etsModel(y, form.season === 'N' ? 1 : 12, form, etsStart(y, 12, form.season));
    const random = stream(3, formName(form));
    const x = model.begin.map((value) => value + 0.2 * random.normal());
    const slope = new Float64Array(model.dimension);
    const spare = new Float64Array(model.dimension);
    model.objective(x, slope);
    for (let i = 0; i < model.dimension; i++) {
      const moved = (by: number) =>
        model.objective(
          x.map((value, k) => (k === i ? value + by : value)),
          spare,
        );
      const expected = (moved(1e-5) - moved(-1e-5)) / 2e-5;
      expect(Math.abs((slope[i] as number) - expected)).toBeLessThan(1e-4 * (1 + Math.abs(expected)));
    }
  },
);

test('ETS: fifteen forms compete, six after a transformation', () => {
  expect(listForms(false, 'both')).toHaveLength(15);
  expect(listForms(true, 'both')).toHaveLength(6);
  expect(listForms(true, 'only').map(formName)).toEqual(['ETS(A,N,A)', 'ETS(A,A,A)', 'ETS(A,Ad,A)']);
});

test('ETS: with fewer than three seasons only seasonal forms compete', () => {
  const noise = stream(5, 'noise');
  const flat = Float64Array.from({ length: 40 }, () => 50 + noise.normal());
  const short = ets(flat.slice(0, 30), task);
  const long = ets(flat, task);
  expect(short.status === 'fitted' && short.form).toMatch(/,[AM]\)$/);
  expect(long.status === 'fitted' && long.form).toMatch(/,N\)$/);
});

test('ETS: AICc prefers the form that made the series', () => {
  const noise = stream(11, 'noise');
  const season = [30, -10, -25, 5];
  const seasonal = Float64Array.from({ length: 60 }, (_, t) => 200 + (season[t % 4] as number) + 3 * noise.normal());
  expect(fitEts(seasonal, 4, listForms(false, 'both'))?.form).toMatchObject({ trend: 'N', season: 'A' });
  const line = Float64Array.from({ length: 60 }, (_, t) => 20 + 5 * t + noise.normal());
  expect(fitEts(line, 1, listForms(false, 'none'))?.form.trend).toBe('A');
});

test('ETS: a season of 52 weeks is adjusted by STL first, and the form says so', () => {
  const weeks = Float64Array.from({ length: 160 }, (_, t) => 200 + 80 * Math.sin((2 * Math.PI * t) / 52));
  const fit = ets(weeks, { ...task, season: 52, horizon: 26, scale: 'log1p' });
  if (fit.status !== 'fitted') throw new Error('too short');
  expect(fit.form).toMatch(/^STL\(52\) \+ ETS\(A,.+,N\) on log1p$/);
  for (let h = 0; h < 26; h++) {
    const expected = 200 + 80 * Math.sin((2 * Math.PI * (160 + h)) / 52);
    expect(Math.abs(fit.predictive.middle(h) / expected - 1)).toBeLessThan(0.02);
  }
});

test('ETS: simulated intervals of multiplicative errors agree with the exact ones where both hold', () => {
  const noise = stream(2, 'noise');
  const flat = Float64Array.from({ length: 80 }, () => 1000 * (1 + 0.03 * noise.normal()));
  const [additive, multiplicative] = (['A', 'M'] as const).map((error) =>
    fitEts(flat, 1, [{ error, trend: 'N', season: 'N' }]),
  );
  expect(Math.sqrt(additive?.variance ?? 0)).toBeCloseTo(1000 * Math.sqrt(multiplicative?.variance ?? 0), 0);
});

function hospital(): { history: Float64Array; actual: Float64Array }[] {
  const rows = readShared('forecast_hospital_monthly/hospital.csv.gz').trimEnd().split('\n').slice(1);
  const cells = rows.map((row) => row.split(',').slice(1).map(Number));
  return (cells[0] ?? []).map((_, column) => {
    const all = Float64Array.from(cells, (row) => row[column] as number);
    return { history: all.slice(0, 72), actual: all.slice(72) };
  });
}

function scoreAll(forecaster: Forecaster, scale: ForecastTask['scale']): number[] {
  return hospital().map(({ history, actual }) => {
    const fit = forecaster(history, { ...task, scale });
    if (fit.status !== 'fitted') throw new Error('too short');
    const points = Float64Array.from({ length: 12 }, (_, h) => fit.predictive.middle(h));
    return mase(actual, points, history, 12);
  });
}
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

testShared('hospital set: seasonal naive has mean MASE 0.92053, naive 0.96760', () => {
  expect(mean(scoreAll(seasonalNaive, 'natural'))).toBeCloseTo(0.92053, 5);
  expect(mean(scoreAll(naive, 'natural'))).toBeCloseTo(0.9676, 5);
});

testShared(
  'hospital set: ETS has mean MASE of at most 0.78, on both scales, and follows R ets series by series',
  () => {
    const scores = scoreAll(ets, 'natural');
    expect(mean(scores)).toBeLessThan(0.772);
    expect(mean(scoreAll(ets, 'log1p'))).toBeLessThan(0.77);
    const published = readSharedCsv('forecast_hospital_monthly/computed_mase_per_series.csv').map((row) =>
      Number(row.ets),
    );
    const near = scores.filter((score, i) => Math.abs(score - (published[i] as number)) < 0.02).length;
    expect(near / scores.length).toBeGreaterThan(0.7);
  },
);
