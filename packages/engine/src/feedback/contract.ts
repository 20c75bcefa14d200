import { z } from 'zod';
import { type Frozen, stageValue } from '../domain/index.ts';

/** A column of the efficiency comparison: a yearly figure of each facility. */
export const dataColumn = z.discriminatedUnion('from', [
  z.strictObject({ id: z.string(), from: z.literal('supply'), service_code: z.string() }),
  z.strictObject({ id: z.string(), from: z.literal('staff'), role_code: z.string() }),
  z.strictObject({
    id: z.string(),
    from: z.literal('statistic'),
    indicator_code: z.string(),
    aggregate: z.enum(['last', 'sum', 'mean']),
  }),
  z.strictObject({
    id: z.string(),
    from: z.literal('encounter'),
    class: z.string(),
    measure: z.enum(['stays', 'bed_days']),
  }),
]);

export const feedbackOptions = z.strictObject({
  /** Units are of one kind and a least size: kinds of facility, or levels, and the least of the first input. */
  kinds: z.array(z.string()).optional(),
  levels: z.array(z.string()).optional(),
  least: z.number().min(0),
  inputs: z.array(dataColumn).min(1),
  outputs: z.array(dataColumn).min(1),
});
export type FeedbackOptions = Frozen<z.infer<typeof feedbackOptions>>;

export const efficiencyUnit = z.object({
  facility_id: z.string(),
  /** CCR, input-oriented: 1 is on the frontier. */
  score: z.number(),
  peers: z.array(z.object({ facility_id: z.string(), weight: z.number() })),
  inputs: z.array(z.number()),
  outputs: z.array(z.number()),
  input_slack: z.array(z.number()),
  output_slack: z.array(z.number()),
});

export const feedbackDetail = z.object({
  inputs: z.array(z.string()),
  outputs: z.array(z.string()),
  period: z.string(),
  units: z.array(efficiencyUnit),
  /** Facilities of the kind that were left out, by reason. */
  left_out: z.array(
    z.object({ reason: z.enum(['too_small', 'missing_input', 'missing_output']), facilities: z.number().int() }),
  ),
});
export type FeedbackDetail = Frozen<z.infer<typeof feedbackDetail>>;

export const feedbackValue = stageValue(feedbackDetail);
export type FeedbackValue = Frozen<z.infer<typeof feedbackValue>>;
