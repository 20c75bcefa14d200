import { expect, test } from 'vitest';
import { checkContract, checkHeader } from './check-contract.ts';
import { type SourceContract, sourceContract } from './contract.ts';
import { compileMapping, type RowCheck } from './mapping.ts';
import { sourceMethods } from './methods.ts';

const shapes = {
  facility: { facility_id: 'text', name: 'text', beds: 'integer?', opened: 'day?', remote: 'boolean?', shape: 'json?' },
  population: { place_id: 'text', year: 'integer', sex: 'text?', persons: 'number' },
};
const say = { zh: '规则', en: 'rule' };
const contract = (more: Record<string, unknown>): SourceContract =>
  sourceContract.parse({
    source: 'towns',
    version: '1',
    names: say,
    owner: 'x',
    purpose: say,
    file: 'towns.csv',
    format: { kind: 'csv' },
    columns: ['id', 'name', 'beds', 'm', 'f', 'opened'],
    ...more,
  });
const columns = ['id', 'name', 'beds', 'm', 'f', 'opened'];
const facility = {
  table: 'facility',
  fields: { facility_id: 'id', name: 'name', beds: 'beds', opened: 'opened' },
  key: ['facility_id'],
};
const people = {
  table: 'population',
  turn: [
    { column: 'm', set: { sex: 'male' } },
    { column: 'f', set: { sex: 'female' } },
  ],
  fields: { place_id: 'id', year: 2024, persons: 'value' },
  key: ['place_id', 'year', 'sex'],
};
const full: RowCheck = {
  id: 'too_many_beds',
  kind: 'remarkable',
  column: 'beds',
  say,
  breaks: (at) => Number(at('beds')) > 100,
};
const map = (more: Record<string, unknown>, row: readonly string[], checks: readonly RowCheck[] = []) =>
  compileMapping(contract(more), columns, { shapes, checks: (table) => (table === 'facility' ? checks : []) })(row);

test('one row feeds two tables and is turned: worked by hand', () => {
  const got = map({ tables: [facility, people] }, ['t1', 'Old town', '40', '100', '110', '2024/1/31']);
  expect(got).toMatchObject({
    status: 'usable',
    flags: [],
    rows: [
      { table: 'facility', values: ['t1', 'Old town', 40, '2024-01-31', null, null], key: '\u001ft1' },
      { table: 'population', values: ['t1', 2024, 'male', 100], key: '\u001ft1\u001f2024\u001fmale' },
      { table: 'population', values: ['t1', 2024, 'female', 110] },
    ],
  });
});

test('an empty optional field is unknown and breaks nothing; an empty turned column gives no row', () => {
  const got = map({ tables: [facility, people] }, ['t1', 'Old town', '', '', '110', '']);
  expect(got).toMatchObject({
    status: 'usable',
    rows: [{ values: ['t1', 'Old town', null, null, null, null] }, { values: ['t1', 2024, 'female', 110] }],
  });
});

test('every breach is told: a must rule, what cannot be read, what is required', () => {
  const rules = [
    { id: 'has-t', must: { matches: ['id', '^t'] }, say },
    { id: 'many-beds', should: { lt: ['beds', 5] }, say },
  ];
  const got = map({ tables: [facility], rules }, ['x1', '', '12x', '', '', '2024-02-30']);
  if (got.status !== 'quarantined') throw new Error('must be kept out');
  expect(got.breaches.map(({ rule, field, value }) => [rule, field, value])).toEqual([
    ['has-t', 'id', 'x1'],
    ['required/name', 'name', null],
    ['not_a_number/beds', 'beds', '12x'],
    ['not_a_day/opened', 'opened', '2024-02-30'],
  ]);
  expect(got.breaches[3]?.say).toEqual({
    zh: '“opened”的值“2024-02-30”不是有效日期。',
    en: '"opened" is "2024-02-30", which is no day of the calendar.',
  });
});

test('should rules and remarkable values are flags; an unknown breaks no rule', () => {
  const rules = [
    { id: 'few-beds', should: { lt: ['beds', 5] }, say },
    { id: 'men', must: { gt: [{ number: 'm' }, 0] }, say },
  ];
  const got = map({ tables: [facility], rules }, ['t1', 'Old town', '400', '', '', ''], [full]);
  expect(got).toMatchObject({
    status: 'usable',
    flags: [
      { rule: 'few-beds', value: '400' },
      { rule: 'too_many_beds', value: '400' },
    ],
  });
});

