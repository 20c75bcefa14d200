import type { QualityHistory } from '@junheng/engine/pool';
import { expect, test } from 'vitest';
import { qualityOf } from './quality-of.ts';

const held = (place_id: string | null, completeness: number[], accuracy: number[]): QualityHistory => ({
  source_id: 'visits',
  table: 'statistic',
  place_id,
  first: '2024-01',
  last: '2025-12',
  scores: { completeness, accuracy },
});
const history = [held(null, [1000, 24], [1000, 24]), held('north', [1000, 12, 500, 12], [1000, 12, 800, 12])];
const ask = (place_id: string | null, until: string, source_id = 'visits') =>
  qualityOf(history, { source_id, place_id, until });

test('the twelve months up to the day count; a place without a history takes that of the source', () => {
  expect(ask('north', '2025-12-31')).toBeCloseTo(0.4, 12);
  expect(ask('north', '2024-12-31')).toBe(1);
  expect(ask('south', '2025-12-31')).toBe(1);
  expect(ask('north', '2025-12-31', 'other')).toBeNull();
});
