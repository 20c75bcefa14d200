/** People of an age band; `ageTo` is included, `null` is open. `sex: null` is everybody. */
export type PeopleBand = {
  readonly sex: string | null;
  readonly ageFrom: number;
  readonly ageTo: number | null;
  readonly persons: number;
};

/** Throws a RangeError when a band ends before it starts or holds a negative count. */
export function checkBands(bands: readonly PeopleBand[]): void {
  for (const { ageFrom, ageTo, persons } of bands) {
    if (!(Number.isInteger(ageFrom) && ageFrom >= 0 && (ageTo === null || ageTo >= ageFrom))) {
      throw new RangeError(
        `An age band runs from ${ageFrom} to ${ageTo}; it starts at a whole age and ends at or after it.`,
      );
    }
    if (!(persons >= 0))
      throw new RangeError(`The band from age ${ageFrom} holds ${persons} people; a count is 0 or more.`);
  }
}

/** The age that stands for every open band together: the highest age at which any band opens. */
export function openAge(bands: readonly { readonly ageFrom: number; readonly ageTo: number | null }[]): number {
  return bands.reduce((top, { ageFrom, ageTo }) => Math.max(top, ageTo === null ? ageFrom : ageTo + 1), 0);
}

/**
 * The single years of age of a band. An open band ends in the open age: from 65 with 85 as the open age it is the
 * 21 years 65, 66 … 84, and 85 which stands for 85 and over.
 */
export function yearsOf(band: { readonly ageFrom: number; readonly ageTo: number | null }, open: number): number[] {
  const last = band.ageTo ?? Math.max(open, band.ageFrom);
  return Array.from({ length: last - band.ageFrom + 1 }, (_, k) => band.ageFrom + k);
}

/**
 * People of ages `from` to `to` (both included; `null` is open), bands that cut across in proportion to years of age.
 * Bands by sex add up.
 */
export function personsAged(bands: readonly PeopleBand[], from: number, to: number | null): number {
  checkBands(bands);
  const open = Math.max(openAge(bands), from, (to ?? 0) + 1);
  let persons = 0;
  for (const band of bands) {
    const years = yearsOf(band, band.ageTo === null ? Math.max(band.ageFrom, from) : open);
    const inside = years.filter((age) => age >= from && (to === null || age <= to)).length;
    persons += (band.persons * inside) / years.length;
  }
  return persons;
}
