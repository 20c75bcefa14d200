export { askRollup, rollupOfRows } from '../sql/query/rollups.ts';
export { hasRollups, refreshRollups, rollupViews, worthRollingUp } from './refresh.ts';
export { type Basis, chooseRollup, type Dimension, dimensions, type RollupQuestion, rollups } from './rollups.ts';
