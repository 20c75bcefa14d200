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
