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
};

/** `price[r]`: by how much the optimum would rise if `atMost[r]` rose by one; 0 where the row does not bind. */
export type LinearSolution = { readonly x: Float64Array; readonly price: Float64Array };

/**
 * Who solves linear programmes for the plans. A plan checks what it is told: its bound is computed from `price` by
 * weak duality, so a careless solver makes the gap larger but never wrong. Throws when there is no optimum.
 */
export interface LinearProgrammeSolver {
  solve(programme: LinearProgramme): Promise<LinearSolution>;
}
