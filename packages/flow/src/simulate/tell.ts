import type { Figure, Issue, Recipe } from '@junheng/engine/domain';
import type { Estimate, SimulateDetail } from '@junheng/engine/simulate';
import { staysEnded, type WardsOfService } from './wards.ts';

/** Percent to one decimal, as a sentence needs it. */
const percent = (share: number): number => Math.round(share * 1000) / 10;
const tenths = (days: number): number => Math.round(days * 10) / 10;

/** The stays behind the observed figures. */
const stays = (of: WardsOfService, stayClass: string, service: string): Recipe => ({
  table: 'encounter',
  where: [
    ...staysEnded(stayClass, service, of.from, of.to),
    { column: 'facility_id', op: 'in', value: of.wards.map((w) => w.facility_id) },
  ],
});

/** The headline figures: baseline, plan, the difference, and what was observed. */
export function figuresOf(detail: SimulateDetail, of: WardsOfService, stayClass: string): Figure[] {
  const service_code = detail.service_code;
  const rows = stays(of, stayClass, service_code);
  const told = (id: string, unit: Figure['unit'], e: Estimate): Figure => ({
    id,
    value: e.mean,
    unit,
    interval: { low: e.low, high: e.high, level: detail.level },
    service_code,
  });
  const seen = (id: string, unit: Figure['unit'], value: number | null): Figure => ({
    id,
    value,
    unit,
    service_code,
    rows,
  });
  const figures = detail.scenarios.flatMap((s) => [
    told(`${s.id}_occupancy`, 'share', s.occupancy),
    told(`${s.id}_wait`, 'day', s.mean_wait_days),
    told(`${s.id}_refused`, 'share', s.refused),
    told(`${s.id}_in_extra_beds`, 'patient', s.in_extra_beds),
    told(`${s.id}_admissions`, 'per_day', s.admissions_per_day),
  ]);
  if (detail.difference) figures.push(told('wait_change', 'day', detail.difference.mean_wait_days));
  figures.push(
    seen('observed_occupancy', 'share', detail.observed.occupancy),
    seen('observed_wait', 'day', detail.observed.mean_wait_days),
    seen('observed_admissions', 'per_day', detail.observed.admissions_per_day),
  );
  return figures;
}

/** Where the baseline does not come out as what was observed, and what a reader must know of the comparison. */
export function notesOf(detail: SimulateDetail, of: WardsOfService): Issue[] {
  const notes: Issue[] = [];
  const say = (code: string, severity: Issue['severity'], params: Issue['params'] = {}) =>
    notes.push({ code, severity, params });
  const [baseline, plan] = detail.scenarios as [
    SimulateDetail['scenarios'][number],
    SimulateDetail['scenarios'][number]?,
  ];
  const { observed } = detail;
  if (plan) say('same_demand', 'info');
  else say('baseline_only', 'info');

  const above = baseline.facilities.filter((f) => f.extra_beds > 0);
  if (above.length > 0) say('extra_beds', 'warning', { count: above.length, beds: baseline.extra_beds });

  const off = (simulated: number, seen: number | null) => seen !== null && Math.abs(simulated - seen) > 0.05 * seen;
  if (off(baseline.occupancy.mean, observed.occupancy))
    say('occupancy_off', 'warning', {
      simulated: percent(baseline.occupancy.mean),
      observed: percent(observed.occupancy as number),
    });
  if (off(baseline.admissions_per_day.mean, observed.admissions_per_day))
    say('admissions_off', 'warning', {
      simulated: tenths(baseline.admissions_per_day.mean),
      observed: tenths(observed.admissions_per_day as number),
    });
  const wait = observed.mean_wait_days;
  if (wait === null) say('wait_unknown', 'info');
  else if (Math.abs(baseline.mean_wait_days.mean - wait) > Math.max(0.1, 0.2 * wait))
    say('wait_off', 'info', { simulated: tenths(baseline.mean_wait_days.mean), observed: tenths(wait) });

  if (plan) {
    const touched = plan.facilities.filter((f, i) => f.beds > (baseline.facilities[i]?.beds ?? 0));
    const idle = touched.filter((f) => {
      const before = baseline.facilities.find((b) => b.facility_id === f.facility_id);
      return before !== undefined && before.mean_wait_days.mean < 0.05 && before.refused.mean < 0.01;
    });
    if (idle.length > 0) say('plan_not_full', 'info', { count: idle.length, of: touched.length });
  }
  const { beyond_limit, no_beds, no_stays, implausible } = detail.left_out;
  if (beyond_limit > 0) say('beyond_limit', 'info', { count: beyond_limit, kept: of.wards.length });
  if (no_beds > 0) say('no_beds', 'info', { count: no_beds });
  if (no_stays > 0) say('no_stays', 'info', { count: no_stays });
  if (implausible > 0) say('implausible', 'warning', { count: implausible });
  if (of.days < 365) say('short_history', 'warning', { count: of.days });
  return notes;
}
