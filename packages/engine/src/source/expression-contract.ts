import { z } from 'zod';
import type { Frozen } from '../domain/index.ts';

type Constant = string | number | boolean | null;

/** Levels of Chinese administrative codes, from the top; each takes so many digits of the code. */
export const adminLevels = ['province', 'prefecture', 'county', 'township', 'village'] as const;
export const fipsLevels = ['state', 'county', 'tract', 'block_group', 'block'] as const;
/** What a map's coordinates are told in. CGCS2000 agrees with WGS84 within decimetres and is taken as it is. */
export const datums = ['wgs84', 'cgcs2000', 'gcj02', 'bd09'] as const;
/** `full` with the national extension (`E11.900x001`), `code` of the WHO (`E11.9`), `category` (`E11`), `chapter` (`IV`). */
export const icdForms = ['full', 'code', 'category', 'chapter'] as const;
/** `valid` says yes or no of any text; the others make an issue of what is none. */
export const idCardParts = ['valid', 'number', 'birth_day', 'birth_year', 'sex', 'region'] as const;
export const creditCodeParts = ['valid', 'code', 'organisation', 'region'] as const;

/** Words and what they stand for. `weight` is how sure the word alone makes it, 0..1. */
export const dictionary = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        code: z.string(),
        terms: z.array(z.string().min(1)).min(1),
        weight: z.number().gt(0).max(1).default(1),
      }),
    )
    .min(1),
  /** Words before which a finding is said to be absent (无, denies): what they reach is not counted. */
  absent: z.array(z.string().min(1)).default([]),
  /** Words that make a finding half as sure (疑似, possible). */
  unsure: z.array(z.string().min(1)).default([]),
  /** Words at which the reach of the two before ends (但, but); punctuation that ends a clause always does. */
  ends: z.array(z.string().min(1)).default([]),
  /** Whole texts that somebody looked at and that have no code: unknown, and not asked about again. */
  none: z.array(z.string().min(1)).optional(),
});
export type Dictionary = Frozen<z.infer<typeof dictionary>>;

/**
 * The expression tree of mappings and rules. One object, one key, that names the operation; a bare number, boolean or
 * null is a constant, a bare string is the column of that name. Its meaning is `evaluate` in `expression.ts`.
 *
 * Values are text, number, boolean, a day (ISO text `YYYY-MM-DD`) or null (unknown). An empty field is null. Every
 * operation on null gives null, but for `present`, `coalesce`, `if`, `any`, `all` (three-valued logic), `map` with
 * `unknown`. A field that cannot be read as what is asked (`number: "12x"`) is an issue of its row.
 */
export type Expression =
  | string
  | number
  | boolean
  | null
  | { readonly column: string }
  | { readonly const: string | number | boolean | null }
  | { readonly trim: Expression }
  | { readonly half_width: Expression }
  | { readonly clean: Expression }
  | { readonly upper: Expression }
  | { readonly lower: Expression }
  | { readonly concat: readonly Expression[] }
  | { readonly slice: readonly [Expression, number, number] }
  | { readonly number: Expression }
  | { readonly integer: Expression }
  | { readonly chinese_number: Expression }
  | { readonly boolean: Expression }
  | {
      readonly day: Expression;
      readonly formats?: readonly string[] | undefined;
      /** Years of two digits (`YY` in a format) lie in the hundred years that begin here. */
      readonly yy_from?: number | undefined;
    }
  | { readonly excel_day: Expression; readonly system?: 1900 | 1904 | undefined }
  | { readonly month_end: Expression }
  | { readonly add: readonly Expression[] }
  | { readonly subtract: readonly [Expression, Expression] }
  | { readonly multiply: readonly Expression[] }
  | { readonly divide: readonly [Expression, Expression] }
  | { readonly round: readonly [Expression, number] }
  | { readonly days_between: readonly [Expression, Expression] }
  | { readonly years_between: readonly [Expression, Expression] }
  | { readonly year: Expression }
  | {
      /** A number in one unit, told in another of the same kind (`units.ts`). */
      readonly convert: readonly [Expression, string, string];
    }
  | { readonly eq: readonly [Expression, Expression] }
  | { readonly ne: readonly [Expression, Expression] }
  | { readonly lt: readonly [Expression, Expression] }
  | { readonly le: readonly [Expression, Expression] }
  | { readonly gt: readonly [Expression, Expression] }
  | { readonly ge: readonly [Expression, Expression] }
  | { readonly in: readonly [Expression, readonly (string | number)[]] }
  | { readonly matches: readonly [Expression, string] }
  | { readonly present: Expression }
  | { readonly all: readonly Expression[] }
  | { readonly any: readonly Expression[] }
  | { readonly not: Expression }
  | { readonly if: readonly [Expression, Expression, Expression] }
  | { readonly coalesce: readonly Expression[] }
  | {
      /** Translate a code. A code that the map lacks is an issue, unless `otherwise` gives a value for it. */
      readonly map: Expression;
      readonly codes?: Readonly<Record<string, Constant>> | undefined;
      /** A code list in a CSV file beside the contract (columns `code`, `value`); what `codes` says goes before it. */
      readonly codes_file?: string | undefined;
      readonly otherwise?: Constant | undefined;
    }
  | {
      /** The first way whose condition holds; where none does, `otherwise`, else unknown. */
      readonly cases: readonly { readonly when: Expression; readonly give: Expression }[];
      readonly otherwise?: Constant | undefined;
    }
  | {
      /** The names of all conditions that hold, for a column of texts; unknown when none does. */
      readonly tags: Readonly<Record<string, Expression>>;
    }
  | {
      /** A GB/T 2260 code or one of the statistics (6, 9 or 12 digits), checked and brought to a level. */
      readonly admin_code: Expression;
      readonly level: (typeof adminLevels)[number];
    }
  | {
      /** A FIPS code of the United States: `given` says what it names, lost zeros are put back, `level` is what is wanted. */
      readonly fips: Expression;
      readonly given: (typeof fipsLevels)[number];
      readonly level?: (typeof fipsLevels)[number] | undefined;
    }
  | {
      /** Longitude of a point [longitude, latitude] in WGS84, degrees. */
      readonly lon: readonly [Expression, Expression];
      readonly datum: (typeof datums)[number];
    }
  | {
      /** Latitude of a point [longitude, latitude] in WGS84, degrees. */
      readonly lat: readonly [Expression, Expression];
      readonly datum: (typeof datums)[number];
    }
  | { readonly icd10: Expression; readonly give: (typeof icdForms)[number] }
  | {
      /** What a range of ICD-10 categories (`I10-I15`, `E11`) that holds the code stands for. The first that fits. */
      readonly icd10_range: Expression;
      readonly ranges: Readonly<Record<string, Constant>>;
      readonly otherwise?: Constant | undefined;
    }
  | { readonly id_card: Expression; readonly give: (typeof idCardParts)[number] }
  | { readonly credit_code: Expression; readonly give: (typeof creditCodeParts)[number] }
  | { readonly organisation_code: Expression }
  | {
      /** The code of a free text by a dictionary; below `at_least` unknown, with a flag for the review queue. */
      readonly classify: Expression;
      readonly dictionary?: Dictionary | undefined;
      /** A dictionary in a YAML or CSV file beside the contract. */
      readonly dictionary_file?: string | undefined;
      readonly at_least: number;
    }
  | {
      /** The key of the row in another standard table whose cleaned `match` column equals the value; `within` narrows. */
      readonly lookup: Expression;
      readonly table: string;
      readonly match: string;
      readonly give: string;
      readonly aliases?: Readonly<Record<string, string>> | undefined;
      readonly within?: { readonly column: string; readonly equals: Expression } | undefined;
    }
  | {
      /** A keyed pseudonym of the parts (HMAC-SHA-256 with the region's key). */
      readonly pseudonym: readonly Expression[];
    };

