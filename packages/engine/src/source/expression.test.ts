import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileExpression, type Found } from './expression.ts';
import type { Expression } from './expression-contract.ts';
import { columnsOf } from './expression-tree.ts';
import type { Value } from './read-value.ts';
import type { ReadingIssue } from './reading.ts';

const columns = ['a', 'b', 'c'];
const towns = new Map<string, Found>([
  ['lasalle', { value: 'r1' }],
  ['lasalle\u001fnorth', { value: 'r2' }],
  ['york', 'several'],
]);

/** Value and issue codes of an expression over one row. */
function ask(expression: Expression, ...cells: (string | undefined)[]): [Value, ...string[]] {
  const issues: ReadingIssue[] = [];
  const evaluate = compileExpression(expression, {
    columnAt: (name) => (columns.includes(name) ? columns.indexOf(name) : undefined),
    lookup: () => (name, within) => towns.get(within === null ? name : `${name}\u001f${within}`) ?? 'none',
    pseudonym: (text) => `sealed:${text.replaceAll('\u001f', '+')}`,
  });
  return [evaluate(cells, issues), ...issues.map(({ code, field, value }) => `${code} ${field} ${value}`)];
}

test('columns and constants: an empty or blank field is unknown', () => {
  expect(ask('a', ' 甲 ')).toEqual([' 甲 ']);
  for (const blank of ['', '  ', '\u3000', undefined]) expect(ask('a', blank)).toEqual([null]);
  expect([ask({ const: 'x' }), ask(5), ask(true), ask(null)]).toEqual([['x'], [5], [true], [null]]);
});

test('numbers, worked by hand', () => {
  expect(ask({ number: 'a' }, '２４８．５')).toEqual([248.5]);
  expect(ask({ number: 'a' }, ' 12,741,080 ')).toEqual([12_741_080]);
  expect(ask({ integer: 'a' }, '248.0')).toEqual([248]);
  expect(ask({ integer: 'a' }, '248.5')).toEqual([null, 'not_an_integer a 248.5']);
  expect(ask({ number: 'a' }, '12x')).toEqual([null, 'not_a_number a 12x']);
  expect(ask({ subtract: [{ number: 'a' }, 'b'] }, '10', '4')).toEqual([6]);
  expect(ask({ add: ['a', 'b', 1] }, '10', '')).toEqual([null]);
  expect(ask({ divide: ['a', 'b'] }, '1', '0')).toEqual([null, 'divided_by_zero a 1 / 0']);
  expect([ask({ round: ['a', 0] }, '2.5'), ask({ round: ['a', 0] }, '-2.5'), ask({ round: ['a', 1] }, '0.25')]).toEqual(
    [[3], [-3], [0.3]],
  );
});

test('days in the forms that people write', () => {
  for (const day of [
    '2024-01-31',
    '2024/1/31',
    '2024.1.31',
    '20240131',
    '2024年1月31日',
    '２０２４－０１－３１',
    '2024-01-31 08:15',
    '2024-01-31T08:15:00Z',
  ]) {
    expect(ask({ day: 'a' }, day), day).toEqual(['2024-01-31']);
  }
  for (const none of ['2024-02-30', '31/01/2024', '1899-12-31', '2300-01-01', '2024-1-', 'May']) {
    expect(ask({ day: 'a' }, none), none).toEqual([null, `not_a_day a ${none}`]);
  }
  expect(ask({ day: 'a', formats: ['DD/MM/YYYY', 'D MMM YYYY'] }, '31/01/2024')).toEqual(['2024-01-31']);
  expect(ask({ day: 'a', formats: ['DD/MM/YYYY', 'D MMM YYYY'] }, '31 Jan 2024')).toEqual(['2024-01-31']);
  expect(ask({ month_end: 'a' }, '2024-02')).toEqual(['2024-02-29']);
  expect(ask({ month_end: 'a' }, '2023年2月')).toEqual(['2023-02-28']);
  expect(ask({ days_between: ['a', 'b'] }, '2024-02-28', '2024/3/1')).toEqual([2]);
  expect([ask({ year: 'a' }, '2024'), ask({ year: 'a' }, '2024年3月5日')]).toEqual([[2024], [2024]]);
});

