/** What completeness and accuracy of a source are counted from, in rows of the source. */
export type QualityCounts = {
  readonly read: number;
  readonly quarantined: number;
  readonly flagged: number;
  /** Fields of the standard tables that the contract maps: how many values there should be, how many are unknown. */
  readonly cells: number;
  readonly unknown_cells: number;
  /** Rows that the contract expects at least; undefined when it does not say. */
  readonly expected: number | undefined;
};

export type QualityScores = { readonly completeness: number | null; readonly accuracy: number | null };

/**
 * Two of the five dimensions of quality that one delivery can show, each 0..1 and null where nothing was sent.
 *
 * Completeness is the share of mapped fields that are filled × the share of the expected rows that came (1 where the
 * contract expects no number). Accuracy is the share of rows that break no rule: neither kept out nor flagged.
 * Timeliness, update frequency and consistency need a history or a second source: they are "insufficient history".
 */
export function scoreQuality(counts: QualityCounts): QualityScores {
  if (counts.read === 0) return { completeness: null, accuracy: null };
  const filled = counts.cells === 0 ? 1 : 1 - counts.unknown_cells / counts.cells;
  const volume = counts.expected !== undefined ? Math.min(1, counts.read / Math.max(1, counts.expected)) : 1;
  return {
    completeness: filled * volume,
    accuracy: 1 - (counts.quarantined + counts.flagged) / counts.read,
  };
}
