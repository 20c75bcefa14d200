import { type Expression, expression as expressionShape } from '@junheng/engine/source';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { both, contract, say } from './two-ways.ts';

/** Columns by what mostly stands in them; any of them may be read as anything. */
const columns = ['id', 'word', 'code', 'place', 'number', 'amount', 'day', 'until', 'yes'] as const;
const column = fc.constantFrom(...columns);
const mostly = (...names: (typeof columns)[number][]) =>
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: column });

type Made = fc.Arbitrary<Expression>;
const { text, number, day, condition } = fc.letrec<{
  text: Expression;
  number: Expression;
  day: Expression;
  condition: Expression;
}>((tie) => {
  const [texts, numbers, days, conditions] = [tie('text'), tie('number'), tie('day'), tie('condition')] as Made[];
  const [t, n, d, c] = [texts, numbers, days, conditions] as [Made, Made, Made, Made];
  const words = mostly('word', 'code');
  const codes = fc.constantFrom({ A: 'a', B: 'b' }, { A: 'x', B: 'y', C: 'z', 1: 'o', 2: 'p', 3: 'q', '': 'r' });
  const lookup = { table: 'facility', match: 'name', give: 'facility_id' };
  const shallow = { maxDepth: 1, depthIdentifier: 'expression' };
  return {
    text: fc.oneof(
      shallow,
      words,
      fc.record({ column: words }),
      fc.record({ const: fc.constantFrom('k', "it's", 'd0.v0', '') }),
      fc.record({ map: words, codes }),
      fc.record({ map: words, codes, otherwise: fc.constantFrom('other', null) }),
      fc.record({ concat: fc.tuple(t, t) }),
      fc.record({ upper: t }),
      fc.record({ lower: t }),
      fc.record({ trim: t }),
      fc.record({ clean: t }),
      fc.record({ half_width: t }),
      fc.record({ slice: fc.tuple(t, fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 4 })) }),
      fc.record({ coalesce: fc.tuple(t, t) }),
      fc.record({ if: fc.tuple(c, t, t) }),
      fc.record({ pseudonym: fc.tuple(t) }),
      fc.record({ icd10: words, give: fc.constant('category' as const) }),
      fc.record({ cases: fc.array(fc.record({ when: c, give: t }), { minLength: 1, maxLength: 2 }) }),
      mostly('place').map((place) => ({ lookup: place, ...lookup, aliases: { 旧院: 'North' } })),
      fc
        .tuple(mostly('place'), t)
        .map(([place, part]) => ({ lookup: place, ...lookup, within: { column: 'region_id', equals: part } })),
    ),
    number: fc.oneof(
      shallow,
      fc.constantFrom(0, 7, -0.5, 1e-7),
      fc.record({ number: mostly('number', 'amount') }),
      fc.record({ integer: mostly('number', 'amount') }),
      fc.record({ number: fc.record({ integer: mostly('number') }) }),
      fc.record({ add: fc.tuple(n, n) }),
      fc.record({ subtract: fc.tuple(n, n) }),
      fc.record({ multiply: fc.tuple(n, n) }),
      fc.record({ divide: fc.tuple(n, n) }),
      fc.record({ round: fc.tuple(n, fc.integer({ min: 0, max: 5 })) }),
      fc.record({ days_between: fc.tuple(d, d) }),
      fc.record({ year: d }),
      fc.record({ if: fc.tuple(c, n, n) }),
    ),
    day: fc.oneof(
      shallow,
      fc.record({ day: mostly('day', 'until') }),
      fc.record({ day: mostly('day', 'until'), formats: fc.constant(['DD/MM/YYYY', 'YYYY-MM-DD']) }),
      fc.record({ month_end: d }),
      fc.record({ coalesce: fc.tuple(d, d) }),
    ),
    condition: fc.oneof(
      shallow,
      fc.record({ boolean: mostly('yes') }),
      fc.record({ present: column }),
      fc.record({ le: fc.tuple(n, n) }),
      fc.record({ gt: fc.tuple(n, n) }),
      fc.record({ lt: fc.tuple(d, d) }),
      fc.record({ eq: fc.tuple(t, t) }),
      fc.record({ ne: fc.tuple(t, t) }),
      fc.record({ in: fc.tuple(t, fc.constant(['A', 'b', 'North'])) }),
      fc.record({ matches: fc.tuple(t, fc.constantFrom('^[A-C]', '^\\d+$', '院')) }),
      fc.record({ not: c }),
      fc.record({ all: fc.tuple(c, c) }),
      fc.record({ any: fc.tuple(c, c) }),
    ),
  };
}) as { text: Made; number: Made; day: Made; condition: Made };

/** A plain column more often than a tree: what has a form in SQL of its own is asked for often. */
const plainly = (kind: Made, ...names: (typeof columns)[number][]): Made =>
  fc.oneof({ weight: 2, arbitrary: mostly(...names) as Made }, { weight: 3, arbitrary: kind });
const some = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined, freq: 4 });
const defined = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
const key = <T extends string>(...names: T[]) => fc.constantFrom(...names.map((name) => [name]), names.slice(0, 2));