test('comparing: as numbers, as days, else as text; equal letter by letter', () => {
  expect(ask({ lt: ['a', 'b'] }, '9', '10')).toEqual([true]);
  expect(ask({ lt: ['a', 'b'] }, '2024/9/1', '2024-10-01')).toEqual([true]);
  expect(ask({ lt: ['a', 'b'] }, 'b', 'a')).toEqual([false]);
  expect([ask({ eq: ['a', 5] }, '5.0'), ask({ eq: ['a', 'b'] }, '5', '5.0'), ask({ ne: ['a', 'b'] }, '5', '')]).toEqual(
    [[true], [false], [null]],
  );
  expect([
    ask({ in: ['a', ['x', 2]] }, '2.0'),
    ask({ in: ['a', ['x', 2]] }, 'y'),
    ask({ in: ['a', ['x']] }, ''),
  ]).toEqual([[true], [false], [null]]);
});

test('three-valued logic, as a table', () => {
  const truth = { T: true, F: false, U: null } as const;
  const letters = ['T', 'F', 'U'] as const;
  const all = { T: 'TFU', F: 'FFF', U: 'UFU' };
  const any = { T: 'TTT', F: 'TFU', U: 'TUU' };
  for (const p of letters) {
    letters.forEach((q, i) => {
      const parts = [truth[p], truth[q]];
      expect(ask({ all: parts }), `all ${p}${q}`).toEqual([truth[all[p][i] as 'T']]);
      expect(ask({ any: parts }), `any ${p}${q}`).toEqual([truth[any[p][i] as 'T']]);
    });
  }
  expect([ask({ not: null }), ask({ not: false }), ask({ present: 'a' }, ''), ask({ if: [null, 1, 2] })]).toEqual([
    [null],
    [true],
    [false],
    [2],
  ]);
  expect(ask({ boolean: 'a' }, '是')).toEqual([true]);
  expect(ask({ boolean: 'a' }, 'maybe')).toEqual([null, 'not_a_boolean a maybe']);
});

test('codes, look-ups, pseudonyms', () => {
  const sex = { map: 'a', codes: { 男: 'male', 女: 'female', '': 'unknown' } } as const;
  expect([ask(sex, '男'), ask(sex, ' 女'), ask(sex, ''), ask(sex, '3')]).toEqual([
    ['male'],
    ['female'],
    ['unknown'],
    [null, 'unknown_code a 3'],
  ]);
  expect(ask({ map: 'a', codes: { x: null }, otherwise: 'z' }, 'y')).toEqual(['z']);
  const town = { lookup: 'a', table: 'region', match: 'name', give: 'region_id' };
  expect(ask(town, 'LA SALLE')).toEqual(['r1']);
  expect(ask({ ...town, aliases: { 'Old Salle': 'La Salle' } }, 'old-salle')).toEqual(['r1']);
  expect(ask({ ...town, within: { column: 'parent_id', equals: 'b' } }, 'La Salle', 'North')).toEqual(['r2']);
  expect([ask(town, 'York'), ask(town, 'Nowhere'), ask(town, '')]).toEqual([
    [null, 'ambiguous a York'],
    [null, 'not_found a Nowhere'],
    [null],
  ]);
  expect([ask({ pseudonym: ['a', 'b'] }, '１', 'x'), ask({ pseudonym: ['a', 'b'] }, '1', '')]).toEqual([
    ['sealed:1+x'],
    [null],
  ]);
});

test('coalesce: forgives what cannot be read when a later way gives a value', () => {
  expect(ask({ coalesce: [{ number: 'a' }, { number: 'b' }] }, 'x', '3')).toEqual([3]);
  expect(ask({ coalesce: [{ number: 'a' }, { number: 'b' }] }, 'x', '')).toEqual([null, 'not_a_number a x']);
});

test('text: trim, clean, case, concat, slice, matches', () => {
  expect(ask({ clean: 'a' }, " St. Mary's－Ｈｏｓｐｉｔａｌ ")).toEqual(['stmaryshospital']);
  expect(ask({ concat: ['a', { const: '-' }, 'b'] }, '1', '2')).toEqual(['1-2']);
  expect([ask({ slice: ['a', 0, 2] }, '350102'), ask({ slice: ['a', 9, 12] }, '35')]).toEqual([['35'], [null]]);
  expect([ask({ matches: ['a', '^H\\d+$'] }, 'H12'), ask({ upper: { trim: 'a' } }, ' x ')]).toEqual([[true], ['X']]);
});

