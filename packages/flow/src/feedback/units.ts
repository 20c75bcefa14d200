import type { FeedbackDetail, FeedbackOptions } from '@junheng/engine/feedback';
import type { ProfileDetail } from '@junheng/engine/profile';
import type { ReadColumn } from './columns.ts';

export type Unit = { readonly facility_id: string; readonly inputs: number[]; readonly outputs: number[] };

/**
 * Facilities of the kinds and levels that are asked for, with every input and output, and of the least size; the others
 * are counted by reason. A unit with nothing in, or nothing out, has no place in a comparison and counts as missing it.
 */
export function toUnits(
  profile: ProfileDetail,
  options: FeedbackOptions,
  inputs: readonly ReadColumn[],
  outputs: readonly ReadColumn[],
): { units: Unit[]; leftOut: FeedbackDetail['left_out'] } {
  const { facilities } = profile;
  const units: Unit[] = [];
  const count = { too_small: 0, missing_input: 0, missing_output: 0 };
  const valuesOf = (id: string, columns: readonly ReadColumn[]): number[] | undefined => {
    const values = columns.flatMap((c) => c.values.get(id) ?? []);
    return values.length === columns.length && values.some((x) => x > 0) && values.every((x) => x >= 0)
      ? values
      : undefined;
  };
  facilities.facility_id.forEach((facility_id, j) => {
    if (options.kinds && !options.kinds.includes(facilities.kind[j] as string)) return;
    if (options.levels && !options.levels.includes(facilities.level_code[j] ?? '')) return;
    const given = valuesOf(facility_id, inputs);
    const made = valuesOf(facility_id, outputs);
    if (!given) count.missing_input++;
    else if ((given[0] as number) < options.least) count.too_small++;
    else if (!made) count.missing_output++;
    else units.push({ facility_id, inputs: given, outputs: made });
  });
  const reasons = ['too_small', 'missing_input', 'missing_output'] as const;
  return {
    units,
    leftOut: reasons.map((reason) => ({ reason, facilities: count[reason] })).filter((l) => l.facilities > 0),
  };
}

function ranks(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((v) => (sorted.indexOf(v) + sorted.lastIndexOf(v)) / 2);
}

/** Spearman's rank correlation, ties at their mean rank; null where either side never varies or fewer than five pairs are known. */
export function rankCorrelation(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < 5) return null;
  const [x, y] = [ranks(pairs.map((p) => p[0])), ranks(pairs.map((p) => p[1]))];
  const middle = (pairs.length - 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  x.forEach((a, i) => {
    const b = y[i] as number;
    xy += (a - middle) * (b - middle);
    xx += (a - middle) ** 2;
    yy += (b - middle) ** 2;
  });
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null;
}

/**
 * Occupancy of each facility, where the profile has it: of the service that an input names, else of the first service whose
 * use is known.
 */
export function occupancyOf(profile: ProfileDetail, options: FeedbackOptions): Map<string, number> {
  const asked = options.inputs.flatMap((c) => (c.from === 'supply' ? [c.service_code] : []));
  const known = profile.services.filter((s) => s.occupancy.some((o) => o !== null));
  const service = known.find((s) => asked.includes(s.service_code)) ?? known[0];
  const found = new Map<string, number>();
  profile.facilities.facility_id.forEach((id, j) => {
    const value = service?.occupancy[j];
    if (value !== null && value !== undefined) found.set(id, value);
  });
  return found;
}
