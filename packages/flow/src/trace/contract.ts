import { stages } from '@junheng/engine';
import { type Frozen, figure, issue } from '@junheng/engine/domain';
import { delivery } from '@junheng/engine/source';
import { z } from 'zod';

/** An artefact on the way: what made it, from what, when, and what its readers must know. */
export const lineageArtefact = z.object({
  id: z.string(),
  stage: z.enum(stages),
  kind: z.string(),
  version: z.string(),
  seed: z.number().int(),
  as_of: z.string(),
  options: z.unknown(),
  made_from: z.array(z.string()),
  made_at: z.string(),
  seconds: z.number(),
  sha256: z.string(),
  notes: z.array(issue),
});

/** The walk from a result down to what was sent: artefacts nearest first, then the snapshot, then its deliveries. */
export const lineage = z.object({
  artefacts: z.array(lineageArtefact),
  snapshot: z
    .object({
      id: z.string(),
      last_day: z.string().nullable(),
      files: z.array(
        z.object({
          table: z.string(),
          path: z.string(),
          rows: z.number().int(),
          bytes: z.number().int(),
          sha256: z.string(),
        }),
      ),
    })
    .nullable(),
  deliveries: z.array(delivery),
});
export type Lineage = Frozen<z.infer<typeof lineage>>;

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** A figure walked back: its artefact's lineage, and a page of the rows that it was counted from. */
export const figureTrace = z.object({
  figure: figure.nullable(),
  rows: z
    .object({
      table: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.array(cell)),
      total: z.number().int(),
    })
    .nullable(),
  lineage,
});
export type FigureTrace = Frozen<z.infer<typeof figureTrace>>;