test('an impossible row is kept out whole, also of the other tables that it feeds', () => {
  const got = map(
    { tables: [facility, people] },
    ['t1', 'Old town', '400', '1', '2', ''],
    [{ ...full, kind: 'impossible' }],
  );
  expect(got).toMatchObject({
    status: 'quarantined',
    breaches: [{ rule: 'too_many_beds', field: 'beds', value: '400' }],
  });
});

test('when: a row for which it does not hold feeds nothing and is no fault', () => {
  const got = map({ tables: [{ ...facility, when: { eq: ['beds', 1] } }] }, ['t1', 'Old town', '', '', '', '']);
  expect(got).toEqual({ status: 'usable', rows: [], flags: [] });
});

test('a contract against the standard tables: every finding with its place', () => {
  const wrong = contract({
    tables: [
      { table: 'facilty', fields: { a: 'id' }, key: ['a'] },
      {
        table: 'facility',
        fields: { facility_id: 'idd', bedz: 'beds', opened: { day: 'opened', formats: ['MM'] } },
        key: ['name', 'nr'],
      },
      people,
    ],
    rules: [
      { id: 'empty', say },
      { id: 'pattern', must: { matches: ['id', '('] }, say },
      { id: 'look', must: { present: { lookup: 'id', table: 'facility', match: 'nom', give: 'name' } }, say },
    ],
  });
  expect(
    checkContract(wrong, shapes).map(({ code, at, params }) => [
      code,
      at,
      params.field ?? params.column ?? params.table ?? '',
    ]),
  ).toEqual([
    ['unknown_table', 'tables[0]', 'facilty'],
    ['unknown_column', 'tables[1].fields.facility_id', 'idd'],
    ['unknown_field', 'tables[1].fields', 'bedz'],
    ['bad_day_format', 'tables[1].fields.opened', ''],
    ['required_field', 'tables[1]', 'name'],
    ['unknown_field', 'tables[1].key', 'nr'],
    ['rule_without_condition', 'rules[0] (empty)', ''],
    ['bad_pattern', 'rules[1] (pattern)', ''],
    ['unknown_field', 'rules[2] (look)', 'nom'],
  ]);
  expect(checkContract(contract({ tables: [facility, people] }), shapes)).toEqual([]);
});

test('a header against a contract: missing, extra, another file, lying on its side', () => {
  const fit = contract({ tables: [facility] });
  const codes = (header: string[], first: string[] = []) => checkHeader(fit, header, first).map(({ code }) => code);
  expect(codes(columns)).toEqual([]);
  expect(codes([...columns, 'note'])).toEqual(['extra_columns']);
  expect(checkHeader(fit, ['ID', ...columns.slice(1)])[0]).toMatchObject({
    code: 'missing_column',
    params: { column: 'id', near: 'ID' },
  });
  expect(codes(['x', 'y'])[0]).toBe('maybe_wrong_file');
  expect(codes(['id', 't1', 't2'], ['name', 'beds', 'm', 'f', 'opened'])[0]).toBe('transposed');
});

test('methods: the same from JSON', () => {
  const [evaluate, mapRows, clean] = sourceMethods;
  const run = (method: typeof evaluate, input: unknown) => method?.output.parse(method.run(method.input.parse(input)));
  expect(run(evaluate, { expression: { number: 'a' }, columns: { a: ['1', 'x', null] } })).toEqual({
    values: [1, null, null],
    issues: [{ row: 1, code: 'not_a_number', field: 'a', value: 'x' }],
  });
  expect(
    run(mapRows, {
      contract: contract({ tables: [facility] }),
      columns,
      rows: [
        ['t1', 'A', '', '', '', ''],
        ['', 'B', '', '', '', ''],
      ],
      shapes,
    }),
  ).toMatchObject({
    rows: [{ row: 0, table: 'facility', values: { facility_id: 't1', name: 'A', beds: null } }],
    quarantined: [{ row: 1, breaches: [{ rule: 'required/id' }] }],
  });
  expect(run(clean, { names: ['LA SALLE', '（福州市）'] })).toEqual({ names: ['lasalle', '(福州市)'] });
});
