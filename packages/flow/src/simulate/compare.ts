import { steady } from '@junheng/engine/kernel';
import {
  bedsInUse,
  difference,
  type Estimate,
  type NamedWard,
  replicate,
  type SimulateDetail,
  type SimulateOptions,
  summarise,
  together,
  type WardAnswer,
  type WardCounts,
} from '@junheng/engine/simulate';
import type { FacilityWard, WardsOfService } from './wards.ts';

/** A ward with the beds that it must have had. */
type WardInUse = FacilityWard & { readonly inUse: number };
export type WardsInUse = Omit<WardsOfService, 'wards'> & { readonly wards: readonly WardInUse[] };

type Scenario = SimulateDetail['scenarios'][number];

const steadyEstimate = (e: Estimate): Estimate => ({ mean: steady(e.mean), low: steady(e.low), high: steady(e.high) });
const shown = (a: WardAnswer) => ({
  occupancy: steadyEstimate(a.occupancy),
  mean_wait_days: steadyEstimate(a.mean_wait_days),
  refused: steadyEstimate(a.refused),
  admissions_per_day: steadyEstimate(a.admissions_per_day),
  in_extra_beds: steadyEstimate(a.in_extra_beds),
});

/** One replication of all wards together, for every replication. */
const allTogether = (counts: readonly (readonly WardCounts[])[], replications: number): WardCounts[] =>
  Array.from({ length: replications }, (_, r) => together(counts.map((c) => c[r] as WardCounts)));

const sum = (values: readonly number[]): number => values.reduce((s, x) => s + x, 0);

/** What the data hold of one facility, as shares and days. */
export function observedOf(w: FacilityWard, days: number) {
  return {
    occupancy: steady(w.observed.bed_days / (w.staffed * days)),
    mean_wait_days: w.observed.mean_wait_minutes === null ? null : steady(w.observed.mean_wait_minutes / 1440),
    admissions_per_day: steady(w.observed.stays / days),
  };
}

/** The same for all facilities that were simulated; the wait is the mean over stays of those that report one. */
export function observedTogether(of: WardsOfService): SimulateDetail['observed'] {
  const beds = sum(of.wards.map((w) => w.staffed));
  const stays = sum(of.wards.map((w) => w.observed.stays));
  const bedDays = sum(of.wards.map((w) => w.observed.bed_days));
  const withWait = of.wards.filter((w) => w.observed.mean_wait_minutes !== null);
  const waitStays = sum(withWait.map((w) => w.observed.stays));
  const waited = sum(withWait.map((w) => (w.observed.mean_wait_minutes as number) * w.observed.stays));
  return {
    occupancy: steady(bedDays / (beds * of.days)),
    mean_wait_days: waitStays > 0 ? steady(waited / waitStays / 1440) : null,
    admissions_per_day: steady(stays / of.days),
    mean_stay_days: steady(bedDays / stays),
  };
}

/** The beds that each ward must have had; a ward whose stays no number of beds could have held is left out and counted. */
export function withBedsInUse(of: WardsOfService, options: SimulateOptions, seed: number): WardsInUse {
  const wards = of.wards.flatMap((w): WardInUse[] => {
    const wait = w.observed.mean_wait_minutes;
    const observed = { mean_wait_days: wait === null ? null : wait / 1440, lost_at_most: options.lost_at_most };
    const inUse = bedsInUse(w.ward, observed, seed, w.facility_id);
    return inUse === null ? [] : [{ ...w, inUse }];
  });
  return { ...of, wards, leftOut: { ...of.leftOut, implausible: of.wards.length - wards.length } };
}

/**
 * Simulates the baseline, and the plan where it adds beds to any of the wards, on the same patients (common random
 * numbers). A ward that the plan leaves alone is simulated once and stands in both.
 */
export function compare(of: WardsInUse, options: SimulateOptions, seed: number) {
  const { level, replications } = options;
  const named = (w: WardInUse, add: number): NamedWard => ({
    name: w.facility_id,
    ward: { ...w.ward, beds: w.inUse + add, staffed_beds: w.staffed + add },
  });
  const baseline = replicate(
    of.wards.map((w) => named(w, 0)),
    replications,
    seed,
  );
  const touched = of.wards.some((w) => w.add > 0);
  const plan = of.wards.map((w, i) =>
    w.add > 0 ? (replicate([named(w, w.add)], replications, seed)[0] as WardCounts[]) : (baseline[i] as WardCounts[]),
  );
  const scenario = (id: 'baseline' | 'plan', counts: readonly (readonly WardCounts[])[]): Scenario => {
    const bedsOf = (w: FacilityWard) => w.staffed + (id === 'plan' ? w.add : 0);
    const beds = sum(of.wards.map(bedsOf));
    return {
      id,
      beds,
      extra_beds: sum(of.wards.map((w) => w.inUse - w.staffed)),
      ...shown(summarise(allTogether(counts, replications), beds, level)),
      facilities: of.wards.map((w, i) => ({
        facility_id: w.facility_id,
        beds: bedsOf(w),
        extra_beds: w.inUse - w.staffed,
        ...shown(summarise(counts[i] as WardCounts[], bedsOf(w), level)),
        observed: observedOf(w, of.days),
      })),
    };
  };
  const first = scenario('baseline', baseline);
  if (!touched) return { scenarios: [first], difference: null };
  const second = scenario('plan', plan);
  const paired = difference(
    { counts: allTogether(plan, replications), beds: second.beds },
    { counts: allTogether(baseline, replications), beds: first.beds },
    level,
  );
  return { scenarios: [first, second], difference: shown(paired) };
}
