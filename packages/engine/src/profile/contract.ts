import { z } from 'zod';
import { type Frozen, stageValue, text } from '../domain/index.ts';
import { units } from '../domain/units.ts';

/** Where the supply of a service is read. A facility that is of the right kind but has no count is *unknown*, never 0. */
export const supplySource = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('resource'),
    class: z.enum(['people', 'equipment', 'space', 'money', 'technology']),
    type_code: z.string(),
    /** `staffed`, `physical`, `licensed` or `usable`; null where the source does not tell states apart. */
    state: z.string().nullable(),
    unit: z.enum(units),
  }),
  /** The last period of a reported figure that holds any data; a facility without a row in it is unknown. */
  z.strictObject({ from: z.literal('statistic'), indicator_code: z.string(), unit: z.enum(units) }),
  /** Every facility counts 1: where nothing but a list of institutions is known. */
  z.strictObject({ from: z.literal('institutions'), unit: z.literal('institution') }),
]);

/** Where need comes from: population × standard rates by age, or plainly the residents (of an age). */
export const needSource = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('rates'), service_code: z.string() }),
  z.strictObject({
    from: z.literal('residents'),
    age_from: z.number().int().optional(),
    age_to: z.number().int().optional(),
  }),
]);

/** Where the use of a service is read, for occupancy and turnover. */
export const useSource = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('encounter'), class: z.string() }),
  z.strictObject({ from: z.literal('statistic_occupied'), indicator_code: z.string() }),
  z.strictObject({ from: z.literal('statistic_occupancy'), indicator_code: z.string() }),
]);

/** A service that is planned for. */
export const serviceOptions = z.strictObject({
  code: z.string(),
  names: text,
  supply: supplySource,
  /** Kinds of facility that give the service; all when absent. */
  facility_kinds: z.array(z.string()).optional(),
  need: needSource,
  use: useSource.optional(),
});
export type ServiceOptions = Frozen<z.infer<typeof serviceOptions>>;

/** How staffed beds are derived for facilities that report beds but no staffed ones. */
export const staffedBedsOptions = z.strictObject({
  /** `type_code` of beds in `resource`. */
  type_code: z.string(),
  /** `role_code` of nurses in `staff`. */
  nurse_roles: z.array(z.string()).min(1),
  /** Nurses that a staffed bed needs, in full-time equivalents. */
  nurses_per_bed: z.number().positive(),
});
export type StaffedBedsOptions = Frozen<z.infer<typeof staffedBedsOptions>>;

export const profileOptions = z.strictObject({
  services: z.array(serviceOptions).min(1),
  /** Year of the population that is used; the last one that the data hold when absent. */
  population_year: z.number().int().optional(),
  /** Nothing is derived where it is absent: staffed beds that nobody reports stay unknown. */
  staffed_beds: staffedBedsOptions.optional(),
});
export type ProfileOptions = Frozen<z.infer<typeof profileOptions>>;

const column = z.array(z.number().nullable());

/** Zones, column by column; entry i of every list is about zone i. `null` is no data. */
export const zoneTable = z.object({
  zone_id: z.array(z.string()),
  name: z.array(z.string()),
  name_en: z.array(z.string().nullable()),
  region_id: z.array(z.string()),
  lon: column,
  lat: column,
  persons: column,
  /** Share of residents aged 65 or over, 0..1; of the region that holds the zone where only that is known. */
  share_65plus: column,
  /** A gap of the list: its people count as demand, but it leaves means, classes, fairness, plans and findings. */
  gap: z.array(z.boolean()),
});
export type ZoneTable = Frozen<z.infer<typeof zoneTable>>;

export const facilityTable = z.object({
  facility_id: z.array(z.string()),
  name: z.array(z.string()),
  name_en: z.array(z.string().nullable()),
  kind: z.array(z.string()),
  level_code: z.array(z.string().nullable()),
  region_id: z.array(z.string().nullable()),
  lon: column,
  lat: column,
});
export type FacilityTable = Frozen<z.infer<typeof facilityTable>>;

/** One service: what there is of it and who needs it. */
export const serviceProfile = z.object({
  service_code: z.string(),
  names: text,
  unit: z.enum(units),
  supply_basis: z.enum(['resource', 'statistic', 'institutions']),
  /** The period that the supply describes, where the source names one. */
  period: z.string().nullable(),
  need_basis: z.enum(['own_rates', 'stand_in_rates', 'residents']),
  /** Supply of each facility; null is unknown. A facility that does not give the service is in `gives: false`. */
  supply: column,
  gives: z.array(z.boolean()),
  /** Whether the supply of each facility is staffed beds derived from its nurses; absent where none is. */
  supply_derived: z.array(z.boolean()).optional(),
  /** Share of the supply in use, of each facility, 0 or more. */
  occupancy: column,
  /** Stays ended a year per unit of supply, of each facility. */
  turnover: column,
  /** Supply that stands in each zone, per 1,000 residents (container ratio; not what people can reach). */
  zone_supply_per_1000: column,
  /** Expected need of each zone: stays (or residents) a year, and per 1,000 residents. */
  zone_need: column,
  zone_need_per_1000: column,
  total_supply: z.number().nullable(),
  unknown_facilities: z.number().int(),
  total_need: z.number().nullable(),
});
export type ServiceProfile = Frozen<z.infer<typeof serviceProfile>>;

export const profileDetail = z.object({
  population_year: z.number().int(),
  zones: zoneTable,
  facilities: facilityTable,
  services: z.array(serviceProfile),
  /** Areas above the zones, for names, maps and grouping. */
  regions: z.array(
    z.object({
      region_id: z.string(),
      parent_id: z.string().nullable(),
      level: z.string(),
      name: z.string(),
      name_en: z.string().nullable(),
      kind: z.string().nullable(),
      persons: z.number().nullable(),
      has_polygon: z.boolean(),
    }),
  ),
  /** Residents by age band, where ages are known. `age_to: null` is open. */
  ages: z.array(z.object({ age_from: z.number().int(), age_to: z.number().int().nullable(), persons: z.number() })),
});
export type ProfileDetail = Frozen<z.infer<typeof profileDetail>>;

export const profileValue = stageValue(profileDetail);
export type ProfileValue = Frozen<z.infer<typeof profileValue>>;
