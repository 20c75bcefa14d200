import { type Stage, stages, stageValues } from '@junheng/engine';
import { findingKinds } from '@junheng/engine/balance';
import { artefact, type Frozen, figure, lack, languages, text } from '@junheng/engine/domain';
import { warningLevels } from '@junheng/engine/forecast';
import { quarantinedRow } from '@junheng/engine/pool';
import { regionConfig } from '@junheng/flow/region';
import { publishReasons } from '@junheng/pool';
import { rowChanges } from '@junheng/pool/catalogue';
import { z } from 'zod';

/** The same value, for those who ask for a type that may be changed; nobody changes it. */
export type Thawed<T> = T extends readonly (infer U)[]
  ? Thawed<U>[]
  : T extends object
    ? { -readonly [K in keyof T]: Thawed<T[K]> }
    : T;
export const thaw = <T>(value: T) => value as Thawed<T>;

/** The most rows that one page of an answer holds. */
export const pageLimit = 500;

/** An answer that could not be given: what happened, in both languages, and a code that a program can read. */
export const problem = z.object({
  status: z.number().int(),
  code: z.string(),
  title: text,
  /** What in the request was wrong, field by field, where that is known. */
  details: z.array(z.object({ at: z.string(), message: z.string() })).optional(),
});
export type Problem = Frozen<z.infer<typeof problem>>;

const id = z.string().min(1).max(120);
export const regionParams = z.object({ region: id });
export const stageParams = z.object({ region: id, stage: z.enum(stages) });
export const figureParams = z.object({
  region: id,
  stage: z.enum(stages),
  index: z.coerce.number().int().min(0).max(10_000),
});
export const tableParams = z.object({ region: id, table: z.string().regex(/^[a-z_]{1,40}$/) });