const one = <K extends string, V extends z.ZodType>(key: K, value: V) =>
  z.strictObject({ [key]: value } as { [P in K]: V });

/** Checks the shape of an expression tree. */
export const expression: z.ZodType<Expression> = z.lazy(() => {
  const pair = z.tuple([expression, expression]);
  const many = z.array(expression).min(1);
  const constant = z.union([z.string(), z.number(), z.boolean(), z.null()]);
  return z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    one('column', z.string()),
    one('const', constant),
    one('trim', expression),
    one('half_width', expression),
    one('clean', expression),
    one('upper', expression),
    one('lower', expression),
    one('concat', many),
    one('slice', z.tuple([expression, z.number().int(), z.number().int()])),
    one('number', expression),
    one('integer', expression),
    one('chinese_number', expression),
    one('boolean', expression),
    z.strictObject({
      day: expression,
      formats: z.array(z.string()).optional(),
      yy_from: z.number().int().min(1900).max(2200).optional(),
    }),
    z.strictObject({ excel_day: expression, system: z.union([z.literal(1900), z.literal(1904)]).optional() }),
    one('month_end', expression),
    one('add', many),
    one('subtract', pair),
    one('multiply', many),
    one('divide', pair),
    one('round', z.tuple([expression, z.number().int()])),
    one('days_between', pair),
    one('years_between', pair),
    one('year', expression),
    one('convert', z.tuple([expression, z.string(), z.string()])),
    one('eq', pair),
    one('ne', pair),
    one('lt', pair),
    one('le', pair),
    one('gt', pair),
    one('ge', pair),
    one('in', z.tuple([expression, z.array(z.union([z.string(), z.number()]))])),
    one('matches', z.tuple([expression, z.string()])),
    one('present', expression),
    one('all', many),
    one('any', many),
    one('not', expression),
    one('if', z.tuple([expression, expression, expression])),
    one('coalesce', many),
    z.strictObject({
      map: expression,
      codes: z.record(z.string(), constant).optional(),
      codes_file: z.string().optional(),
      otherwise: constant.optional(),
    }),
    z.strictObject({
      cases: z.array(z.strictObject({ when: expression, give: expression })).min(1),
      otherwise: constant.optional(),
    }),
    one('tags', z.record(z.string(), expression)),
    z.strictObject({ admin_code: expression, level: z.enum(adminLevels) }),
    z.strictObject({ fips: expression, given: z.enum(fipsLevels), level: z.enum(fipsLevels).optional() }),
    z.strictObject({ lon: pair, datum: z.enum(datums) }),
    z.strictObject({ lat: pair, datum: z.enum(datums) }),
    z.strictObject({ icd10: expression, give: z.enum(icdForms) }),
    z.strictObject({
      icd10_range: expression,
      ranges: z.record(z.string(), constant),
      otherwise: constant.optional(),
    }),
    z.strictObject({ id_card: expression, give: z.enum(idCardParts) }),
    z.strictObject({ credit_code: expression, give: z.enum(creditCodeParts) }),
    one('organisation_code', expression),
    z.strictObject({
      classify: expression,
      dictionary: dictionary.optional(),
      dictionary_file: z.string().optional(),
      at_least: z.number().gt(0).max(1),
    }),
    z.strictObject({
      lookup: expression,
      table: z.string(),
      match: z.string(),
      give: z.string(),
      aliases: z.record(z.string(), z.string()).optional(),
      within: z.strictObject({ column: z.string(), equals: expression }).optional(),
    }),
    one('pseudonym', many),
  ]);
});
