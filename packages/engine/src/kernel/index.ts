export { EventQueue } from './event-queue.ts';
export {
  type Area,
  areaOf,
  earthRadiusKm,
  greatCircleKm,
  gridInside,
  isInside,
  isWithin,
  pointAt,
  type Rings,
} from './geometry.ts';
export { type GlobeIndex, globeIndex } from './geometry-index.ts';
export { type MinHeap, minHeap } from './heap.ts';
export { type FlowAnswer, type FlowNetwork, minCostFlow } from './min-cost-flow.ts';
export { normalChance, normalQuantile } from './normal.ts';
export { type Minimum, minimise, type SmoothFunction } from './optimise.ts';
export { hash32, type Random, stream } from './random.ts';
export { type LinearAnswer, type LinearProgram, type Relation, solveLinear } from './simplex.ts';
export { solveSquare } from './solve-square.ts';
export { indexArray, type SparsePattern, sparseRows } from './sparse.ts';
export { quantile, steady, sum, weightedMean } from './statistics.ts';
export { incompleteBeta, logGamma, studentQuantile } from './student-t.ts';