export const page = z.object({
  offset: z.coerce.number().int().min(0).max(100_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(pageLimit).default(50),
});
/** Which texts that wait for a person, and which page of them. */
export const reviewQuery = page.extend({ source: z.string().max(200).optional() });

export const quarantineQuery = page.extend({
  source: z.string().max(120).optional(),
  rule: z.string().max(120).optional(),
  search: z.string().max(200).optional(),
});
/** Rows of a standard table whose `column` holds one of `values` (separated by commas). */
export const rowsQuery = page.extend({
  column: z.string().regex(/^[a-z0-9_]{1,40}$/),
  values: z.string().min(1).max(8000),
});

/** `fresh`: made from the newest snapshot; `stale`: from an older one; `lacking`: the data do not allow it; `absent`: never run. */
export const stageStates = ['fresh', 'stale', 'lacking', 'absent'] as const;
export type StageState = (typeof stageStates)[number];

const fact = z.union([z.number(), z.string(), z.null()]);

/** One station of the loop at a glance. */
export const stageCard = z.object({
  stage: z.enum(stages),
  state: z.enum(stageStates),
  artefact: z.string().nullable(),
  made_at: z.string().nullable(),
  seconds: z.number().nullable(),
  figures: z.array(figure.omit({ rows: true })),
  lacks: z.array(lack),
  /** How many things of this stage a person should look at: rows held back, short zones, warnings, proposals. */
  count: z.number().int().nullable(),
  level: z.enum(warningLevels),
  /** Counts of the stage's result that its short sentence is filled with. */
  facts: z.record(z.string(), fact),
});
export type StageCard = Frozen<z.infer<typeof stageCard>>;

export const regionCard = z.object({
  id: z.string(),
  names: text,
  language: z.enum(languages),
  as_of: z.string().nullable(),
  snapshot: z.string().nullable(),
  highest: z.enum(warningLevels),
  stages: z.array(stageCard),
});
export type RegionCard = Frozen<z.infer<typeof regionCard>>;

export const health = z.object({ status: z.literal('ok'), product: z.literal('junheng'), regions: z.number().int() });
/** `broken`: regions whose files cannot be read, and why. */
export const regionList = z.object({
  regions: z.array(regionCard),
  broken: z.array(z.object({ id: z.string(), problem })),
});
export const regionAnswer = z.object({ card: regionCard, config: regionConfig });

/** The whole artefact of each stage. */
const answerOf = (stage: Stage) => artefact(stageValues[stage] as z.ZodType);
export const artefactAnswers = Object.fromEntries(stages.map((stage) => [stage, answerOf(stage)])) as Record<
  Stage,
  ReturnType<typeof answerOf>
>;

const geometry = z.object({ type: z.string(), coordinates: z.array(z.unknown()) });
const featureCollection = <P extends z.ZodType>(properties: P) =>
  z.object({
    type: z.literal('FeatureCollection'),
    features: z.array(z.object({ type: z.literal('Feature'), geometry, properties })),
  });

/** Shapes to draw: areas with polygons, and the polygons of zones where the data hold them. */
export const geometryAnswer = z.object({
  areas: featureCollection(
    z.object({ region_id: z.string(), level: z.string(), name: z.string(), name_en: z.string().nullable() }),
  ),
  zones: featureCollection(z.object({ zone_id: z.string() })),
});
export type GeometryAnswer = Frozen<z.infer<typeof geometryAnswer>>;

export const findingsAnswer = z.object({
  findings: z.array(
    z.object({
      zone_id: z.string(),
      zone: text,
      service_code: z.string(),
      kind: z.enum(findingKinds),
      supply_index: z.number(),
      need_index: z.number(),
      persons: z.number(),
      held: z.number().int(),
      variants: z.number().int(),
    }),
  ),
});

/** Free texts that no dictionary could place for sure, the most frequent first. */
export const reviewAnswer = z.object({
  total: z.number().int(),
  rows: z.array(
    z.object({
      source_id: z.string(),
      field: z.string(),
      text: z.string(),
      rows: z.number().int(),
      guesses: z.array(z.object({ code: z.string(), score: z.number() })),
      /** What the dictionary makes of it by now, at the next run; null while it waits. A code that is null: it has none. */
      decided: z.object({ code: z.string().nullable() }).nullable(),
    }),
  ),
  /** The dictionaries that place these texts, with the codes that they give. */
  dictionaries: z.array(
    z.object({
      source_id: z.string(),
      field: z.string(),
      /** The file, from the region's folder; null where the contract itself holds the dictionary and is changed instead. */
      file: z.string().nullable(),
      codes: z.array(z.string()),
    }),
  ),
});

/** Decisions of one person about texts that wait. `code` null: the text has none. */
export const decisionsBody = z.object({
  decisions: z
    .array(
      z.object({
        source_id: z.string().min(1).max(200),
        field: z.string().min(1).max(200),
        text: z.string().min(1).max(4000),
        /** The part of the text that decides; the whole text when absent. */
        term: z.string().min(1).max(4000).optional(),
        code: z.string().trim().min(1).max(100).nullable(),
        /** Which dictionary, where the field has several. */
        file: z.string().min(1).max(300).optional(),
        /** Takes the place of another decision about the same term; without it that is refused. */
        replace: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(100),
  by: z.string().trim().min(1).max(120),
  reason: z.string().trim().min(1).max(500),
});
export const decisionsAnswer = z.object({
  decisions: z.array(
    z.object({
      source_id: z.string(),
      field: z.string(),
      text: z.string(),
      code: z.string().nullable(),
      file: z.string(),
      /** False where the dictionary said so already. */
      changed: z.boolean(),
    }),
  ),
});

/** Whether whoever asks may write here. */
export const session = z.object({
  /** `open`: everybody on this machine may write; `token`: who shows the token; `read_only`: nobody. */
  writing: z.enum(['open', 'token', 'read_only']),
  /** Whether this request, with its token if it has one, might have written. */
  may_write: z.boolean(),
});

export const quarantineAnswer = z.object({
  total: z.number().int(),
  rows: z.array(quarantinedRow),
  /** All rules that held rows back, with the number of rows: the filters. */
  rules: z.array(z.object({ source_id: z.string(), rule: z.string(), say: text, rows: z.number().int() })),
});

export const retentionPolicy = z.object({
  /** All snapshots of so many days are kept. */
  days: z.number().int().min(0).max(36_500),
  /** Of the time before them, the last of each month or year, or none. */
  afterwards: z.enum(['month', 'year', 'nothing']),
});

/** One step of the history: a snapshot became the newest. */
export const publication = z.object({
  at: z.string(),
  snapshot: z.string(),
  reason: z.enum(publishReasons),
  note: z.string().nullable(),
  /** Ids of the artefacts that became current with it. */
  current: z.array(z.string()),
});
export const snapshotStep = publication.omit({ current: true }).extend({
  newest: z.boolean(),
  /** Size of the snapshot; null when it is kept no longer and cannot be opened. */
  kept: z
    .object({
      /** 1 as it was published; more when people were taken out of it since. */
      version: z.number().int(),
      deliveries: z.number().int(),
      files: z.number().int(),
      bytes: z.number().int(),
      rows: z.number().int(),
      last_day: z.string().nullable(),
    })
    .nullable(),
});
/** The history, newest first, a page at a time. */
export const snapshotsAnswer = z.object({
  steps: z.array(snapshotStep),
  total: z.number().int(),
  policy: retentionPolicy,
});

/** Two kept snapshots: an id, its beginning, `newest`, or `~1` for the one before it in the history. */
const snapshotName = z.string().regex(/^[a-z0-9~-]{1,120}$/);
export const diffQuery = z.object({ before: snapshotName.default('~1'), after: snapshotName.default('newest') });
export const rowDiffQuery = page.extend(diffQuery.shape);

const sourceCounts = z.object({
  deliveries: z.number().int(),
  read: z.number().int(),
  accepted: z.number().int(),
  merged: z.number().int(),
  quarantined: z.number().int(),
  flagged: z.number().int(),
});
/** What differs between two snapshots: tables by rows and files, sources by their counts and deliveries. */
export const snapshotDiff = z.object({
  before: z.string(),
  after: z.string(),
  tables: z.array(
    z.object({
      table: z.string(),
      rows_before: z.number().int(),
      rows_after: z.number().int(),
      /** Rows of files that only one of the two names. */
      rows_added: z.number().int(),
      rows_removed: z.number().int(),
      files_shared: z.number().int(),
      files_added: z.number().int(),
      files_removed: z.number().int(),
    }),
  ),
  sources: z.array(
    z.object({
      source_id: z.string(),
      before: sourceCounts,
      after: sourceCounts,
      /** Ids of deliveries; those are changed from which later ones took rows. */
      added: z.array(z.string()),
      removed: z.array(z.string()),
      changed: z.array(z.string()),
    }),
  ),
});

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
/** Rows that differ by the key of their table; a changed row stands twice, as it was and as it is. */
export const rowDiff = z.object({
  table: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.object({ change: z.enum(rowChanges), side: z.enum(['before', 'after']), cells: z.array(cell) })),
  total: z.record(z.enum(rowChanges), z.number().int()),
});

export const rollBackBody = z.object({
  snapshot: snapshotName,
  note: z.string().trim().max(500).nullable().default(null),
});
export const sweepBody = z.object({ policy: retentionPolicy.optional(), dry_run: z.boolean().default(true) });
/** What no kept snapshot or artefact names: swept, or only told. */
export const sweepAnswer = z.object({
  snapshots: z.array(z.string()),
  artefacts: z.array(z.string()),
  files: z.number().int(),
  bytes: z.number().int(),
  dry_run: z.boolean(),
});

export const rowsAnswer = z.object({
  table: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(cell)),
  total: z.number().int(),
});

/** Which page of a figure's rows, and of which result; the newest one of its stage when absent. */
export const figureRowsQuery = page.extend({ artefact: id.optional() });
/** The rows of a figure, with the result and the snapshot that they belong to, and the day on which they hold. */
export const figureRowsAnswer = rowsAnswer.extend({
  artefact: z.string(),
  snapshot: z.string(),
  as_of: z.string().nullable(),
});
