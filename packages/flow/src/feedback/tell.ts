import type { Figure, Issue } from '@junheng/engine/domain';
import type { FeedbackDetail, FeedbackOptions } from '@junheng/engine/feedback';
import { steady } from '@junheng/engine/kernel';
import type { ReadColumn } from './columns.ts';

/** The headline figures: how many are compared, how many are on the frontier, mean and lower quarter of the scores. */
export function figuresOf(detail: FeedbackDetail, options: FeedbackOptions, asOf: string): Figure[] {
  const scores = detail.units.map((u) => u.score).toSorted((a, b) => a - b);
  const kinds = [{ column: 'kind', op: 'in' as const, value: [...(options.kinds ?? [])] }];
  const rows = options.kinds ? { rows: { table: 'facility', where: kinds, as_of: asOf } } : {};
  const mean = scores.reduce((sum, s) => sum + s, 0) / scores.length;
  return [
    { id: 'units_compared', value: scores.length, unit: 'facility', ...rows },
    { id: 'on_frontier', value: scores.filter((s) => s >= 1 - 1e-6).length, unit: 'facility' },
    { id: 'mean_score', value: steady(mean), unit: 'score' },
    { id: 'lower_quarter_score', value: scores[Math.floor((scores.length - 1) / 4)] as number, unit: 'score' },
  ];
}

/** What the score cannot tell, and what was left out of it. */
export function notesOf(detail: FeedbackDetail, columns: readonly ReadColumn[]): Issue[] {
  const notes: Issue[] = [];
  const link = detail.occupancy_link;
  if (link !== null && link >= 0.5)
    notes.push({
      code: 'follows_occupancy',
      severity: 'warning',
      params: { correlation: Math.round(link * 100) / 100 },
    });
  notes.push({ code: 'cannot_tell', severity: 'info', params: {} });
  const needed = 3 * (detail.inputs.length + detail.outputs.length);
  if (detail.units.length < needed)
    notes.push({ code: 'few_units', severity: 'warning', params: { count: detail.units.length, needed } });
  for (const { reason, facilities } of detail.left_out)
    notes.push({ code: reason, severity: 'info', params: { count: facilities } });
  const filled = Math.max(0, ...columns.map((c) => c.filled));
  if (filled > 0) notes.push({ code: 'filled_periods', severity: 'info', params: { count: filled } });
  return notes;
}
