import type { Condition } from '@junheng/engine/domain';
import { stream } from '@junheng/engine/kernel';
import { type ColumnType, standardTables, type TableName } from '@junheng/engine/pool';
import type { RollupQuestion } from '@junheng/pool/rollup';
import {
  askRollup,
  censusAbove,
  contactsByDay,
  contactsOutsideValidity,
  countOfRowDiff,
  countOfRows,
  countOfUnmatched,
  holdsOn,
  pageOfRowDiff,
  pageOfRows,
  personsInTwoBeds,
  type QuarantineFilter,
  quarantineCount,
  quarantinePage,
  reviewCount,
  reviewPage,
  rowsOfSource,
  type Statement,
  sealedCount,
  snapshotTables,
  stayLengths,
  stocksAbove,
  type Tally,
  tally,
  textsOf,
  useByFacility,
} from '@junheng/pool/sql';
import { samples } from './data.ts';

/** A statement under the name of what makes it. */
export type Case = { readonly of: string; readonly statement: Statement };

const operators = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const;
const tables = Object.keys(standardTables);

/** Values to compare a column with: some that it holds, some that it does not, some beyond what it can hold. */
const comparands: Readonly<Record<Exclude<ColumnType, 'texts'>, readonly (string | number | boolean)[]>> = {
  text: [...samples.text, 'inpatient', '县', 'Ｚ'],
  integer: [0, 65, -1, 2147483647, -2147483648, 2147483648, 2.5, Number.NaN],
  number: [0, 0.1, 2.5, 1e-7, 2 ** 53, 1.7976931348623157e308, 5e-324],
  boolean: [true, false, 'true'],
  day: [...samples.day, '0001-01-01', '1899-12-31', '2300-01-01', '9999-12-31', '2024-02-28'],
  instant: [0, -1, 951782400123, 1709164800000, '2024-02-29T00:00:00.000Z', '1900-01-01T00:00:00.000Z'],
  decimal: [0, 0.1, 12.5, -0.0001, 1234567.8901, 99999999999999],
  json: samples.json,
};

/** Comparisons with every column of every table, operators and values by a fixed draw. */
function conditions(): Case[] {
  const random = stream(1, 'engines-equal/conditions');
  const pick = <T>(list: readonly T[]): T => list[random.below(list.length)] as T;
  return tables.flatMap((table) =>
    Object.entries(snapshotTables[table] ?? {}).flatMap(([column, type]): Case[] => {
      const nulls = (['is_null', 'is_not_null'] as const).map((op) => ({ column, op }));
      if (type === 'texts') return nulls.map((where) => count(table, [where]));
      const values = comparands[type];
      const compared = [1, 2, 3].map((): Condition => ({ column, op: pick(operators), value: pick(values) }));
      const list = { column, op: 'in', value: [pick(values), pick(values)] as (string | number)[] } as const;
      return [pick(nulls), ...compared, ...(type === 'boolean' ? [] : [list])].map((where) => count(table, [where]));
    }),
  );
}

const count = (table: string, where: readonly Condition[]): Case => ({
  of: 'countOfRows',
  statement: countOfRows({ table, where: [...where] }),
});

/** Rows of every table as readers see them: every type, shown, page by page and source by source. */
function rows(): Case[] {
  return tables.flatMap((table): Case[] => {
    const columns = Object.keys(standardTables[table as keyof typeof standardTables]);
    const some: Condition = { column: 'source_id', op: 'in', value: ['s1', '来源'] };
    return [
      { of: 'pageOfRows', statement: pageOfRows({ table, where: [] }, 0, 1000) },
      { of: 'pageOfRows', statement: pageOfRows({ table, where: [some] }, 7, 11) },
      { of: 'pageOfRows', statement: pageOfRows({ table, where: [{ column: 'row_no', op: 'in', value: [] }] }, 0, 10) },
      { of: 'rowsOfSource', statement: rowsOfSource(table, columns, 's1', []) },
      {
        of: 'rowsOfSource',
        statement: rowsOfSource(table, columns, '来源', [{ column: 'row_no', op: 'gt', value: 90 }]),
      },
    ];
  });
}

