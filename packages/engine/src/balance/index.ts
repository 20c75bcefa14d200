export { twoStepFca, within } from './2sfca.ts';
export { threeStepFca } from './3sfca.ts';
export { type ClassLimits, classOf, findingOf, type Indexed, indexed } from './classes.ts';
export {
  type CatchmentCase,
  type CatchmentMethod,
  type ConformanceCase,
  catchmentConformance,
  reachableSupply,
} from './conformance.ts';
export {
  type BalanceDetail,
  type BalanceOptions,
  type BalanceValue,
  balanceDetail,
  balanceOptions,
  balanceValue,
  decaySteps,
  fairness,
  findingKinds,
  type ImbalanceClass,
  type ImbalanceFinding,
  imbalanceClasses,
  imbalanceFinding,
  type ServiceBalance,
  serviceBalance,
  type TravelOptions,
  travelOptions,
} from './contract.ts';
export { type Decay, type DecayTable, decayTable, pairWeights, reachOf, step, weightAt } from './decay.ts';
export { type CatchmentResult, e2sfca, e2sfcaWeighted } from './e2sfca.ts';
export { crossesEdge } from './edge.ts';
export { gini, lorenz, thinLorenz } from './gini.ts';
export { type Near, nearestListed, nearestStraight, reachBands } from './nearest.ts';
export { type DemandPoints, evenPoints, pointPopulation, zoneMeans, zonePoints } from './points.ts';
export { type ZoneReach, zoneReach } from './reach.ts';
export { type Spread, spreadPoints, supplyOutOfReach, type WideZone } from './spread.ts';
export { type TheilParts, theil, theilL } from './theil.ts';
export {
  checkTravel,
  kmOfMinutes,
  longestMinutes,
  minutesOfKm,
  type Positions,
  type StraightLine,
  straightLineKm,
  straightLineTimes,
  type TravelCosts,
  type TravelTimes,
  timesFromKm,
  travelCostsFromPairs,
  travelTimes,
  travelTimesFromPairs,
} from './travel-times.ts';