test('what a contract asks for and is not there is refused when it is compiled', () => {
  expect(() => ask('nowhere')).toThrow('no column "nowhere"');
  expect(() => ask({ day: 'a', formats: ['MM/YYYY'] })).toThrow('must name YYYY, MM');
  expect([
    ...columnsOf({ if: [{ present: 'a' }, { number: 'b' }, { lookup: 'c', table: 't', match: 'm', give: 'g' }] }),
  ]).toEqual(['a', 'b', 'c']);
});

const leaf = fc.oneof(
  fc.constantFrom<Expression>('a', 'b', 'c', null, true, false),
  // A contract is JSON: its numbers are finite.
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
);
const tree = fc.letrec<{ node: Expression }>((tie) => {
  const node = tie('node');
  const pair = fc.tuple(node, node);
  const many = fc.array(node, { minLength: 1, maxLength: 3 });
  return {
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      ...(
        [
          'trim',
          'clean',
          'upper',
          'lower',
          'number',
          'integer',
          'boolean',
          'day',
          'month_end',
          'year',
          'present',
          'not',
        ] as const
      ).map((op) => node.map((part) => ({ [op]: part }) as never)),
      ...(['subtract', 'divide', 'days_between', 'eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const).map((op) =>
        pair.map((parts) => ({ [op]: parts }) as never),
      ),
      ...(['add', 'multiply', 'all', 'any', 'coalesce', 'concat'] as const).map((op) =>
        many.map((parts) => ({ [op]: parts }) as never),
      ),
      fc.tuple(node, node, node).map((parts) => ({ if: parts })),
      ...(['half_width', 'chinese_number', 'excel_day', 'organisation_code'] as const).map((op) =>
        node.map((part) => ({ [op]: part }) as never),
      ),
      node.map((part) => ({ admin_code: part, level: 'prefecture' }) as const),
      node.map((part) => ({ fips: part, given: 'tract', level: 'county' }) as const),
      node.map((part) => ({ icd10: part, give: 'full' }) as const),
      node.map((part) => ({ icd10_range: part, ranges: { 'A00-B99': 1 } }) as const),
      node.map((part) => ({ id_card: part, give: 'birth_day' }) as const),
      node.map((part) => ({ credit_code: part, give: 'valid' }) as const),
      node.map((part) => ({ convert: [part, '°F', '°C'] }) as const),
      node.map((part) => ({ tags: { x: part } }) as const),
      pair.map((parts) => ({ lon: parts, datum: 'bd09' }) as const),
      pair.map((parts) => ({ lat: parts, datum: 'gcj02' }) as const),
      pair.map((parts) => ({ years_between: parts }) as const),
      pair.map(([when, give]) => ({ cases: [{ when, give }], otherwise: 'z' }) as const),
      fc.tuple(node, fc.integer({ min: 0, max: 6 })).map((parts) => ({ round: parts })),
    ),
  };
}).node;
const cell = fc.oneof(
  fc.constantFrom('', '0', '1', '-5', '1e308', '２０２４－０１－０１', '2024-01-31', '是', 'no', '12x', '\u0000', '"'),
  fc.string({ unit: 'grapheme' }),
);

test('any expression over any row: never throws, gives the same again, and never a number that JSON cannot hold', () => {
  fc.assert(
    fc.property(tree, fc.array(cell, { minLength: 3, maxLength: 3 }), (expression, cells) => {
      const [value, ...issues] = ask(expression, ...cells);
      expect(ask(expression, ...cells)).toEqual([value, ...issues]);
      if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('ordering of any two values: one of less, equal or greater, and each the mirror of the other', () => {
  fc.assert(
    fc.property(cell, cell, (a, b) => {
      const [lt] = ask({ lt: ['a', 'b'] }, a, b);
      expect(ask({ gt: ['b', 'a'] }, a, b)[0]).toBe(lt);
      const [ge] = ask({ ge: ['a', 'b'] }, a, b);
      expect(ge).toBe(lt === null ? null : !lt);
    }),
  );
});
