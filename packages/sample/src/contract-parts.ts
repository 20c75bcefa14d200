import type { Text } from '@junheng/engine/domain';
import { services } from './services.ts';

/** What a contract says of a source; the grammar is that of `engine/source`. */
export type Contract = { readonly source: string } & Readonly<Record<string, unknown>>;

const departments = Object.fromEntries(services.map((s) => [s.sent, s.code]));
/** Sexes as they are sent. */
export const sexes = { 1: 'male', 2: 'female' };
const known = (column: string, table: string, match: string) => ({ lookup: column, table, match, give: match });
/** A facility that the register holds; any other is not found. */
export const hospital = known('hospital', 'facility', 'facility_id');
/** A department as it is sent. */
export const service = { map: 'department', codes: departments };

const commission: Text = { zh: '岚川省卫生健康委员会（虚构）', en: 'Lanchuan Health Commission (made up)' };
/** A text in both languages. */
export const text = (zh: string, en: string): Text => ({ zh, en });

function formatOf(file: string): unknown {
  if (file.endsWith('.geojson')) return { kind: 'geojson' };
  return file.endsWith('.parquet') ? { kind: 'parquet' } : { kind: 'csv', encoding: 'utf-8' };
}

/** A contract, with what all of them have in common. */
export function contract(
  source: string,
  names: Text,
  purpose: Text,
  rest: {
    readonly file: string;
    readonly columns: readonly string[];
    readonly tables: readonly unknown[];
    readonly every?: string;
    readonly rules?: readonly unknown[];
    readonly classification?: string;
    /** How it is written; by the ending of the file when absent. */
    readonly format?: unknown;
    /** How long after its period a delivery is due. */
    readonly due?: string;
  },
): Contract {
  const { file, columns, tables, every, due, rules = [], classification = 'internal' } = rest;
  return {
    source,
    version: '1.0.0',
    names,
    owner: commission.en,
    purpose,
    classification,
    file: `data/${file}`,
    format: rest.format ?? formatOf(file),
    ...(every === undefined ? {} : { expected: { every, ...(due === undefined ? {} : { due }) } }),
    columns,
    tables,
    rules,
  };
}

/** A rule: a count is not negative. */
export const counted = (column: string, id: string) => ({
  id,
  must: { ge: [{ number: column }, 0] },
  field: column,
  say: text('例数不能为负。', 'A count cannot be negative.'),
});
