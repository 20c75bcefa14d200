import { z } from 'zod';
import { type Frozen, stageValue, text } from '../domain/index.ts';

const named = { id: z.string(), names: text.optional() };

/** A column of the efficiency comparison: a yearly figure of each facility. `names` is what it is called on the page. */
export const dataColumn = z.discriminatedUnion('from', [
  z.strictObject({ ...named, from: z.literal('supply'), service_code: z.string() }),
  z.strictObject({ ...named, from: z.literal('staff'), role_code: z.string() }),
  z.strictObject({
    ...named,
    from: z.literal('statistic'),
    indicator_code: z.string(),
    aggregate: z.enum(['last', 'sum', 'mean']),
  }),
  z.strictObject({
    ...named,
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
export type DataColumn = Frozen<z.infer<typeof dataColumn>>;
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
  /** What each column is called, by its id. */
  names: z.record(z.string(), text),
  /** The year that is compared: first and last day, or first and last reported period, with a slash between. */
  period: z.string(),
  /** Rank correlation of score and occupancy over the units; null where occupancy is not known. */
  occupancy_link: z.number().nullable(),
  units: z.array(efficiencyUnit),
  /** Facilities of the kind that were left out, by reason. */
  left_out: z.array(
    z.object({ reason: z.enum(['too_small', 'missing_input', 'missing_output']), facilities: z.number().int() }),
  ),
});
export type FeedbackDetail = Frozen<z.infer<typeof feedbackDetail>>;

export const feedbackValue = stageValue(feedbackDetail);
export type FeedbackValue = Frozen<z.infer<typeof feedbackValue>>;
