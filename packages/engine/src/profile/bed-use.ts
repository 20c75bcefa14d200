/**
 * Occupancy: share of the bed-days that were there which were used, 0 or more; above 1 is use beyond the count (extra
 * beds), a finding and no error. NaN where there are no beds or they are unknown.
 *
 * @param bedDays  bed-days used in the period
 * @param beds     mean number of beds
 * @param days     length of the period
 */
export function bedOccupancy(bedDays: number, beds: number, days: number): number {
  if (!(days > 0)) throw new RangeError(`Occupancy needs a period of more than 0 days, got ${days}.`);
  return beds > 0 ? bedDays / (beds * days) : Number.NaN;
}

/** Turnover: stays ended a year per bed. NaN where there are no beds or they are unknown. */
export function bedTurnover(stays: number, beds: number, days: number): number {
  if (!(days > 0)) throw new RangeError(`Turnover needs a period of more than 0 days, got ${days}.`);
  return beds > 0 ? (stays * (365 / days)) / beds : Number.NaN;
}