function encounters(): Case[] {
  const spans = [
    ['1900-01-01', '2299-12-31'],
    ['2000-02-29', '2149-06-06'],
    ['2149-06-07', '9999-12-31'],
    ['0001-01-01', '1969-12-31'],
    ['2024-03-02', '2024-03-02'],
  ] as const;
  const classes = ['inpatient', 'outpatient', '家庭病床'];
  const services = [undefined, 'icu', '儿科'];
  const days = classes.flatMap((kind) =>
    services.flatMap((service_code) =>
      (['region', 'facility'] as const).map(
        (by): Case => ({ of: 'contactsByDay', statement: contactsByDay({ class: kind, service_code, by }) }),
      ),
    ),
  );
  const stays = spans.flatMap(([from, to]) =>
    classes.flatMap((kind): Case[] => [
      { of: 'useByFacility', statement: useByFacility({ class: kind, from, to }) },
      { of: 'stayLengths', statement: stayLengths({ class: kind, service_code: '儿科', from, to }) },
    ]),
  );
  const remarkable: Case[] = [
    { of: 'personsInTwoBeds', statement: personsInTwoBeds() },
    { of: 'censusAbove', statement: censusAbove('internal', '儿科') },
    ...['2024-01-15', '1900-01-01', '2299-12-31'].map(
      (day): Case => ({
        of: 'stocksAbove',
        statement: stocksAbove('staffed', 'physical', day),
      }),
    ),
    { of: 'contactsOutsideValidity', statement: contactsOutsideValidity() },
  ];
  return [...days, ...stays, ...remarkable];
}

function quarantine(): Case[] {
  const searches = ['', '中', 'É', "o'brien", '\\', '%', 'null', '{', '𠮷', 'ａ', 'say'];
  const repairs = [
    { delivery_id: '0123456789abcdef', rows: [61, 62, 63, 64, 65, 66, 67, 68] },
    { delivery_id: 'fedcba9876543210', rows: [70] },
  ];
  const filters: QuarantineFilter[] = [
    ...searches.flatMap((search) =>
      [undefined, 's1', '来源'].map((source_id) => ({
        source_id,
        search,
        rule: source_id === 's1' ? '必填' : undefined,
      })),
    ),
    { delivery_id: 'fedcba9876543210' },
    { delivery_id: '0123456789abcdef', row_no: 61 },
    { repaired: true },
    { repaired: true, source_id: 's2' },
  ];
  return filters.flatMap((filter, i): Case[] => {
    const mended = filter.repaired || i % 2 === 1 ? repairs : [];
    return [
      { of: 'quarantinePage', statement: quarantinePage(filter, i % 4, 50, mended) },
      { of: 'quarantineCount', statement: quarantineCount(filter, mended) },
      { of: 'sealedCount', statement: sealedCount(filter, mended) },
    ];
  });
}

function review(): Case[] {
  const filters = [{}, { source_id: 's1' }, { field: '中医院' }, { source_id: '来源', field: 'a' }, { field: "'" }];
  return filters.flatMap((filter): Case[] => [
    { of: 'reviewPage', statement: reviewPage(filter, 0, 500) },
    { of: 'reviewPage', statement: reviewPage(filter, 2, 3) },
    { of: 'reviewCount', statement: reviewCount(filter) },
  ]);
}

/** Dated tables as they were on a day. */
function asOf(): Case[] {
  const dated = tables.filter((table) => Object.hasOwn(snapshotTables[table] ?? {}, 'valid_from'));
  const days = ['0001-01-01', '1900-01-01', '1969-12-31', '2024-02-29', '2149-06-07', '2299-12-31', '9999-12-31'];
  return dated.flatMap((table) => {
    const columns = Object.keys(standardTables[table as keyof typeof standardTables]);
    return days.flatMap((as_of): Case[] => [
      { of: 'rowsOfSource', statement: rowsOfSource(table, columns, 's2', [], holdsOn(table, as_of)) },
      { of: 'pageOfRows', statement: pageOfRows({ table, where: [], as_of }, 1, 50) },
      { of: 'countOfRows', statement: countOfRows({ table, where: [], as_of }) },
    ]);
  });
}

