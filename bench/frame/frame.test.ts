import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readUsage, withFolder } from './child.ts';
import { against, interleave, median } from './measure.ts';
import { part, skip, toRow } from './row.ts';
import { toTable } from './table.ts';

test('median: odd, even, unsorted; nothing has none', () => {
  expect(median([3])).toBe(3);
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow('at least one');
});

test('interleave: A B A B, never A A B B', async () => {
  const order: string[] = [];
  const run = (name: string) => () => order.push(name);
  const found = await interleave(3, { a: run('a'), b: run('b') });
  expect(order.join('')).toBe('ababab');
  expect(found).toEqual({ a: [1, 3, 5], b: [2, 4, 6] });
});

test('against: higher is better for times and for rates; neighbours are compared', () => {
  expect(against([2, 2, 4], [4, 4, 8], 'lower')).toEqual({ ours: 2, peer: 4, ratio: 2 });
  expect(against([2, 2, 4], [4, 4, 8], 'higher').ratio).toBe(0.5);
  expect(() => against([1], [], 'lower')).toThrow('pairs');
});

const finding = (goals: readonly number[]) => ({
  what: 'x',
  goal: '≤ 2',
  peer: null,
  peerName: null,
  ratio: null,
  note: null,
  parts: goals.map((goal) => part('time', 's', 1.5, 'lower', goal)),
});

test('rows: met only when every part holds, never when skipped', () => {
  expect(toRow('loop/x', finding([2]), 'm', 't')).toMatchObject({ met: true, ours: 1.5, unit: 's', better: 'lower' });
  expect(toRow('loop/x', finding([2, 1]), 'm', 't').met).toBe(false);
  expect(toRow('loop/x', { ...finding([2]), skipped: true }, 'm', 't').met).toBe('skipped');
  expect(toRow('loop/x', finding([]), 'm', 't')).toMatchObject({ met: 'skipped', ours: null });
  expect(part('rate', '1/s', Number.NaN, 'higher', 1).met).toBe(false);
});

test('table: one line a part, the reason for what was skipped below it', () => {
  const rows = [
    toRow('loop/x', finding([2, 1]), 'm', 't'),
    toRow('loop/y', skip('y', '≤ 1', 'no peer here'), 'm', 't'),
  ];
  const table = toTable(rows);
  expect(table.split('\n')).toHaveLength(6);
  expect(table).toContain('not met');
  expect(table).toContain('loop/y: no peer here');
});

test('usage: CPU is summed over processes, memory is that of the largest', async () => {
  await withFolder(async (folder) => {
    const file = join(folder, 'usage.jsonl');
    expect(readUsage(file).peakBytes).toBeNaN();
    writeFileSync(file, '{"maxRssBytes":10,"cpuSeconds":1}\n{"maxRssBytes":30,"cpuSeconds":0.5}\n');
    expect(readUsage(file)).toEqual({ cpuSeconds: 1.5, peakBytes: 30 });
  });
});
