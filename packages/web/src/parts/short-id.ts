/** A few letters of a hash are enough to tell two apart; the whole stands in the tooltip. */
export const shortId = (id: string) => id.slice(id.lastIndexOf('-') + 1).slice(0, 8);
