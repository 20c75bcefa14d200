import type { BalanceDetail, ServiceBalance } from '@junheng/engine/balance';
import type { ForecastDetail, SeriesForecast, Warning } from '@junheng/engine/forecast';
import type { AllocationPlan, PlanDetail } from '@junheng/engine/plan';
import { readLevel } from '../../parts/levels.ts';

/** A group of zones in which care of one service is short. */
export type ShortFinding = {
  readonly kind: 'short';
  readonly service: ServiceBalance;
  readonly zones: readonly string[];
  readonly people: number;
  /** How many of the zones are short in every rerun. */
  readonly firm: number;
  readonly variants: number;
  /** Mean score of the short zones, weighted by people. */
  readonly score: number;
};

/** People who live further from the nearest supply than the limit of the catchment. */
export type FarFinding = {
  readonly kind: 'far';
  readonly service: ServiceBalance;
  readonly minutes: number;
  readonly people: number;
  readonly all: number;
  readonly bands: ServiceBalance['reach_bands'];
};

/** What comes: a series of the region and how its intervals did in the past. */
export type ComingFinding = {
  readonly kind: 'coming';
  readonly series: SeriesForecast;
  readonly levels: readonly number[];
  readonly warnings: number;
  readonly people: number;
};

/** Facilities that may run past their limit, most likely first. */
export type WarnedFinding = {
  readonly kind: 'warned';
  readonly warnings: readonly Warning[];
  readonly people: number;
};

/** What could be done about it, where nothing more pressing is known. */
export type PlannedFinding = { readonly kind: 'planned'; readonly plan: AllocationPlan; readonly people: number };

export type Finding = ShortFinding | FarFinding | ComingFinding | WarnedFinding | PlannedFinding;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function shortest(services: readonly ServiceBalance[]): ShortFinding | undefined {
  const found = services.flatMap((service): ShortFinding[] => {
    const short = service.findings.filter((finding) => finding.kind === 'short');
    const people = sum(short.map((finding) => finding.persons));
    if (people <= 0) return [];
    return [
      {
        kind: 'short',
        service,
        zones: short.map((finding) => finding.zone_id),
        people,
        firm: short.filter((finding) => finding.held === finding.variants).length,
        variants: short[0]?.variants ?? 0,
        score: sum(short.map((finding) => finding.persons * finding.supply_index * service.mean_score)) / people,
      },
    ];
  });
  return found.sort((a, b) => b.people - a.people)[0];
}

function farthest(services: readonly ServiceBalance[], limit: number): FarFinding | undefined {
  const found = services.flatMap((service): FarFinding[] => {
    const within = service.reach_bands.filter((band) => band.to_minutes !== null && band.to_minutes <= limit);
    const minutes = within.at(-1)?.to_minutes;
    const all = sum(service.reach_bands.map((band) => band.persons));
    const people = all - sum(within.map((band) => band.persons));
    if (minutes === undefined || minutes === null || people < 0.5) return [];
    return [{ kind: 'far', service, minutes, people, all, bands: service.reach_bands }];
  });
  return found.sort((a, b) => b.people - a.people)[0];
}

/** The series of the whole region that rises most; none where no interval lies above today's value. */
function coming(forecast: ForecastDetail): ComingFinding | undefined {
  const regional = forecast.series.filter((series) => series.place_id === null && series.forecast.length > 0);
  const rise = (series: SeriesForecast) => {
    const now = series.history.at(-1)?.value ?? 0;
    return Math.max(...series.forecast.map((point) => point.middle)) / Math.max(1, now);
  };
  const series = [...regional].sort((a, b) => rise(b) - rise(a))[0] ?? forecast.series[0];
  const warnings = forecast.warnings.filter((warning) => warning.level !== 'none').length;
  const read = readLevel(forecast.levels);
  const now = series?.history.findLast((point) => point.value !== null)?.value ?? 0;
  const rises = series?.forecast.some((point) => (point.low[read] ?? point.middle) > now) ?? false;
  if (!series || !rises) return undefined;
  const people = Math.max(...series.forecast.map((point) => point.middle));
  return { kind: 'coming', series, levels: forecast.levels, warnings, people };
}

function warned(forecast: ForecastDetail): WarnedFinding | undefined {
  const raised = forecast.warnings.filter((warning) => warning.level !== 'none').sort((a, b) => b.chance - a.chance);
  return raised.length > 0 ? { kind: 'warned', warnings: raised, people: 0 } : undefined;
}

/**
 * The findings that matter most, by the people whom they touch: where care is short, who lives beyond reach, what
 * comes; then, if room is left, what could be done. `limit` is the region's own limit of reach in minutes. What the data do not hold is left out, not invented.
 */
export function findingsOf(
  balance: BalanceDetail | undefined,
  forecast: ForecastDetail | undefined,
  plan: PlanDetail | undefined,
  limit: number,
): readonly Finding[] {
  const services = balance?.services ?? [];
  const found = [shortest(services), farthest(services, limit), forecast && (coming(forecast) ?? warned(forecast))];
  const pressing = found.filter((finding) => finding !== undefined).sort((a, b) => b.people - a.people);
  const allocation = plan?.allocation;
  const planned = allocation && allocation.people_helped > 0 && pressing.length < 3;
  return planned ? [...pressing, { kind: 'planned', plan: allocation, people: allocation.people_helped }] : pressing;
}
