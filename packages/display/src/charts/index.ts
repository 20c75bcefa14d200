export { type Bar, bars } from './bars.ts';
export { type Dot, type DotSeries, dots } from './dots.ts';
export { type FanView, type FanWords, fan } from './fan.ts';
export type { ChartColours, ChartStyle } from './frame.ts';
export { type LorenzCurve, lorenz } from './lorenz.ts';
export { type ScatterPoint, scatter } from './scatter.ts';
