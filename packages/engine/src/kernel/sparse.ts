/** A sparse pattern in compressed rows: columns of row i stand at `rowStart[i] .. rowStart[i + 1] - 1`, ascending. */
export type SparsePattern = {
  readonly rows: number;
  readonly columns: number;
  readonly rowStart: Uint32Array;
  readonly column: Uint16Array | Uint32Array;
};

/** Numbers 0..columns − 1 in the narrowest array that holds them. */
export const indexArray = (length: number, columns: number): Uint16Array | Uint32Array =>
  columns <= 65_536 ? new Uint16Array(length) : new Uint32Array(length);

/**
 * Compressed rows from a list of entries in any order. Of entries with the same row and column the one with the least
 * value stays, so the order in which they come makes no difference. O(entries log entries a row).
 *
 * @returns the pattern and the values, entry by entry
 */
export function sparseRows(
  rows: number,
  columns: number,
  row: ArrayLike<number>,
  column: ArrayLike<number>,
  value: ArrayLike<number>,
): { pattern: SparsePattern; value: Float64Array } {
  if (row.length !== column.length || row.length !== value.length) {
    throw new RangeError(
      `Sparse entries need one row, column and value each, got ${row.length}, ${column.length}, ${value.length}.`,
    );
  }
  const start = new Uint32Array(rows + 1);
  for (let k = 0; k < row.length; k++) {
    const [r, c] = [row[k] as number, column[k] as number];
    if (!(r >= 0 && r < rows && c >= 0 && c < columns)) {
      throw new RangeError(
        `Sparse entry ${k} stands at row ${r}, column ${c}; there are ${rows} rows and ${columns} columns.`,
      );
    }
    start[r + 1] = (start[r + 1] as number) + 1;
  }
  for (let r = 0; r < rows; r++) start[r + 1] = (start[r + 1] as number) + (start[r] as number);
  const place = start.slice(0, rows);
  const order = new Uint32Array(row.length);
  for (let k = 0; k < row.length; k++) {
    const r = row[k] as number;
    const at = place[r] as number;
    order[at] = k;
    place[r] = at + 1;
  }
  return packed(rows, columns, start, order, column, value);
}

function packed(
  rows: number,
  columns: number,
  start: Uint32Array,
  order: Uint32Array,
  column: ArrayLike<number>,
  value: ArrayLike<number>,
): { pattern: SparsePattern; value: Float64Array } {
  const rowStart = new Uint32Array(rows + 1);
  const outColumn = indexArray(order.length, columns);
  const outValue = new Float64Array(order.length);
  let at = 0;
  for (let r = 0; r < rows; r++) {
    const entries = order.subarray(start[r] as number, start[r + 1] as number);
    entries.sort(
      (a, b) => (column[a] as number) - (column[b] as number) || (value[a] as number) - (value[b] as number),
    );
    let last = -1;
    for (const k of entries) {
      const c = column[k] as number;
      if (c === last) continue;
      outColumn[at] = c;
      outValue[at] = value[k] as number;
      last = c;
      at++;
    }
    rowStart[r + 1] = at;
  }
  const pattern = { rows, columns, rowStart, column: outColumn.slice(0, at) };
  return { pattern, value: outValue.slice(0, at) };
}
