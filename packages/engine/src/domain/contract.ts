import { z } from 'zod';
import { stages } from '../stages.ts';
import { units } from './units.ts';

/** A value that nobody changes, at any depth. Schemas give mutable types; what we hand around is frozen. */
export type Frozen<T> = T extends (infer U)[]
  ? readonly Frozen<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

/** What a schema says of a value that does not fit, in Chinese: for `safeParse(value, { error: chineseReasons })`. */
export const chineseReasons = z.locales.zhCN().localeError;

/** The languages in which Junheng speaks. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text that a user sees, in both languages. Names that are data keep the form in which they were sent. */
export const text = z.strictObject({ zh: z.string(), en: z.string() });
export type Text = Frozen<z.infer<typeof text>>;

/** How much an issue weighs: `error` keeps a row or a run out, `warning` stands beside a figure, `info` is good to know. */
export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/**
 * Something that does not fit, or that a reader must know: data, never an exception. `code` names the sentence
 * `<stage>.note.<code>` in the message catalogues; `params` fill it; `at` says where (a file and line, a zone).
 */
export const issue = z.object({
  code: z.string(),
  severity: z.enum(severities),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  at: z.string().optional(),
});
export type Issue = Frozen<z.infer<typeof issue>>;

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** One comparison of a recipe's predicate; rows must pass all of them. */
export const condition = z.object({
  column: z.string(),
  op: z.enum(['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'in', 'is_null', 'is_not_null']),
  value: z.union([scalar, z.array(z.union([z.string(), z.number()]))]).optional(),
});
export type Condition = Frozen<z.infer<typeof condition>>;

/** The rows behind a figure: a recipe that is run again on the snapshot, not a list that is stored. */
export const recipe = z.object({
  table: z.string(),
  where: z.array(condition),
  /** Only the rows of a dated table that hold on this day, where the figure was counted so. */
  as_of: z.iso.date().optional(),
});
export type Recipe = Frozen<z.infer<typeof recipe>>;

/**
 * A number that is shown: what it is (`id`: label and definition stand in the catalogues as `<stage>.figure.<id>.label` and `.definition`),
 * its unit, an interval where it is an estimate, and the way to its rows. `value: null` is "no data", which is not 0.
 */
export const figure = z.object({
  id: z.string(),
  value: z.number().nullable(),
  unit: z.enum(units),
  /** `level` is the share of cases that the interval promises to hold, 0..1. */
  interval: z.object({ low: z.number(), high: z.number(), level: z.number() }).optional(),
  service_code: z.string().optional(),
  place_id: z.string().optional(),
  rows: recipe.optional(),
});
export type Figure = Frozen<z.infer<typeof figure>>;

/** What a stage needs and the region's data do not hold. `code` names the sentence `<stage>.lack.<code>` in the catalogues. */
export const lack = z.object({ code: z.string(), table: z.string() });
export type Lack = Frozen<z.infer<typeof lack>>;

const head = { figures: z.array(figure), notes: z.array(issue), lacks: z.array(lack) };

/**
 * What every stage makes. `made`: `detail` holds the stage's own result. `lacking`: the data do not allow it, `lacks`
 * says which are missing, and nothing is invented. Lacks may also stand beside a result that was made in part.
 */
export const stageValue = <D extends z.ZodType>(detail: D) =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('made'), ...head, detail }),
    z.object({ status: z.literal('lacking'), ...head, detail: z.null() }),
  ]);

/** How an artefact was made. Nothing here depends on clock, path, language or thread count. */
export const runRecord = z.object({
  options: z.unknown(),
  seed: z.number().int(),
  /** The last day that the result knows of, ISO date. */
  as_of: z.string(),
  /** Version of the methods behind the stage, raised by hand when results change. */
  version: z.string(),
});
export type RunRecord = Frozen<z.infer<typeof runRecord>>;

/** A result with its lineage. `id` is a hash of stage, kind, `made_from` and `run`. */
export const artefact = <V extends z.ZodType>(value: V) =>
  z.object({
    id: z.string(),
    stage: z.enum(stages),
    kind: z.string(),
    value,
    /** Ids of the snapshot or artefacts that it was made from. */
    made_from: z.array(z.string()),
    run: runRecord,
  });
export type Artefact<Value = unknown> = {
  readonly id: string;
  readonly stage: (typeof stages)[number];
  readonly kind: string;
  readonly value: Value;
  readonly made_from: readonly string[];
  readonly run: RunRecord;
};

/**
 * A method as anybody may call it: by id (`balance/e2sfca`), with a schema for what goes in and what comes out. `run`
 * expects input that has passed the schema, and throws a RangeError where values contradict each other.
 */
export type Method<In = unknown, Out = unknown> = {
  readonly id: `${(typeof stages)[number]}/${string}`;
  readonly version: string;
  /** What question it answers, one line. */
  readonly answers: Text;
  /** Where the method comes from: paper, page or table, doi. */
  readonly reference: string;
  readonly input: z.ZodType<In>;
  readonly output: z.ZodType<Out>;
  run(input: In): Out;
};

/** Keeps a method's input and output types together while it stands in a list with others. */
export const method = <In, Out>(m: Method<In, Out>): Method => m as unknown as Method;
