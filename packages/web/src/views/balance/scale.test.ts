import { expect, test } from 'vitest';
import type { ZoneView } from '../../parts/zones.ts';
import { cells, colourOf, countClasses, minuteSteps, supplySteps } from './scale.ts';

const zone = (part: Partial<ZoneView>) =>
  ({ gap: false, class: '13', supplyIndex: 0.5, needIndex: 1.2, minutes: 12, ...part }) as ZoneView;

test('a zone takes the colour of its class; a gap and what is unknown take none', () => {
  expect(colourOf(zone({}), 'imbalance', [])).toBe('imbalance-13');
  expect(colourOf(zone({ gap: true }), 'imbalance', [])).toBeUndefined();
  expect(colourOf(zone({ class: null }), 'imbalance', [])).toBeUndefined();
  expect(colourOf(zone({ minutes: null }), 'minutes', [15, 30])).toBeUndefined();
});

test('limits belong to the class above them, 0 is a value', () => {
  expect(colourOf(zone({ supplyIndex: 0.8 }), 'supply', [])).toBe('balance-even');
  expect(colourOf(zone({ supplyIndex: 0 }), 'supply', [])).toBe('balance-short-3');
  expect(colourOf(zone({ minutes: 15 }), 'minutes', [15, 30])).toBe(minuteSteps([15, 30])[1]?.token);
  expect(supplySteps[0]).toMatchObject({ from: null, to: 0.4 });
  expect(supplySteps.at(-1)).toMatchObject({ from: 2.2, to: null });
});

test('every zone is counted once', () => {
  const counted = countClasses([zone({}), zone({ gap: true }), zone({ class: null }), zone({ class: '31' })]);
  expect(counted.none).toBe(2);
  expect(cells.map((cell) => counted.of[cell]).reduce((a, b) => a + b)).toBe(2);
});
