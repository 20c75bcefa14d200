import { z } from 'zod';
import { type Frozen, stageValue, text } from '../domain/index.ts';
import { expression } from './expression-contract.ts';

const code = z.string().regex(/^[a-z][a-z0-9_-]*$/, 'lower-case letters, digits, - and _ only, a letter first');

/** One standard table that a source feeds. Each row of the source gives one row, or one for each turned column. */
export const tableMapping = z.strictObject({
  table: z.string(),
  /** Rows for which this holds feed the table; the others are passed over and counted as accepted without a row here. */
  when: expression.optional(),
  /**
   * Turns wide columns into rows: each entry gives one row a source row, with its own constants for fields.
   * The column's value is read in `fields` as the column `value`. A column that is empty gives no row.
   */
  turn: z
    .array(
      z.strictObject({ column: z.string(), set: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) }),
    )
    .optional(),
  fields: z.record(z.string(), expression),
  /** Fields of the standard table that identify a row. */
  key: z.array(z.string()).min(1),
  /**
   * What a later row with the same key does. `first`: it is merged into the row that is there. `last`: it takes its
   * place. `fill`: what it knows takes the place of what was there, what it does not know stays.
   */
  repeat: z.enum(['first', 'last', 'fill']).default('first'),
  /** Rows for which this holds take the row with their key out again (an admission that was cancelled). */
  remove: expression.optional(),
});
export type TableMapping = Frozen<z.infer<typeof tableMapping>>;

/** What must or should hold for a row of the source. `must` keeps the row out when it is false, `should` flags it. */
export const rule = z.strictObject({
  id: code,
  /** Read over the source's columns. Unknown (null) breaks nothing. */
  must: expression.optional(),
  should: expression.optional(),
  /** The column that the rule is about, shown with its value. */
  field: z.string().optional(),
  say: text,
});
export type Rule = Frozen<z.infer<typeof rule>>;

/** Columns that are taken from inside a record, each by its path. */
const paths = z.record(z.string(), z.string());

/** How a delivery is written. Every form ends as rows of text under named columns, so that all contracts read alike. */
export const sourceFormat = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('csv'),
    encoding: z.enum(['utf-8', 'gb18030', 'utf-16le']).optional(),
    delimiter: z.string().length(1).optional(),
    /** Lines above the header that are passed over. */
    skip: z.number().int().min(0).max(1000).optional(),
  }),
  z.strictObject({
    kind: z.literal('excel'),
    /** Name of the sheet, or its number from 1; the first when absent. */
    sheet: z.union([z.string(), z.number().int().positive()]).optional(),
    /** First row of the header, from 1, and how many rows it has: their texts are joined with a space, merged cells repeated. */
    header_row: z.number().int().positive().default(1),
    header_rows: z.number().int().min(1).max(5).default(1),
    /** Rows end at the first row that is empty: notes below a table are not data. */
    until_blank: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('parquet') }),
  /** One document; `rows` is the path of the array of records (the document itself when absent). */
  z.strictObject({ kind: z.literal('json'), rows: z.string().optional(), paths: paths.optional() }),
  /** One record a line. */
  z.strictObject({ kind: z.literal('ndjson'), paths: paths.optional() }),
  /** FHIR R4: a Bundle, one resource, or bulk NDJSON; each resource of the named type is one row. Paths are a part of FHIRPath. */
  z.strictObject({
    kind: z.literal('fhir'),
    resource: z.string(),
    paths,
    /** Hold each resource whole against the specification; one that does not follow it is kept out. */
    validate: z.boolean().default(false),
  }),
  /** HL7 v2 messages, one or many a file; each message with one of the events is one row. Paths are `PV1-3.4`. */
  z.strictObject({ kind: z.literal('hl7'), events: z.array(z.string().regex(/^[A-Z]\d\d$/)).min(1), paths }),
  /** A query on a database; `connection` names the variable of the environment that holds its URL. */
  z.strictObject({
    kind: z.literal('sql'),
    driver: z.enum(['postgres', 'mysql', 'mssql', 'oracle']),
    connection: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'the name of an environment variable, in capitals'),
    query: z.string(),
  }),
  /** A FeatureCollection. Columns are the properties, and `geometry`, `lon`, `lat` (a point that stands for the shape). */
  z.strictObject({ kind: z.literal('geojson') }),
  /** The same out of a Topology; `object` names the one that is meant, where there are several. */
  z.strictObject({ kind: z.literal('topojson'), object: z.string().optional() }),
]);
export type SourceFormat = Frozen<z.infer<typeof sourceFormat>>;

