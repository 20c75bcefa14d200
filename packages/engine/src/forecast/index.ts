export {
  type BacktestPlan,
  type BacktestScore,
  backtest,
  chooseMethod,
  commonLosses,
  listOrigins,
} from './backtest.ts';
export {
  asGiven,
  type Calibration,
  calibrate,
  conformalSpread,
  narrow,
  type PastPlace,
  type Spread,
  stretch,
  widen,
} from './calibration.ts';
export {
  type ForecastDetail,
  type ForecastOptions,
  type ForecastValue,
  forecastDetail,
  forecastOptions,
  forecastValue,
  methodScore,
  type SeriesForecast,
  type SeriesOptions,
  seriesForecast,
  seriesOptions,
  seriesSource,
  type Warning,
  type WarningLevel,
  warning,
  warningLevels,
} from './contract.ts';
export { type EtsFit, ets, fitEts, longestStateSeason } from './ets.ts';
export { type EtsForm, formName, listForms } from './ets-form.ts';
export type { Fitted, Forecaster, ForecastTask, TooShort } from './family.ts';
export { forecasters, forecastMethods } from './methods.ts';
export { naive } from './naive.ts';
export { normalPredictive, type Predictive, sampledPredictive } from './predictive.ts';
export { fromScale, type Scale, scales, toScale } from './scale.ts';
export { coverage, mase, pinball, seasonalScale, smape, wis } from './scores.ts';
export { seasonalNaive } from './seasonal-naive.ts';
export { type Decomposition, stl } from './stl.ts';
export {
  type CapacityRisk,
  capacityRisk,
  chanceAbove,
  intervalOf,
  type LevelChances,
  warningLevel,
} from './warning.ts';
