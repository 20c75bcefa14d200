import { z } from 'zod';
import { type Frozen, figure, issue, stageValue } from '../domain/index.ts';

export const decideOptions = z.strictObject({
  /** Days after the as-of date by which the working group should have voted, and when the effect is to be measured. */
  vote_within_days: z.number().int().positive(),
  measure_after_days: z.number().int().positive(),
  /** Least share of members present for a vote to count. */
  quorum: z.number().min(0).max(1),
});
export type DecideOptions = Frozen<z.infer<typeof decideOptions>>;

/** A proposal holds its evidence: every artefact it rests on, by id, with the figures that speak for and against it. */
export const proposal = z.object({
  id: z.string(),
  /** Title and question are the sentences `decide.proposal.<kind>.title` and `.question` of the catalogues, filled by `params`. */
  kind: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  status: z.enum(['draft', 'proposed', 'accepted', 'rejected', 'carried_out']),
  evidence: z.array(z.object({ stage: z.string(), artefact_id: z.string() })),
  /** What it would change: expected figures with intervals, to be held against what is observed later. */
  expected: z.array(figure),
  alternatives: z.array(
    z.object({
      kind: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      figures: z.array(figure),
    }),
  ),
  objections: z.array(issue),
  vote_by: z.string(),
  measure_on: z.string(),
});
export type Proposal = Frozen<z.infer<typeof proposal>>;

export const decideDetail = z.object({ quorum: z.number(), proposals: z.array(proposal) });
export type DecideDetail = Frozen<z.infer<typeof decideDetail>>;

export const decideValue = stageValue(decideDetail);
export type DecideValue = Frozen<z.infer<typeof decideValue>>;
