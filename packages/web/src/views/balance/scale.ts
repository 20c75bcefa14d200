import type { ColourToken } from '@junheng/display/tokens';
import type { ImbalanceClass } from '@junheng/engine/balance';
import type { Indicator } from '../../address.ts';
import type { ZoneView } from '../../parts/zones.ts';

/** Supply 1 low to 3 high, then need 1 to 3: the nine cells of the map's legend. */
export const cells: readonly ImbalanceClass[] = ['11', '12', '13', '21', '22', '23', '31', '32', '33'];

/** A class of a map: its colour and the values that it holds, from (inclusive) and to (exclusive); null is open. */
export type Step = { readonly token: ColourToken; readonly from: number | null; readonly to: number | null };

/** A token, or undefined where a zone has no data and is hatched. */
export type ZoneColour = ColourToken | undefined;

const steps = (tokens: readonly ColourToken[], limits: readonly number[]): readonly Step[] =>
  tokens.map((token, index) => ({ token, from: limits[index - 1] ?? null, to: limits[index] ?? null }));

/** Supply against the region's mean: purple short, grey even, green ample. */
export const supplySteps = steps(
  [
    'balance-short-3',
    'balance-short-2',
    'balance-short-1',
    'balance-even',
    'balance-ample-1',
    'balance-ample-2',
    'balance-ample-3',
  ],
  [0.4, 0.6, 0.8, 1.25, 1.6, 2.2],
);

/** Need per resident against the region's mean, low to high. */
export const needSteps = steps(
  ['need-1', 'need-2', 'need-3', 'need-4', 'need-5', 'need-6'],
  [0.85, 0.95, 1.05, 1.15, 1.3],
);

/** Minutes to the nearest supply: the bands of the region, the longest strongest. */
export function minuteSteps(bands: readonly number[]): readonly Step[] {
  const tokens: readonly ColourToken[] = ['need-1', 'need-2', 'need-3', 'need-4', 'need-5', 'need-6'];
  const limits = bands.slice(0, 5);
  const used = limits.length + 1;
  const spaced = Array.from(
    { length: used },
    (_, index) => tokens[Math.round((index * 5) / Math.max(1, used - 1))] ?? 'need-6',
  );
  return steps(spaced, limits);
}

const stepOf = (all: readonly Step[], value: number | null): ZoneColour =>
  value === null ? undefined : all.find((step) => step.to === null || value < step.to)?.token;

/** The colour of a class: supply first, need second. */
export const classToken = (of: ImbalanceClass): ColourToken => `imbalance-${of}`;

/** How a zone is coloured under an indicator; a gap of the list is hatched, whatever its numbers say. */
export function colourOf(zone: ZoneView, indicator: Indicator, bands: readonly number[]): ZoneColour {
  if (zone.gap) return undefined;
  switch (indicator) {
    case 'imbalance':
      return zone.class === null ? undefined : classToken(zone.class);
    case 'supply':
      return stepOf(supplySteps, zone.supplyIndex);
    case 'need':
      return stepOf(needSteps, zone.needIndex);
    case 'minutes':
      return stepOf(minuteSteps(bands), zone.minutes);
  }
}

/** How many zones lie in each class, and in none. */
export function countClasses(zones: readonly ZoneView[]): {
  readonly of: Readonly<Record<ImbalanceClass, number>>;
  readonly none: number;
} {
  const of = Object.fromEntries(cells.map((name) => [name, 0])) as Record<ImbalanceClass, number>;
  let none = 0;
  for (const zone of zones) {
    if (zone.class === null || zone.gap) none++;
    else of[zone.class]++;
  }
  return { of, none };
}
