import { z } from 'zod';
import { type Frozen, issue, stageValue } from '../domain/index.ts';
import { units } from '../domain/units.ts';

export const planOptions = z.strictObject({
  /** Place more of one service's supply where it lifts the worst-served most. */
  allocation: z.strictObject({
    service_code: z.string(),
    /** Units to place (beds, doctors, institutions). */
    add: z.number().positive(),
    /** No facility grows by more than this share of what it has, or by `cap_at_least` if that is more. */
    cap_share: z.number().positive(),
    cap_at_least: z.number().min(0),
    /** Share of the people, worst served first, whose mean score is raised. */
    worst_share: z.number().positive().max(1),
    /** Price of one unit and what there is to spend; absent where no price is known. */
    price: z.number().positive().optional(),
    budget: z.number().positive().optional(),
  }),
  /** One new site for a service: p-median over the zones. */
  site: z.strictObject({ service_code: z.string() }).optional(),
});
export type PlanOptions = Frozen<z.infer<typeof planOptions>>;

/** How good an answer is: proven optimal, feasible with a bound, or impossible with the constraints in conflict. */
export const planStatus = z.enum(['optimal', 'feasible', 'infeasible']);

export const allocationPlan = z.object({
  service_code: z.string(),
  unit: z.enum(units),
  status: planStatus,
  /** Objective: mean score (per 1,000) of the worst-served share, before, after, and the proven upper bound. */
  before: z.number(),
  after: z.number(),
  bound: z.number(),
  /** (bound − after) ÷ |after|. */
  gap: z.number(),
  placed: z.number(),
  cost: z.number().nullable(),
  currency: z.string().nullable(),
  placements: z.array(z.object({ facility_id: z.string(), now: z.number(), add: z.number() })),
  /** People of zones whose score rises by at least a tenth. */
  people_helped: z.number(),
  /** Short findings of the service before and after. */
  short_before: z.number().int(),
  short_after: z.number().int(),
  /** The rules that stopped it from being better: `code` names the sentence `plan.binding.<code>`, with its marginal value. */
  binding: z.array(issue),
  /** The same plan judged under each variant of the balance: objective before and after. */
  variants: z.array(z.object({ id: z.string(), before: z.number(), after: z.number() })),
  /** Score of each zone under the plan, in the order of the profile's zones. */
  score_after: z.array(z.number().nullable()),
});
export type AllocationPlan = Frozen<z.infer<typeof allocationPlan>>;

export const sitePlan = z.object({
  service_code: z.string(),
  status: planStatus,
  zone_id: z.string().nullable(),
  /** Mean minutes to the nearest facility, over residents, before and after. */
  mean_minutes_before: z.number().nullable(),
  mean_minutes_after: z.number().nullable(),
  objective: z.number().nullable(),
  gap: z.number().nullable(),
  /** Runners-up: zone and mean minutes. */
  runners_up: z.array(z.object({ zone_id: z.string(), mean_minutes: z.number() })),
  /** Why the question is void, where it is. */
  void: z.string().nullable(),
});
export type SitePlan = Frozen<z.infer<typeof sitePlan>>;

export const planDetail = z.object({ allocation: allocationPlan.nullable(), site: sitePlan.nullable() });
export type PlanDetail = Frozen<z.infer<typeof planDetail>>;

export const planValue = stageValue(planDetail);
export type PlanValue = Frozen<z.infer<typeof planValue>>;
