import type { PoolDetail } from '@junheng/engine/pool';
import { expect, test } from 'vitest';
import { floorOf, lastDayOf, layOut, lowestScore, monthsBetween, placesOf, reasonsOf } from './quality.ts';

const history = (place_id: string | null, accuracy: number[]) => ({
  source_id: 'visits',
  table: 'encounter',
  place_id,
  first: '2024-11',
  last: '2025-02',
  scores: { accuracy },
});
const detail = {
  quality: [
    {
      source_id: 'visits',
      completeness: 1,
      timeliness: null,
      accuracy: 0.8,
      consistency: null,
      update_frequency: null,
      why: [
        { dimension: 'timeliness', say: { code: 'no_schedule', severity: 'info', params: {} } },
        { dimension: 'consistency', say: { code: 'no_second_source', severity: 'info', params: {} } },
        { dimension: 'update_frequency', say: { code: 'no_schedule', severity: 'info', params: {} } },
      ],
      owner: 'the commission',
    },
  ],
  history: [history('h2', [1000, 4]), history(null, [1000, 2, 600, 2]), history('h1', [-1, 2, 750, 2])],
} as unknown as PoolDetail;

test('months run over the turn of the year and end on their last day', () => {
  expect(monthsBetween('2024-11', '2025-02')).toEqual(['2024-11', '2024-12', '2025-01', '2025-02']);
  expect([lastDayOf('2024-02'), lastDayOf('2025-12')]).toEqual(['2024-02-29', '2025-12-31']);
});

test('a history is laid out month by month; what it lacks has no score', () => {
  const place = layOut(history('h1', [-1, 2, 750, 2]));
  expect(place.scores).toEqual({ accuracy: [null, null, 0.75, 0.75] });
  expect([place.latest.accuracy, place.latest.timeliness, place.lowest]).toEqual([0.75, null, 0.75]);
});

test('the whole source first, then the lowest place; the scale ends a tenth below', () => {
  expect(placesOf(detail, 'visits').map(({ place_id }) => place_id)).toEqual([null, 'h1', 'h2']);
  expect(placesOf(detail, 'others')).toEqual([]);
  expect(floorOf(placesOf(detail, 'visits'))).toBe(0.6);
  expect(floorOf([])).toBe(0.9);
});

test('each reason is told once; the lowest score of all says whose it is', () => {
  const [source] = detail.quality;
  expect(source && reasonsOf(source)).toEqual([
    { code: 'no_schedule', dimensions: ['timeliness', 'update_frequency'] },
    { code: 'no_second_source', dimensions: ['consistency'] },
  ]);
  expect(lowestScore(detail)).toEqual({ source_id: 'visits', dimension: 'accuracy', score: 0.8 });
});