/** Counts and sums by columns, months and classes, as the quality of sources is watched. */
function tallies(): Case[] {
  const stays = ['s1', 's2', '来源', '无'].flatMap((source_id): Tally[] => [
    { source_id, table: 'encounter', by: [{ column: 'class' }, { month: 'start' }] },
    { source_id, table: 'encounter', by: [{ classOf: 'age', edges: [5, 65] }, { column: 'sex' }], sum: 'wait_minutes' },
    { source_id, table: 'encounter', by: [{ classOf: 'wait_minutes', edges: [-0.5, 12.5, 90.1] }], sum: 'age' },
    { source_id, table: 'claim', by: [{ column: 'facility_id' }, { column: 'group_code' }], sum: 'insured' },
    { source_id, table: 'equipment', by: [{ month: 'commissioned' }, { column: 'commissioned' }] },
    { source_id, table: 'surveillance', by: [{ column: 'condition_code' }], sum: 'cases' },
    { source_id, table: 'claim', by: [{ column: 'currency' }], sum: 'total' },
  ]);
  const texts = ['s1', '来源', '无'].map(
    (one): Case => ({ of: 'textsOf', statement: textsOf('encounter', 'service_code', one) }),
  );
  return [...stays.map((one): Case => ({ of: 'tally', statement: tally(one) })), ...texts];
}

/** Rows that differ between two snapshots, which are cut out of one table here. */
function differences(): Case[] {
  const sides = (table: string) =>
    `WITH "before" AS (SELECT * FROM "${table}" WHERE row_no <= 100), "after" AS (SELECT * FROM "${table}" WHERE row_no > 90 OR row_no IN (61, 70))`;
  const over = (table: string, { sql, values }: Statement): Statement => ({ sql: `${sides(table)} ${sql}`, values });
  return (Object.keys(standardTables) as TableName[]).flatMap((table): Case[] => [
    { of: 'pageOfRowDiff', statement: over(table, pageOfRowDiff(table, 0, 500)) },
    { of: 'countOfRowDiff', statement: over(table, countOfRowDiff(table)) },
  ]);
}

function references(): Case[] {
  const facility = { table: 'facility', column: 'facility_id' };
  const zone = { table: 'zone', column: 'zone_id' };
  const parent = { table: 'region', column: 'parent_id' };
  return [
    { table: 'encounter', column: 'home_zone_id', within: [zone] },
    { table: 'encounter', column: 'facility_id', within: [facility] },
    { table: 'resource', column: 'place_id', within: [facility, zone] },
    { table: 'referral', column: 'to_facility', within: [facility] },
    { table: 'region', column: 'parent_id', within: [parent] },
    { table: 'facility', column: 'region_id', within: [parent, zone] },
    { table: 'person', column: 'home_zone_id', within: [] },
  ].map((reference): Case => ({ of: 'countOfUnmatched', statement: countOfUnmatched(reference) }));
}

function counts(): Case[] {
  const questions: RollupQuestion[] = (['started', 'ended'] as const).flatMap((basis): RollupQuestion[] => [
    { basis, by: [] },
    { basis, by: ['year', 'class'] },
    { basis, by: ['month'], where: { class: 'inpatient' } },
    { basis, by: ['month', 'service_code'], where: { class: 'inpatient' }, from: '1900-01-01', to: '2149-12-31' },
    { basis, by: ['day'], where: { service_code: '儿科' }, from: '1969-12-31', to: '2149-06-07' },
    { basis, by: ['facility_id', 'service_code'], where: { class: 'emergency' }, from: '2024-02-29', to: '2299-12-31' },
    { basis, by: ['facility_id'], where: { facility_id: '县医院' } },
    { basis, by: ['day', 'facility_id', 'class'] },
  ]);
  const people: RollupQuestion[] = [
    { basis: 'started', by: ['sex', 'age_band'] },
    { basis: 'started', by: ['age_band', 'facility_id'], where: { sex: 'female', age_band: 65 } },
    { basis: 'started', by: ['home_zone_id', 'facility_id', 'year'] },
    { basis: 'started', by: ['home_zone_id'], where: { home_zone_id: '东乡' } },
  ];
  return [...questions, ...people].map((one): Case => ({ of: 'askRollup', statement: askRollup(one) }));
}

/** Every statement of `sql/query`, over varied parameters. */
export const listCases = (): readonly Case[] => [
  ...conditions(),
  ...rows(),
  ...encounters(),
  ...counts(),
  ...quarantine(),
  ...review(),
  ...asOf(),
  ...tallies(),
  ...differences(),
  ...references(),
];
