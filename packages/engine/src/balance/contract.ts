import { z } from 'zod';
import { type Frozen, stageValue, text } from '../domain/index.ts';
import { units } from '../domain/units.ts';

/** How journey times are known. */
export const travelOptions = z.discriminatedUnion('from', [
  /** Great-circle km (R = 6371.0088) × detour ÷ speed. */
  z.strictObject({ from: z.literal('straight_line'), detour: z.number().min(1), speed_kmh: z.number().positive() }),
  /** The pool's `travel` table, as the region gives it. */
  z.strictObject({ from: z.literal('table'), mode: z.string() }),
]);
export type TravelOptions = Frozen<z.infer<typeof travelOptions>>;

/** Weight 1 is full, 0 is out of reach; a step holds up to and including its limit. */
export const decaySteps = z
  .array(z.strictObject({ to_minutes: z.number().positive(), weight: z.number().min(0).max(1) }))
  .min(1)
  .refine((steps) => steps.every(({ to_minutes }, i) => to_minutes > (steps[i - 1]?.to_minutes ?? 0)), {
    error: 'each to_minutes must be above the one before it',
  });

/** Below `low` is low, above `high` is high. */
const classLimits = z
  .strictObject({ low: z.number().positive(), high: z.number().positive() })
  .refine(({ low, high }) => low <= high, { error: 'low must not be above high' });

export const balanceOptions = z.strictObject({
  travel: travelOptions,
  decay: decaySteps,
  classes: z.strictObject({
    supply: classLimits,
    need: classLimits,
  }),
  /** Zones larger than the catchment: beyond this share of supply out of everyone's reach, people are spread over points. */
  spread: z.strictObject({ beyond_share: z.number().min(0).max(1), grid_km: z.number().positive() }),
  /** Level of the areas between which fairness is split (Theil between and within). */
  group_level: z.string(),
  /** Reruns that say how firm a finding is. */
  variants: z.array(
    z.strictObject({
      id: z.string(),
      detour: z.number().min(1).optional(),
      speed_kmh: z.number().positive().optional(),
      decay: decaySteps.optional(),
    }),
  ),
  /** People by minutes to the nearest supply are counted up to each of these, and beyond the last. */
  reach_bands_minutes: z.array(z.number().positive()).min(1),
  /** Care beyond the region's edge is not in the data: zones whose catchment crosses the edge are marked. */
  mark_edge: z.boolean(),
  /** How far simplified borders may be off, km: an edge nearer than this to another polygon is a sliver, not an edge. */
  edge_tolerance_km: z.number().min(0),
});
export type BalanceOptions = Frozen<z.infer<typeof balanceOptions>>;

/** Supply 1 low, 2 middle, 3 high; then need 1..3. `13` is short, `31` is ample. */
export const imbalanceClasses = ['11', '12', '13', '21', '22', '23', '31', '32', '33'] as const;
export type ImbalanceClass = (typeof imbalanceClasses)[number];
export const findingKinds = ['short', 'ample'] as const;

const column = z.array(z.number().nullable());

export const imbalanceFinding = z.object({
  zone_id: z.string(),
  service_code: z.string(),
  kind: z.enum(findingKinds),
  supply_index: z.number(),
  need_index: z.number(),
  persons: z.number(),
  /** In how many of the variants (of `variants`) the class is the same. */
  held: z.number().int(),
  variants: z.number().int(),
});
export type ImbalanceFinding = Frozen<z.infer<typeof imbalanceFinding>>;

export const fairness = z.object({
  gini: z.number(),
  theil: z.number(),
  theil_between: z.number(),
  theil_within: z.number(),
  /** Level of the areas that the between part compares. */
  group_level: z.string(),
  groups: z.array(z.object({ region_id: z.string(), persons: z.number(), mean_score: z.number() })),
  /** Lorenz curve, from (0, 0) to (1, 1): shares of people, poorest first, and of supply. */
  lorenz: z.array(z.tuple([z.number(), z.number()])),
});

/** One service, zone by zone, in the order of the profile's zones. */
export const serviceBalance = z.object({
  service_code: z.string(),
  names: text,
  unit: z.enum(units),
  /** E2SFCA score: reachable supply per 1,000 residents, weighted by distance. */
  score: column,
  supply_index: column,
  need_index: column,
  class: z.array(z.enum(imbalanceClasses).nullable()),
  /** To the nearest known supply, mean over the zone's people; null where there is no way, and for gaps. */
  nearest_minutes: column,
  /** A facility without a count lies within reach: the score may be too low. */
  unknown_near: z.array(z.boolean()),
  /** The catchment crosses the region's edge: care beyond it is not in the data. */
  edge_near: z.array(z.boolean()),
  /** How many variants give the zone the same class. */
  held: z.array(z.number().int().nullable()),
  /** The nearest facilities that give the service, at most five a zone: [index into the profile's facilities, minutes]. */
  nearest: z.array(z.array(z.tuple([z.number().int(), z.number()]))),
  mean_score: z.number(),
  mean_need_per_1000: z.number(),
  /** Share of the known supply that nobody reaches, 0..1. */
  supply_out_of_reach: z.number(),
  /** People were spread over points inside the zones: which points. */
  spread_over: z.enum(['zone_points', 'settlements', 'grid']),
  /** People of the zones that count, by minutes to the nearest known supply; `null` is beyond the last limit. */
  reach_bands: z.array(z.object({ to_minutes: z.number().nullable(), persons: z.number() })),
  fairness: fairness.nullable(),
  /** Short before ample, firm ones first, then by people × distance between need and supply. */
  findings: z.array(imbalanceFinding),
});
export type ServiceBalance = Frozen<z.infer<typeof serviceBalance>>;

export const balanceDetail = z.object({
  travel_basis: z.enum(['straight_line', 'table']),
  variants: z.array(z.string()),
  services: z.array(serviceBalance),
});
export type BalanceDetail = Frozen<z.infer<typeof balanceDetail>>;

export const balanceValue = stageValue(balanceDetail);
export type BalanceValue = Frozen<z.infer<typeof balanceValue>>;
