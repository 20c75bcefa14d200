/** The entry that stands there by construction. Only for indexes that the list's own length or maker gives. */
export const nth = <T>(list: ArrayLike<T>, index: number): T => list[index] as T;

/** The last entry of a list that is not empty. */
export const lastOf = <T>(list: ArrayLike<T>): T => list[list.length - 1] as T;

/** Adds to an entry. */
export function addTo(list: { [index: number]: number }, index: number, by: number): void {
  list[index] = (list[index] as number) + by;
}
