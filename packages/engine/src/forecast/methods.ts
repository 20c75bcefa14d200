import { type Method, method } from '../domain/index.ts';
import { normalQuantile } from '../kernel/index.ts';
import { asGiven } from './calibration.ts';
import { ets } from './ets.ts';
import type { Forecaster } from './family.ts';
import {
  type ForecastAnswer,
  type ForecastCase,
  forecastAnswer,
  forecastCase,
  maseAnswer,
  maseCase,
  wisAnswer,
  wisCase,
} from './methods-contract.ts';
import { naive } from './naive.ts';
import { mase, wis } from './scores.ts';
import { seasonalNaive } from './seasonal-naive.ts';
import { intervalOf } from './warning.ts';

/** The forecasting methods by id: what `flow` chooses from and the conformance suite runs over. */
export const forecasters: Readonly<Record<string, Forecaster>> = {
  'forecast/naive': naive,
  'forecast/seasonal-naive': seasonalNaive,
  'forecast/ets': ets,
};

const toSeries = (values: readonly (number | null)[]) => Float64Array.from(values, (value) => value ?? Number.NaN);

/** Runs a forecaster on a case as anybody may write it. */
const answer =
  (forecaster: Forecaster, name: string) =>
  (c: ForecastCase): ForecastAnswer => {
    const fit = forecaster(toSeries(c.history), {
      season: c.season,
      horizon: c.horizon,
      scale: c.scale,
      seed: c.seed,
      stream: name,
    });
    if (fit.status === 'too_short') return fit;
    const steps = Array.from({ length: c.horizon }, (_, step) => step);
    const intervals = c.levels.map((level) => {
      const ends = steps.map((step) => intervalOf(fit.predictive, asGiven, step, normalQuantile((1 + level) / 2)));
      return { level, low: ends.map(([low]) => low), high: ends.map(([, high]) => high) };
    });
    return { status: 'fitted', form: fit.form, middle: steps.map((step) => fit.predictive.middle(step)), intervals };
  };

/** What the stage offers by id. */
export const forecastMethods: readonly Method[] = [
  method({
    id: 'forecast/naive',
    version: '1',
    answers: {
      zh: '如果一直保持最近一期的水平，接下来是多少？',
      en: 'What comes next if everything stays as it was last?',
    },
    reference: 'Hyndman & Athanasopoulos 2021, Forecasting: Principles and Practice, sections 5.2 and 5.5',
    input: forecastCase,
    output: forecastAnswer,
    run: answer(naive, 'forecast/naive'),
  }),
  method({
    id: 'forecast/seasonal-naive',
    version: '1',
    answers: {
      zh: '如果下一季重复上一季的同期水平，接下来是多少？',
      en: 'What comes next if the coming season repeats the last one?',
    },
    reference: 'Hyndman & Athanasopoulos 2021, Forecasting: Principles and Practice, sections 5.2 and 5.5',
    input: forecastCase,
    output: forecastAnswer,
    run: answer(seasonalNaive, 'forecast/seasonal-naive'),
  }),
  method({
    id: 'forecast/ets',
    version: '1',
    answers: {
      zh: '按水平、趋势和季节的指数平滑，接下来是多少，区间多宽？',
      en: 'What comes next by smoothing level, trend and season, and within which bounds?',
    },
    reference: 'Hyndman & Khandakar 2008, doi:10.18637/jss.v027.i03',
    input: forecastCase,
    output: forecastAnswer,
    run: answer(ets, 'forecast/ets'),
  }),
  method({
    id: 'forecast/mase',
    version: '1',
    answers: {
      zh: '预测的平均误差是训练期季节变动的多少倍？',
      en: 'How large is the mean error against the usual change from season to season?',
    },
    reference: 'Hyndman & Koehler 2006, doi:10.1016/j.ijforecast.2006.03.001',
    input: maseCase,
    output: maseAnswer,
    run: (c) => {
      const score = mase(toSeries(c.actual), c.forecast, toSeries(c.history), c.season);
      return { mase: Number.isFinite(score) ? score : null };
    },
  }),
  method({
    id: 'forecast/wis',
    version: '1',
    answers: {
      zh: '一组分位数预测离实际有多远（加权区间得分）？',
      en: 'How far were forecast quantiles from what happened (weighted interval score)?',
    },
    reference: 'Bracher, Ray, Gneiting & Reich 2021, doi:10.1371/journal.pcbi.1008618',
    input: wisCase,
    output: wisAnswer,
    run: (c) => ({ wis: wis(c.actual, c.chances, c.quantiles) }),
  }),
];
