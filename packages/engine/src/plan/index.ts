export {
  type AllocationProblem,
  type AllocationTerms,
  allocationTerms,
  forEachPair,
  scoresWith,
} from './allocation-problem.ts';
export {
  type AllocationPlan,
  allocationPlan,
  type PlanDetail,
  type PlanOptions,
  type PlanValue,
  planDetail,
  planOptions,
  planStatus,
  planValue,
  type SitePlan,
  sitePlan,
} from './contract.ts';
export { type AllocationAnswer, maxMinAllocation, maxMinAllocationSmall } from './max-min-allocation.ts';
export { planMethods } from './methods.ts';
export { type NearerZones, type NewSite, oneNewSite } from './one-new-site.ts';
export { type MedianAnswer, type MedianProblem, pMedian } from './p-median.ts';
export type { LinearProgramme, LinearProgrammeSolver, LinearSolution } from './spi.ts';
export { type WorstShare, worstShare } from './worst-share.ts';
