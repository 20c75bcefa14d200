import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listScores, toScoreRuns } from './score-runs.ts';

test('three good months, one unknown, one bad: three runs', () => {
  expect(toScoreRuns([1, 1, 1, null, 0.25])).toEqual([1000, 3, -1, 1, 250, 1]);
  expect(listScores([1000, 3, -1, 1, 250, 1])).toEqual([1, 1, 1, null, 0.25]);
});

test('any scores come back, to a thousandth', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 1000 }))), (perMille) => {
      const scores = perMille.map((value) => (value === null ? null : value / 1000));
      expect(listScores(toScoreRuns(scores))).toEqual(scores);
    }),
  );
});
