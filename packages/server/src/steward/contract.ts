import { text } from '@junheng/engine/domain';
import { z } from 'zod';
import { page, problem, regionParams } from '../contract.ts';

/** SQL ends at a NUL, so no name has one. */
const name = z
  .string()
  .min(1)
  .max(120)
  .refine((text) => !text.includes('\u0000'));
export const sourceParams = regionParams.extend({ source: name });

/** What a contract may be long. */
const yaml = z.string().min(1).max(200_000);

export const contractAnswer = z.object({
  source: z.string(),
  version: z.string(),
  /** The file as a person wrote it, comments and all. */
  yaml: z.string(),
  /** Tells this text from another of the same version; handed back when a change is saved. */
  content: z.string(),
  /** Name of the newest delivery, on which a change can be tried; null where nothing was sent. */
  sample: z.string().nullable(),
});

const params = z.record(z.string(), z.union([z.string(), z.number()]));
const finding = z.object({ code: z.string(), title: text, at: z.string().nullable() });
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What would happen if the file came: as `SourceCheck` of the pool says it. */
export const sourceCheck = z.object({
  source: z.string(),
  file: z.string(),
  form: z.string(),
  encoding: z.string().nullable(),
  refused: z.object({ code: z.string(), params, title: text }).nullable(),
  columns: z.object({
    found: z.array(z.string()),
    missing: z.array(z.object({ column: z.string(), near: z.string().nullable() })),
    extra: z.array(z.string()),
    unmapped: z.array(z.string()),
  }),
  whole: z.boolean(),
  seen: z.number().int(),
  checked: z.number().int(),
  accepted: z.number().int(),
  merged: z.number().int(),
  quarantined: z.number().int(),
  flagged: z.number().int(),
  rules: z.array(
    z.object({
      rule: z.string(),
      kept_out: z.boolean(),
      rows: z.number().int(),
      say: text,
      examples: z.array(
        z.object({
          line: z.number().int(),
          row_no: z.number().int(),
          field: z.string().nullable(),
          value: z.string().nullable(),
          say: text,
          row: z.record(z.string(), z.string()),
        }),
      ),
    }),
  ),
  tables: z.array(
    z.object({
      table: z.string(),
      rows: z.number().int(),
      fields: z.array(z.object({ field: z.string(), filled: z.number().int() })),
      left_empty: z.array(z.string()),
      preview: z.array(z.array(cell)),
    }),
  ),
  unknown_codes: z.array(z.object({ field: z.string(), code: z.string(), rows: z.number().int() })),
  lookups: z.array(z.object({ table: z.string(), match: z.string() })),
  clean: z.boolean(),
});

export const checkBody = z.object({ yaml });
/** `findings`: why the contract itself cannot be used; then there is no check. */
export const checkAnswer = z.object({ findings: z.array(finding), check: sourceCheck.nullable() });

export const saveBody = z.object({ yaml, version: z.string().max(40), content: z.string().max(64).optional() });
export const uploadQuery = z.object({ file: z.string().min(1).max(120), by: z.string().max(120).optional() });

export const receipt = z.object({
  receipt: z.string(),
  source_id: z.string(),
  file: z.string(),
  bytes: z.number().int(),
  content: z.string(),
  arrived_at: z.string(),
});

const repairedRow = z.object({
  delivery_id: name,
  row_no: z.number().int().positive(),
  cells: z.record(z.string().max(200), z.string().max(100_000).nullable()),
});
export const previewBody = z.object({ rows: z.array(repairedRow).min(1).max(50) });
const breach = z.object({
  rule: z.string(),
  field: z.string().nullable(),
  value: z.string().nullable(),
  say: text,
});
export const previewAnswer = z.object({
  rows: z.array(
    z.object({
      status: z.enum(['usable', 'quarantined']),
      breaches: z.array(breach),
      flags: z.array(breach),
      made: z.array(z.object({ table: z.string(), values: z.record(z.string(), cell) })),
    }),
  ),
});
export const repairBody = z.object({
  rows: z.array(repairedRow).min(1).max(500),
  by: z.string().trim().min(1).max(120),
  reason: z.string().trim().min(1).max(500),
});
export const receiptsAnswer = z.object({ receipts: z.array(receipt) });

export const runAnswer = z.object({
  state: z.enum(['never', 'running', 'done', 'failed']),
  share: z.number(),
  /** Source that is read, or stage that is made. */
  what: z.string(),
  kind: z.string(),
  started_at: z.string().nullable(),
  ended_at: z.string().nullable(),
  problem: text.nullable(),
});

/** The answers that a route that writes may give beside its own. */
export const writeProblems = {
  401: problem,
  403: problem,
  409: problem,
  413: problem,
  415: problem,
  422: problem,
  503: problem,
} as const;

export const rollupQuery = z.object({
  basis: z.enum(['started', 'ended']),
  /** Dimensions to group by, separated by commas. */
  by: z.string().max(120).default(''),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  facility_id: name.optional(),
  service_code: name.optional(),
  class: name.optional(),
  home_zone_id: name.optional(),
});
export const rollupAnswer = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
});

export const traceQuery = z.object({ of: z.string().min(1).max(300), ...page.shape });
export const backQuery = page.extend({ source: name.optional() });
export const fhirParams = regionParams.extend({ form: name });
