/**
 * A linear programme: maximise `gain · x` subject to `row · x ≤ atMost` for every row and `0 ≤ x ≤ upper`.
 * Rows are compressed: those of row r stand at `rowStart[r] .. rowStart[r + 1] - 1`. `upper` may be infinite.
 */
export type LinearProgramme = {
  readonly gain: Float64Array;
  readonly upper: Float64Array;
  readonly rowStart: Uint32Array;
  readonly column: Uint32Array;
  readonly value: Float64Array;
  readonly atMost: Float64Array;
  /**
   * The first so many columns must be whole. The search stops when it is proven within `gap` (relative) of the best, or
   * after so many nodes: limits that no clock moves. `start` is a whole plan to better, one entry for each of them.
   */
  readonly whole?: {
    readonly columns: number;
    readonly nodes: number;
    readonly gap: number;
    readonly start: Float64Array;
  };
};

/**
 * `price[r]`: by how much the optimum would rise if `atMost[r]` rose by one; 0 where the row does not bind. Where columns
 * must be whole there are no prices; `bound` is then what the search proved that no whole x exceeds, and x, the best that
 * it met, is empty when it met none.
 */
export type LinearSolution = { readonly x: Float64Array; readonly price: Float64Array; readonly bound?: number };

/**
 * Who solves linear programmes for the plans. A plan checks what it is told: the value of an x is worked out anew, and
 * the bound of a programme in fractions is computed from `price` by weak duality, so a careless solver makes the gap
 * larger but never wrong. The bound of a whole programme is the solver's word. Throws when there is no optimum.
 */
export interface LinearProgrammeSolver {
  solve(programme: LinearProgramme): Promise<LinearSolution>;
}
