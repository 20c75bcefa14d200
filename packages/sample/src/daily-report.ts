import { stream } from '@junheng/engine/kernel';
import type { Calendar } from './calendar.ts';
import type { Ward } from './flows.ts';
import { addTo, nth } from './lists.ts';
import { type ReportOptions, withCsv } from './reports.ts';
import type { StaysMade } from './stays.ts';
import type { World } from './truth.ts';

export const dailyReportColumns = [
  'hospital',
  'day',
  'outpatient',
  'emergency',
  'admitted',
  'discharged',
  'in_beds',
  'charges',
] as const;

/** Share of admissions and discharges that a hospital's books enter a day later than they were. */
const bookedLate = 0.04;
/** What a visit, an emergency and a day in a bed are charged, yuan, by tier. */
const prices = [
  [48, 90, 310],
  [165, 280, 760],
  [260, 420, 1380],
] as const;

/** Outpatient and emergency contacts of each facility by day, whose sums over a week are those of the weekly report. */
export type DailyVisits = {
  readonly outpatient: Uint32Array;
  readonly emergency: Uint32Array;
  /** Takes a ward's visits of the week that ends on a day and spreads them over its days by their weights. */
  spread(ward: Ward, end: number, visits: number, emergencies: number, weights: ArrayLike<number>): void;
};

/** @param seed  the sample's; the spreading has a stream of its own, so that nothing else changes */
export function dailyVisits(world: World, calendar: Calendar, seed: number): DailyVisits {
  const n = calendar.dates.length;
  const chance = stream(seed, 'daily visits');
  const outpatient = new Uint32Array(world.facilities.length * n);
  const emergency = new Uint32Array(world.facilities.length * n);
  const scatter = (into: Uint32Array, row: number, end: number, visits: number, sums: Float64Array) => {
    for (let i = 0; i < visits; i++) {
      const at = chance.uniform() * nth(sums, 6);
      let d = 0;
      while (d < 6 && nth(sums, d) <= at) d++;
      addTo(into, row + end - 6 + d, 1);
    }
  };
  return {
    outpatient,
    emergency,
    spread(ward, end, visits, emergencies, weights) {
      const sums = new Float64Array(7);
      const even = new Float64Array(7);
      for (let d = 0; d < 7; d++) {
        const open = end - 6 + d >= ward.opens ? 1 : 0;
        sums[d] = (d === 0 ? 0 : nth(sums, d - 1)) + open * nth(weights, end - 6 + d);
        even[d] = (d === 0 ? 0 : nth(even, d - 1)) + open;
      }
      const row = ward.beds.facility * n;
      scatter(outpatient, row, end, visits, sums);
      scatter(emergency, row, end, emergencies, even);
    },
  };
}

/**
 * What every facility reports each day: contacts, admissions, discharges, patients at midnight and charges. Weeks that
 * do not lie whole in the sample are left out. Books are kept by hand: a few admissions are entered a day late.
 */
export function writeDailyReport(
  path: string,
  world: World,
  calendar: Calendar,
  visits: DailyVisits,
  made: StaysMade,
  { seed }: ReportOptions,
): Promise<number> {
  const n = calendar.dates.length;
  const chance = stream(seed, 'daily report');
  const booked = (true_: Uint16Array) => {
    const out = Uint16Array.from(true_);
    for (let i = 0; i < out.length; i++) {
      if (i % n === n - 1) continue;
      let late = 0;
      for (let k = nth(true_, i); k > 0; k--) if (chance.uniform() < bookedLate) late++;
      addTo(out, i, -late);
      addTo(out, i + 1, late);
    }
    return out;
  };
  const [admitted, discharged] = [booked(made.admitted), booked(made.discharged)];
  const first = nth(calendar.weekday, 0) === 0 ? 0 : 7 - nth(calendar.weekday, 0);
  const end = n - ((n - first) % 7);
  return withCsv(path, dailyReportColumns, async (file) => {
    for (let d = first; d < end; d++) {
      for (const { index, id, tier } of world.facilities) {
        const at = index * n + d;
        const [visit, urgent, bed] = nth(prices, tier - 1);
        const cost =
          visit * nth(visits.outpatient, at) + urgent * nth(visits.emergency, at) + bed * nth(made.census, at);
        const charges = Math.round(cost * Math.exp(0.08 * chance.normal()));
        file.row([
          id,
          nth(calendar.dates, d),
          nth(visits.outpatient, at),
          nth(visits.emergency, at),
          nth(admitted, at),
          nth(discharged, at),
          nth(made.census, at),
          charges,
        ]);
      }
      await file.flush();
    }
  });
}