/** A source and its contract: what is sent, how it is read, what it must obey, and whose it is. One YAML file. */
export const sourceContract = z.strictObject({
  source: code,
  version: z.string(),
  names: text,
  owner: z.string(),
  purpose: text,
  classification: z.enum(['open', 'internal', 'personal']).default('open'),
  licence: z.string().optional(),
  reference: z.string().optional(),
  /** Kept for so many days in `raw`; unlimited when absent. */
  retention_days: z.number().int().positive().optional(),
  /**
   * Path of the delivery, relative to the data folder; `.gz` is unpacked. A path that begins with `region:` is relative
   * to the folder of `region.yaml` instead (`region:rates.csv`): for facts that stand beside the contracts.
   *
   * A source that sends again and again names its files by a pattern: `*` stands for any text within a name, and
   * `{period}` for the period that the file describes (`2025`, `2025-07`, `2025-W31`, `2025-07-14`, `2025-Q3`). Each
   * file that fits is one delivery, in the order of their names. For `sql` it is the name of the extract that is kept.
   */
  file: z.string(),
  /** A source whose file may be absent: its stages then say what they lack. */
  optional: z.boolean().default(false),
  format: sourceFormat,
  /** Period that the delivery describes (shown as it is), and how often it should come (ISO 8601 duration). */
  describes: z.string().optional(),
  expected: z
    .strictObject({
      every: z.string().optional(),
      /** How long after the end of its period a delivery is due (ISO 8601 duration); at once when absent. */
      due: z.string().optional(),
      /** Rows of one delivery, from and to. */
      rows: z.tuple([z.number().int(), z.number().int()]).optional(),
    })
    .optional(),
  /** Columns that a delivery must have (GeoJSON: properties; the feature's geometry reads as the column `geometry`). Others are kept in `raw` only. */
  columns: z.array(z.string()).min(1),
  tables: z.array(tableMapping).min(1),
  rules: z.array(rule).default([]),
  /**
   * What people are linked by, where other sources name the same ones: read before the pseudonym takes their place, kept as
   * keyed encodings in the linkage store alone. `numbers` name their kind: equal kinds are compared.
   */
  linkage: z
    .strictObject({
      person_key: expression,
      name: expression.optional(),
      born: expression.optional(),
      sex: expression.optional(),
      numbers: z.record(code, expression).default({}),
    })
    .optional(),
  /** Places for which the source is known to be incomplete: a gap of the list, not of care. */
  gaps: z.array(z.strictObject({ place_id: z.string(), reason: text })).default([]),
  /** A stand-in: facts from elsewhere, used because the region has none of its own; labelled wherever they show. */
  stand_in: text.optional(),
});
export type SourceContract = Frozen<z.infer<typeof sourceContract>>;

/** The JSON Schema of a contract as people write it, for editors (`docs/contract.schema.json`). */
export const contractSchema = (): object => z.toJSONSchema(sourceContract, { io: 'input', target: 'draft-7' });

/** How one delivery of a source went. Rows of the source: read = accepted + merged + quarantined. */
export const delivery = z.object({
  source_id: z.string(),
  names: text,
  owner: z.string(),
  contract_version: z.string(),
  /** Hash of source, contract and content. */
  delivery_id: z.string(),
  file: z.string(),
  format: z.string(),
  encoding: z.string(),
  bytes: z.number().int(),
  describes: z.string().nullable(),
  /** The period in the file's name; null where the contract names none. */
  period: z.string().nullable(),
  /** When it came, as data say it (a receipt, or `arrivals.csv` beside the deliveries), ISO instant; null where nobody says. */
  arrived_at: z.string().nullable(),
  /** SHA-256 of the content as it was sent, hex. */
  content: z.string().optional(),
  /** Rows that one delivery should have, from and to, as its contract says (`expected.rows`). */
  expected_rows: z.object({ least: z.number().int(), most: z.number().int() }).optional(),
  /** How often the source should send, as its contract says (`expected.every`). */
  every: z.string().optional(),
  /** How long after the end of its period it is due (`expected.due`). */
  due: z.string().optional(),
  /** The delivery of this source that had the same content already: this one was sent twice, and merges whole. */
  repeats: z.string().optional(),
  /** Rows of an earlier delivery that were in quarantine and come in repaired by this one, in the order of its rows. */
  repairs: z.object({ delivery_id: z.string(), content: z.string(), rows: z.array(z.number().int()) }).optional(),
  stand_in: text.nullable(),
  read: z.number().int(),
  accepted: z.number().int(),
  merged: z.number().int(),
  quarantined: z.number().int(),
  /** Accepted rows that break a *should* rule. */
  flagged: z.number().int(),
  /** Share of mapped fields that are filled × share of the expected rows that came, 0..1; null when nothing was sent. */
  completeness: z.number().nullable(),
  /** Share of rows that break no rule, 0..1; null when nothing was sent. */
  accuracy: z.number().nullable(),
  /** Columns that nobody asked for; they are kept in `raw` only. */
  extra_columns: z.array(z.string()),
  /** Records of other kinds in the same file, which are other sources' business; absent where a file holds one kind. */
  passed_over: z.array(z.object({ kind: z.string(), records: z.number().int() })).optional(),
  /** Rows made in each standard table. */
  tables: z.array(z.object({ table: z.string(), rows: z.number().int() })),
  /** Rules that rows broke: how many, whether they were kept out, and the rule in words. */
  rules: z.array(z.object({ rule: z.string(), kept_out: z.boolean(), rows: z.number().int(), say: text })),
  /** Codes that no code list of the contract holds, with their rows: the most frequent `mostUnknownCodes`, by rows. */
  unknown_codes: z.array(z.object({ field: z.string(), code: z.string(), rows: z.number().int() })).default([]),
});
/** How many unknown codes a delivery lists. */
export const mostUnknownCodes = 200;
export type Delivery = Frozen<z.infer<typeof delivery>>;

/** The source stage: what was sent, and what in it cannot be read. */
export const sourceDetail = z.object({ deliveries: z.array(delivery), absent: z.array(z.string()) });
export type SourceDetail = Frozen<z.infer<typeof sourceDetail>>;
export const sourceValue = stageValue(sourceDetail);
export type SourceValue = Frozen<z.infer<typeof sourceValue>>;
