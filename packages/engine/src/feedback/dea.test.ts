import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closeTo } from '../../../../testing/close-to.ts';
import { readShared, readSharedCsv, testShared } from '../../../../testing/shared-data.ts';
import { deaPromises } from './conformance.ts';
import { deaBcc } from './dea-bcc.ts';
import { deaCcr } from './dea-ccr.ts';
import { feedbackMethods } from './methods.ts';
import { deaResult } from './methods-contract.ts';
import hospitals from './reference/twelve-hospitals.json' with { type: 'json' };

const columns = (...lists: number[][]) => (lists[0] as number[]).map((_, o) => lists.map((list) => list[o] as number));
const scores = (units: readonly { score: number }[]) => units.map((u) => u.score);
const twelve = {
  inputs: columns(hospitals.doctors, hospitals.nurses),
  outputs: columns(hospitals.outpatients, hospitals.inpatients),
};

test('CCR: three hospitals, one input, worked by hand', () => {
  // Stays a bed: 40, 30, 20. The best is 1, the others 30/40 and 20/40; each is compared with the first.
  const given = { inputs: [[100], [100], [50]], outputs: [[4000], [3000], [1000]] };
  const units = deaCcr(given);
  closeTo(scores(units), [1, 0.75, 0.5]);
  expect(units[2]?.peers).toEqual([{ unit: 0, weight: expect.closeTo(0.25, 9) }]);
});

test('CCR: what is too much beyond the score is slack', () => {
  // The second uses the same beds as the first and twice its doctors for the same stays: on the edge, with 10 doctors too many.
  const units = deaCcr({
    inputs: [
      [100, 10],
      [100, 20],
    ],
    outputs: [[4000], [4000]],
  });
  closeTo(scores(units), [1, 1]);
  closeTo(units[1]?.input_slack ?? [], [0, 10]);
  expect(units[1]?.peers).toEqual([{ unit: 0, weight: expect.closeTo(1, 9) }]);
});

test('BCC: a small unit is compared with its own size', () => {
  const given = { inputs: [[100], [100], [50]], outputs: [[4000], [3000], [1000]] };
  closeTo(scores(deaBcc(given)), [1, 0.5 + 0.5 * (2000 / 3000), 1]);
});

test('twelve hospitals: CCR-I and BCC-I as published, to half a unit of the last digit', () => {
  closeTo(scores(deaCcr(twelve)), hospitals.ccr_input, 0.00005);
  closeTo(scores(deaBcc(twelve)), hospitals.bcc_input, 0.00005);
});

test('twelve hospitals: the listed method gives the published scores from JSON', () => {
  const ccr = feedbackMethods.find((m) => m.id === 'feedback/dea-ccr');
  const out = deaResult.parse(ccr?.run(ccr.input.parse(twelve)));
  closeTo(scores(out.units), hospitals.ccr_input, 0.00005);
});

testShared('eleven units of the FLS book: constant and variable returns', () => {
  const book = JSON.parse(readShared('dea_benchmarks/expected_small.json')).fls_book;
  closeTo(scores(deaCcr({ inputs: book.X, outputs: book.Y })), book.efficiency.input_crs, 5e-10);
  closeTo(scores(deaBcc({ inputs: book.X, outputs: book.Y })), book.efficiency.input_vrs, 5e-10);
});

testShared('Program Follow Through: 70 sites, five inputs, three outputs', () => {
  const sites = readSharedCsv('dea_benchmarks/program_follow_through.csv');
  const expected = readSharedCsv('dea_benchmarks/program_follow_through_scores.csv');
  const pick = (names: string[]) => sites.map((s) => names.map((n) => Number(s[n])));
  const given = {
    inputs: pick(['education', 'occupation', 'parental_visits', 'counselling', 'teachers']),
    outputs: pick(['reading', 'maths', 'self_esteem']),
  };
  const column = (name: string) => expected.map((row) => Number(row[name]));
  closeTo(scores(deaCcr(given)), column('ccr_input'), 1e-6);
  closeTo(scores(deaBcc(given)), column('bcc_input'), 1e-6);
});

describe.each([
  ['CCR', deaCcr],
  ['BCC', deaBcc],
] as const)('%s keeps the promises of the family', (_, dea) => {
  const amount = fc.integer({ min: 1, max: 500 });
  const cases = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
    .chain(([m, s]) =>
      fc.array(
        fc.tuple(fc.array(amount, { minLength: m, maxLength: m }), fc.array(amount, { minLength: s, maxLength: s })),
        { minLength: 2, maxLength: 12 },
      ),
    )
    .map((rows) => ({ inputs: rows.map((r) => r[0]), outputs: rows.map((r) => r[1]) }));
  test.each(deaPromises.map((p) => [p.name, p] as const))('%s', (_name, promise) => {
    expect(promise.broken(dea, twelve)).toBeUndefined();
    fc.assert(
      fc.property(cases, (given) => {
        expect(promise.broken(dea, given)).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });
});

test('variable returns never score below constant returns', () => {
  const constant = scores(deaCcr(twelve));
  scores(deaBcc(twelve)).forEach((s, o) => {
    expect(s).toBeGreaterThanOrEqual((constant[o] as number) - 1e-9);
  });
});

test('a unit without input or output, and rows of other lengths, are refused with the unit', () => {
  expect(() => deaCcr({ inputs: [[1], [0]], outputs: [[1], [1]] })).toThrow('Unit 1 has no input');
  expect(() => deaCcr({ inputs: [[1], [1]], outputs: [[0], [1]] })).toThrow('Unit 0 has no output');
  expect(() => deaCcr({ inputs: [[1], [1]], outputs: [[1]] })).toThrow('1 have outputs');
  expect(() => deaCcr({ inputs: [[1], [1, 2]], outputs: [[1], [1]] })).toThrow('Unit 1 has 2 inputs');
});
