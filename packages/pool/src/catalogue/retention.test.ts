import { expect, test } from 'vitest';
import type { CatalogueEntry, Publication } from '../spi.ts';
import { heldBy, keptByPolicy } from './retention.ts';

const step = (day: string, current: string[] = []): Publication => ({
  at: `${day}T12:00:00.000Z`,
  snapshot: `s-${day}`,
  reason: 'run',
  note: null,
  current,
});
const daysOf = (steps: readonly Publication[]) => steps.map(({ at }) => at.slice(5, 10));

test('retention: all of 90 days, then one a month, worked by hand', () => {
  const days = ['01-05', '01-31', '02-01', '02-28', '04-01', '04-02', '04-03', '05-20', '06-30'];
  const history = days.map((day) => step(`2024-${day}`));
  // 90 days before 1 July noon is 2 April noon: 04-02 is within to the second, 04-01 stood when they began.
  const kept = keptByPolicy(history, { days: 90, afterwards: 'month' }, '2024-07-01T12:00:00Z');
  expect(daysOf(kept)).toEqual(['01-31', '02-28', '04-01', '04-02', '04-03', '05-20', '06-30']);
  const none = keptByPolicy(history.toReversed(), { days: 90, afterwards: 'nothing' }, '2024-07-01T12:00:00Z');
  expect(daysOf(none)).toEqual(['04-01', '04-02', '04-03', '05-20', '06-30']);
  expect(daysOf(keptByPolicy(history, { days: 0, afterwards: 'year' }, '2025-07-01T12:00:00Z'))).toEqual(['06-30']);
  expect(keptByPolicy([], { days: 90, afterwards: 'month' }, '2024-07-01T12:00:00Z')).toEqual([]);
});

test('retention: the newest stays however old it is; a clock that tells the past keeps everything', () => {
  const history = [step('2020-01-01'), step('2020-01-02')];
  expect(daysOf(keptByPolicy(history, { days: 1, afterwards: 'nothing' }, '2030-01-01T00:00:00Z'))).toEqual(['01-02']);
  expect(keptByPolicy(history, { days: 1, afterwards: 'nothing' }, '2010-01-01T00:00:00Z')).toHaveLength(2);
  expect(() => keptByPolicy(history, { days: -1, afterwards: 'month' }, '2010-01-01T00:00:00Z')).toThrow('-1 days');
});

test('retention: a kept artefact keeps what it was made from, and the snapshots that they name', () => {
  const entry = (id: string, ...made_from: string[]): CatalogueEntry => ({
    id,
    stage: id,
    kind: id,
    path: '',
    sha256: '',
    made_from,
    made_at: '',
    seconds: 0,
  });
  const artefacts = [entry('a', 's-old'), entry('b', 'a'), entry('c', 's-1'), entry('d', 's-2'), entry('e', 's-9')];
  const held = heldBy([{ ...step('1', ['b']), snapshot: 's-1' }], artefacts, ['d']);
  expect([...held.artefacts].sort()).toEqual(['a', 'b', 'd']);
  expect([...held.snapshots].sort()).toEqual(['s-1', 's-2', 's-old']);
});
