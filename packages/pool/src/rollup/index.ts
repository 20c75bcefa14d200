export { askRollup, rollupOfRows } from '../sql/query/rollups.ts';
export { refreshRollups, rollupViews, worthRollingUp } from './refresh.ts';
export { type Basis, chooseRollup, type Dimension, dimensions, type RollupQuestion, rollups } from './rollups.ts';
