import { stream } from '@junheng/engine/kernel';
import type { Calendar } from './calendar.ts';
import type { Geography } from './geography.ts';
import { nth } from './lists.ts';

/** Influenza in the province and its counties by day. */
export type Influenza = {
  /** Height of the wave over the province, 0..1. */
  readonly wave: Float64Array;
  /** Expected notified cases, entry [county][day]. */
  readonly cases: readonly Float64Array[];
};

/**
 * A winter wave each season, in some years a second in spring or summer. Waves start in the capital and reach the hills
 * days later; their height and time differ from year to year.
 *
 * @param people  residents of each county
 */
export function makeInfluenza(
  calendar: Calendar,
  geography: Geography,
  people: readonly number[],
  seed: number,
): Influenza {
  const chance = stream(seed, 'influenza');
  const n = calendar.dates.length;
  const first = nth(calendar.year, 0);
  const last = nth(calendar.year, n - 1);
  const waves: { at: number; width: number; height: number }[] = [];
  const dayOf = (year: number, yearDay: number) => Math.round((year - first) * 365.25 + yearDay);
  for (let year = first - 1; year <= last + 1; year++) {
    waves.push({
      at: dayOf(year, 352 + 40 * (chance.uniform() - 0.4)),
      width: 17 + 7 * chance.uniform(),
      height: 0.6 + 0.4 * chance.uniform(),
    });
    const second = chance.uniform();
    if (second < 0.55)
      waves.push({
        at: dayOf(year, 70 + 25 * chance.uniform()),
        width: 14 + 5 * chance.uniform(),
        height: 0.25 + 0.3 * chance.uniform(),
      });
    if (second > 0.7)
      waves.push({
        at: dayOf(year, 195 + 30 * chance.uniform()),
        width: 16 + 6 * chance.uniform(),
        height: 0.15 + 0.2 * chance.uniform(),
      });
  }
  const height = (day: number) =>
    Math.min(1, 0.03 + waves.reduce((sum, w) => sum + w.height * Math.exp(-0.5 * ((day - w.at) / w.width) ** 2), 0));
  const wave = Float64Array.from({ length: n }, (_, d) => height(d));
  const delays = geography.counties.map(
    (c) => (c.kind === 'capital' ? 0 : c.kind === 'mountain' ? 11 : 5) + 4 * chance.uniform(),
  );
  const strength = geography.counties.map(() => 0.8 + 0.4 * chance.uniform());
  const cases = geography.counties.map((c, i) =>
    Float64Array.from({ length: n }, (_, d) => {
      const notified = nth([1.15, 1.08, 1.04, 1.03, 1.02, 0.86, 0.82], nth(calendar.weekday, d));
      return nth(people, c.index) * 0.000115 * height(d - nth(delays, i)) * nth(strength, i) * notified;
    }),
  );
  return { wave, cases };
}