const equipment = fc.record({
  table: fc.constant('equipment'),
  when: some(condition),
  key: key('equipment_id', 'price', 'life_years', 'commissioned'),
  fields: fc
    .record({
      equipment_id: plainly(text, 'id'),
      facility_id: plainly(text, 'place'),
      type_code: fc.constant({ const: 'ct' }),
      licence_class: some(plainly(text, 'word')),
      commissioned: some(plainly(day, 'day')),
      life_years: some(plainly(number, 'number')),
      price: some(plainly(number, 'amount')),
      state: some(plainly(text, 'code')),
    })
    .map(defined),
});
const claim = fc.record({
  table: fc.constant('claim'),
  when: some(condition),
  key: key('claim_id', 'total', 'settled'),
  fields: fc
    .record({
      claim_id: plainly(text, 'id'),
      facility_id: plainly(text, 'place'),
      fund_code: fc.constant({ const: 'u' }),
      total: plainly(number, 'amount'),
      insured: some(plainly(number, 'number', 'amount')),
      currency: fc.constant({ const: 'CNY' }),
      weight: some(plainly(number, 'amount')),
      settled: some(plainly(day, 'until')),
      settled_elsewhere: some(plainly(condition, 'yes')),
    })
    .map(defined),
});
const encounter = fc.record({
  table: fc.constant('encounter'),
  when: some(condition),
  key: key('encounter_id', 'start', 'age'),
  fields: fc
    .record({
      encounter_id: plainly(text, 'id'),
      person_key: some(fc.record({ pseudonym: fc.tuple(text) })),
      facility_id: plainly(text, 'place'),
      service_code: plainly(text, 'code'),
      class: fc.constant({ const: 'inpatient' }),
      start: plainly(day, 'day'),
      end: some(plainly(day, 'until')),
      wait_minutes: some(plainly(number, 'amount')),
      age: some(plainly(number, 'number')),
    })
    .map(defined),
});
const rules = fc
  .array(fc.record({ kind: fc.constantFrom('must', 'should'), holds: condition, field: some(column) }), {
    maxLength: 3,
  })
  .map((all) => all.map(({ kind, holds, field }, i) => ({ id: `r${i}`, [kind]: holds, ...defined({ field }), say })));

const of = (...texts: string[]) => fc.constantFrom(...texts);
const amounts = of(
  ...[
    '1',
    '0',
    '-3',
    '12.5',
    '0.1',
    '12.25',
    '12.250',
    '-0.5',
    '-0.00004',
    '-0.00005',
    '0.00005',
    '1.00001',
    '1.00002',
  ],
  ...['99999999999999', '100000000000000', '-0', '1e3', '12345678901.1234', '0.30000000000000004', '', '7', '7.0', 'x'],
);
const odd = of(
  '',
  ' ',
  'é',
  '\u001f',
  'NULL',
  "d0.v0'",
  '１２',
  '\ufeff',
  '😀',
  '2147483648',
  '-2147483648',
  '9'.repeat(25),
  '1900-01-01',
);
const often = (arb: fc.Arbitrary<string>) => fc.oneof({ weight: 40, arbitrary: arb }, { weight: 1, arbitrary: odd });
const days = of('2024-01-05', '2024-02-29', '2023-02-29', '05/01/2024', '2024年3月1日', '', '1899-12-31', '2299-12-31');
const row = fc
  .tuple(
    often(fc.integer({ min: 1, max: 60 }).map((n) => `N${n}`)),
    often(of('A', 'b', 'E11.9', ' A', '两江', 'Zoë', '')),
    often(of('A', 'B', 'C', '1', '2', '9')),
    often(of('North', 'north', 'St Clair', '旧院', 'Twice')),
    often(of('1', '20', '131', '-1', '5.5', '2147483647', '')),
    often(amounts),
    often(days),
    often(days),
    often(of('1', '0', '是', 'no', 'maybe', '')),
  )
  .map((cells) => cells.join(','));
const file = fc
  .array(row, { minLength: 15, maxLength: 40 })
  .map((lines) => `${[columns.join(','), ...lines].join('\n')}\n`);

const places = contract(
  'places',
  ['place', 'name', 'part'],
  [
    {
      table: 'facility',
      fields: { facility_id: 'place', name: 'name', kind: { const: 'general' }, region_id: 'part' },
      key: ['facility_id'],
    },
  ],
);
const placeRows = 'place,name,part\nw1,North,a\nw2,St. Clair,b\nw3,Twice,a\nw4,Twice,A\n';

test('any contract on any rows: SQL gives the same bytes, counts, flags and sentences as the reference evaluator', async () => {
  const ways = { quickly: 0, unclear: 0, unread: 0 };
  const tables = fc.tuple(fc.oneof(equipment, claim, encounter), fc.option(claim, { freq: 3 }));
  await fc.assert(
    fc.asyncProperty(
      tables,
      rules,
      file,
      fc.integer({ min: 800, max: 4000 }),
      async (made, held, text, bytesOfPiece) => {
        const mapped = made.flatMap((one) => (one ? [defined(one)] : []));
        const sent = contract('sent', [...columns], mapped, { rules: held });
        const told = await both({ 'places.csv': placeRows, 'sent.csv': text }, [places, sent], { bytesOfPiece });
        expect(told.fast).toEqual(told.slow);
        ways.quickly += told.ways.quickly;
        ways.unclear += told.ways.unclear;
        ways.unread += told.ways.quickly + told.ways.unclear === 0 ? 1 : 0;
      },
    ),
    { numRuns: Number(process.env.QUICK_RUNS ?? 12) },
  );
  expect(ways.quickly).toBeGreaterThan(0);
  if (process.env.QUICK_RUNS) process.stdout.write(`${JSON.stringify(ways)}\n`);
}, 600_000);

test('the trees that are made are trees of contracts', () => {
  fc.assert(fc.property(fc.oneof(text, number, day, condition), (tree) => expressionShape.safeParse(tree).success));
});
