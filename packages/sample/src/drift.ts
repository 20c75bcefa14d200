import { stream } from '@junheng/engine/kernel';
import type { Calendar } from './calendar.ts';
import type { Ward } from './flows.ts';
import { lastOf, nth } from './lists.ts';
import { services } from './services.ts';

/** Yearly growth of admissions by tier: big hospitals gain what health centres lose. */
const growth = [-0.02, 0.006, 0.02] as const;

/** A wandering level around 0: each step keeps `memory` of the last and adds chance of size `spread`. */
function wander(steps: number, memory: number, spread: number, normal: () => number): Float64Array {
  const out = new Float64Array(steps);
  let level = (spread * normal()) / Math.sqrt(1 - memory ** 2);
  for (let i = 0; i < steps; i++) {
    out[i] = level;
    level = memory * level + spread * normal();
  }
  return out;
}

/**
 * How busy each ward is month by month beside the rhythm that all share: its tier's growth and a slow drift of its own;
 * 1 on the mean of the last twelve months. Entry [ward][month].
 */
export function makeDrift(wards: readonly Ward[], months: number, seed: number): Float64Array[] {
  const chance = stream(seed, 'drift');
  return wards.map((ward) => {
    const own = wander(months, 0.85, [0.06, 0.025, 0.012][ward.tier - 1] ?? 0, chance.normal);
    const level = own.map((x, m) => Math.exp(x + (nth(growth, ward.tier - 1) * (m - months + 6)) / 12));
    const last = level.slice(-12);
    const mean = last.reduce((a, b) => a + b, 0) / last.length;
    return level.map((x) => x / mean);
  });
}

/** What nobody foresees in a week, by service and day: a few per cent, half of it still there a week later. */
export function makeShocks(calendar: Calendar, seed: number): Float64Array[] {
  const weeks = Math.ceil(calendar.dates.length / 7) + 1;
  return services.map((service) => {
    const weekly = wander(weeks, 0.5, 0.026, stream(seed, `shocks/${service.code}`).normal);
    return Float64Array.from(calendar.dates, (_, d) => Math.exp(nth(weekly, Math.floor(d / 7))));
  });
}

/** The month of each day, counted from the first. */
export const monthOf = (calendar: Calendar): Uint16Array =>
  Uint16Array.from(
    calendar.dates,
    (date, d) => (nth(calendar.year, d) - nth(calendar.year, 0)) * 12 + Number(date.slice(5, 7)) - 1,
  );

/** How many months the calendar has. */
export const monthCount = (calendar: Calendar): number => lastOf(monthOf(calendar)) + 1;
