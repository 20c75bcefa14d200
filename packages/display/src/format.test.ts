import { expect, test } from 'vitest';
import { formatBytes, formatExact, formatInstant, formatZone } from './format.ts';

test('a count that is added up keeps its digits in both languages', () => {
  expect([formatExact('zh', 102_097), formatExact('en', 102_097)]).toEqual(['102097', '102,097']);
});

test('a size has the unit that it needs', () => {
  const sizes = [0, 999, 1000, 1994, 12_410, 999_600, 5_446_252, 3.2e12];
  expect(sizes.map(formatBytes)).toEqual(['0 B', '999 B', '1 kB', '1.99 kB', '12.4 kB', '1 MB', '5.45 MB', '3200 GB']);
});

test('an instant is told in the time of the region, with its zone, over midnight and both clock changes', () => {
  const told = (iso: string, zone: string) => [formatInstant('en', iso, zone), formatZone(iso, zone)];
  expect(told('2026-11-21T15:47:09Z', 'Asia/Shanghai')).toEqual(['21 Nov 2026 23:47', 'UTC+8']);
  expect(told('2026-12-31T16:00:00Z', 'Asia/Shanghai')).toEqual(['1 Jan 2027 00:00', 'UTC+8']);
  expect(told('2026-03-29T00:59:00Z', 'Europe/London')).toEqual(['29 Mar 2026 00:59', 'UTC']);
  expect(told('2026-03-29T01:00:00Z', 'Europe/London')).toEqual(['29 Mar 2026 02:00', 'UTC+1']);
  expect(told('2026-10-25T01:00:00Z', 'Europe/London')).toEqual(['25 Oct 2026 01:00', 'UTC']);
  expect(told('2026-07-01T12:00:00Z', 'America/St_Johns')).toEqual(['1 Jul 2026 09:30', 'UTC−2:30']);
  expect(formatInstant('zh', '2026-11-21T15:47:09Z', 'UTC')).toBe('2026年11月21日 15:47');
});
