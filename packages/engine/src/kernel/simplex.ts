import { solveSquare } from './solve-square.ts';

/** How a row of a linear programme compares with its right-hand side. */
export type Relation = 'le' | 'eq' | 'ge';

/** Minimise or maximise cost · x subject to rows · x (relation) rhs and x ≥ 0. `rows` is row-major, m × n. */
export type LinearProgram = {
  readonly sense: 'min' | 'max';
  readonly cost: Float64Array;
  readonly rows: Float64Array;
  readonly relation: readonly Relation[];
  readonly rhs: Float64Array;
};

/**
 * The answer: `primal` (n), `duals` (m: by how much the objective rises when the right-hand side of a row rises by
 * one), `slacks` (m: distance from row to right-hand side, 0 or more), `reduced` (n: by how much the objective would
 * rise with a unit of a variable that is 0).
 */
export type LinearAnswer =
  | {
      readonly status: 'optimal';
      readonly objective: number;
      readonly primal: Float64Array;
      readonly duals: Float64Array;
      readonly slacks: Float64Array;
      readonly reduced: Float64Array;
      readonly pivots: number;
    }
  | { readonly status: 'infeasible' | 'unbounded'; readonly pivots: number };

const tolerance = 1e-9;
const patience = 20;

/** The working tableau: m constraint rows, then the cost row of the question, then that of phase one; last column is the right-hand side. */
type Tableau = {
  readonly m: number;
  readonly n: number;
  /** Columns without the right-hand side; those from `artificialFrom` on may never enter. */
  readonly columns: number;
  readonly artificialFrom: number;
  readonly cells: Float64Array;
  /** Column that is basic in each row. */
  readonly basis: Int32Array;
  /** Column that was the unit vector of each row at the start, and its sign there (slack +1, surplus −1, artificial +1). */
  readonly unit: Int32Array;
  readonly unitSign: Float64Array;
  readonly rowScale: Float64Array;
  readonly columnScale: Float64Array;
  /** −1 where the row was turned round to make its right-hand side positive. */
  readonly turned: Float64Array;
};

const powerOfTwo = (x: number): number => (x > 0 && Number.isFinite(x) ? 2 ** Math.round(Math.log2(x)) : 1);

/** Geometric scaling by powers of two (exact): after it the entries of each row and column straddle 1. */
function scales(rows: Float64Array, m: number, n: number): { row: Float64Array; column: Float64Array } {
  const row = new Float64Array(m).fill(1);
  const column = new Float64Array(n).fill(1);
  for (let pass = 0; pass < 3; pass++) {
    for (let i = 0; i < m; i++) {
      let low = Number.POSITIVE_INFINITY;
      let high = 0;
      for (let j = 0; j < n; j++) {
        const a = Math.abs(rows[i * n + j] as number) * (column[j] as number);
        if (a > 0) {
          low = Math.min(low, a);
          high = Math.max(high, a);
        }
      }
      row[i] = high > 0 ? powerOfTwo(1 / Math.sqrt(low * high)) : 1;
    }
    for (let j = 0; j < n; j++) {
      let low = Number.POSITIVE_INFINITY;
      let high = 0;
      for (let i = 0; i < m; i++) {
        const a = Math.abs(rows[i * n + j] as number) * (row[i] as number);
        if (a > 0) {
          low = Math.min(low, a);
          high = Math.max(high, a);
        }
      }
      column[j] = high > 0 ? powerOfTwo(1 / Math.sqrt(low * high)) : 1;
    }
  }
  return { row, column };
}

function checkProgram(lp: LinearProgram): void {
  const n = lp.cost.length;
  const m = lp.rhs.length;
  if (lp.rows.length !== m * n || lp.relation.length !== m)
    throw new RangeError(
      `A linear programme with ${n} costs and ${m} right-hand sides needs ${m * n} entries in its rows and ${m} relations, got ${lp.rows.length} and ${lp.relation.length}.`,
    );
  for (const [name, list] of [
    ['cost', lp.cost],
    ['rows', lp.rows],
    ['rhs', lp.rhs],
  ] as const) {
    const at = list.findIndex((x) => !Number.isFinite(x));
    if (at >= 0)
      throw new RangeError(`The linear programme's ${name} holds ${list[at]} at ${at}; finite numbers are needed.`);
  }
}

function build(lp: LinearProgram): Tableau {
  const n = lp.cost.length;
  const m = lp.rhs.length;
  const scale = scales(lp.rows, m, n);
  const turned = lp.rhs.map((b, i) => (b < 0 || (b === 0 && lp.relation[i] === 'ge') ? -1 : 1));
  const kind = lp.relation.map((r, i) => (turned[i] === 1 || r === 'eq' ? r : r === 'le' ? 'ge' : 'le'));
  const slackCount = kind.filter((k) => k !== 'eq').length;
  const artificialFrom = n + slackCount;
  const columns = artificialFrom + kind.filter((k) => k !== 'le').length;
  const width = columns + 1;
  const cells = new Float64Array((m + 2) * width);
  const basis = new Int32Array(m);
  const unit = new Int32Array(m);
  const unitSign = new Float64Array(m).fill(1);
  let slack = n;
  let artificial = artificialFrom;
  for (let i = 0; i < m; i++) {
    const factor = (scale.row[i] as number) * (turned[i] as number);
    for (let j = 0; j < n; j++)
      cells[i * width + j] = (lp.rows[i * n + j] as number) * factor * (scale.column[j] as number);
    cells[i * width + columns] = (lp.rhs[i] as number) * factor;
    unit[i] = kind[i] === 'eq' ? artificial : slack;
    if (kind[i] === 'ge') unitSign[i] = -1;
    if (kind[i] !== 'eq') cells[i * width + slack] = unitSign[i] as number;
    if (kind[i] !== 'eq') slack++;
    basis[i] = kind[i] === 'le' ? (unit[i] as number) : artificial;
    if (kind[i] !== 'le') {
      cells[i * width + artificial] = 1;
      artificial++;
      for (let j = 0; j < width; j++) {
        const inPhaseOne = j < artificialFrom || j === columns;
        if (inPhaseOne)
          cells[(m + 1) * width + j] = (cells[(m + 1) * width + j] as number) - (cells[i * width + j] as number);
      }
    }
  }
  const sign = lp.sense === 'min' ? 1 : -1;
  for (let j = 0; j < n; j++) cells[m * width + j] = sign * (lp.cost[j] as number) * (scale.column[j] as number);
  return {
    m,
    n,
    columns,
    artificialFrom,
    cells,
    basis,
    unit,
    unitSign,
    rowScale: scale.row,
    columnScale: scale.column,
    turned,
  };
}

function pivot(t: Tableau, row: number, column: number): void {
  const { cells, columns, m } = t;
  const width = columns + 1;
  const base = row * width;
  const inverse = 1 / (cells[base + column] as number);
  for (let j = 0; j < width; j++) cells[base + j] = (cells[base + j] as number) * inverse;
  cells[base + column] = 1;
  for (let i = 0; i < m + 2; i++) {
    if (i === row) continue;
    const at = i * width;
    const factor = cells[at + column] as number;
    if (factor === 0) continue;
    for (let j = 0; j < width; j++) cells[at + j] = (cells[at + j] as number) - factor * (cells[base + j] as number);
    cells[at + column] = 0;
  }
  t.basis[row] = column;
}

/** The column that enters: the steepest (Dantzig), or the first that helps (Bland); −1 when none does. */
function entering(t: Tableau, costRow: number, threshold: number, bland: boolean): number {
  const base = costRow * (t.columns + 1);
  let best = -1;
  let least = -threshold;
  for (let j = 0; j < t.artificialFrom; j++) {
    const d = t.cells[base + j] as number;
    if (d < least) {
      best = j;
      if (bland) return j;
      least = d;
    }
  }
  return best;
}

/** The row that leaves: the least ratio; among equals the largest pivot, or the lowest column under Bland; −1 when unbounded. */
function leaving(t: Tableau, column: number, bland: boolean): number {
  const width = t.columns + 1;
  let best = -1;
  let bestRatio = Number.POSITIVE_INFINITY;
  for (let i = 0; i < t.m; i++) {
    const a = t.cells[i * width + column] as number;
    if (a <= tolerance) continue;
    const ratio = Math.max(0, t.cells[i * width + t.columns] as number) / a;
    const tie = best >= 0 && Math.abs(ratio - bestRatio) <= 1e-12 * (1 + bestRatio);
    if (!tie && ratio < bestRatio) {
      best = i;
      bestRatio = ratio;
    } else if (tie) {
      const better = bland
        ? (t.basis[i] as number) < (t.basis[best] as number)
        : a > (t.cells[best * width + column] as number);
      if (better) {
        best = i;
        bestRatio = Math.min(ratio, bestRatio);
      }
    }
  }
  return best;
}

function optimise(t: Tableau, costRow: number, count: { pivots: number }): 'optimal' | 'unbounded' {
  const width = t.columns + 1;
  let largest = 0;
  for (let j = 0; j < t.artificialFrom; j++)
    largest = Math.max(largest, Math.abs(t.cells[costRow * width + j] as number));
  const threshold = tolerance * (largest || 1);
  const limit = 200 * (t.m + t.columns) + 10_000;
  let idle = 0;
  for (let step = 0; step < limit; step++) {
    const bland = idle > patience;
    const column = entering(t, costRow, threshold, bland);
    if (column < 0) return 'optimal';
    const row = leaving(t, column, bland);
    if (row < 0) return 'unbounded';
    const moved = (t.cells[row * width + t.columns] as number) > tolerance;
    idle = moved ? 0 : idle + 1;
    pivot(t, row, column);
    count.pivots++;
  }
  throw new Error(`The simplex did not finish within ${limit} pivots; the programme is too badly scaled.`);
}

/** After phase one: artificial columns leave the basis wherever their row holds anything else; other rows say nothing new. */
function driveOut(t: Tableau, count: { pivots: number }): void {
  const width = t.columns + 1;
  for (let i = 0; i < t.m; i++) {
    if ((t.basis[i] as number) < t.artificialFrom) continue;
    let best = -1;
    for (let j = 0; j < t.artificialFrom; j++) {
      const a = Math.abs(t.cells[i * width + j] as number);
      if (a > tolerance && (best < 0 || a > Math.abs(t.cells[i * width + best] as number))) best = j;
    }
    if (best < 0) continue;
    pivot(t, i, best);
    count.pivots++;
  }
}

/** The basis solved afresh from the scaled input, so that the rounding of many pivots does not reach the answer. */
function polish(lp: LinearProgram, t: Tableau): { primal: Float64Array; duals: Float64Array } {
  const { m, n } = t;
  const sign = lp.sense === 'min' ? 1 : -1;
  const b = new Float64Array(m * m);
  const rhs = new Float64Array(m);
  const cost = new Float64Array(m);
  const start = build(lp);
  const width = t.columns + 1;
  for (let k = 0; k < m; k++) {
    const column = t.basis[k] as number;
    for (let i = 0; i < m; i++) b[i * m + k] = start.cells[i * width + column] as number;
    rhs[k] = start.cells[k * width + t.columns] as number;
    cost[k] = column < n ? (start.cells[m * width + column] as number) : 0;
  }
  const transposed = new Float64Array(m * m);
  for (let i = 0; i < m; i++) for (let k = 0; k < m; k++) transposed[k * m + i] = b[i * m + k] as number;
  const basic = solveSquare(b, rhs) ?? Float64Array.from(t.basis, (_, i) => t.cells[i * width + t.columns] as number);
  const prices =
    solveSquare(transposed, cost) ??
    Float64Array.from(t.unit, (u, i) => -(t.cells[m * width + u] as number) * (t.unitSign[i] as number));
  const primal = new Float64Array(n);
  for (let k = 0; k < m; k++) {
    const column = t.basis[k] as number;
    if (column < n) primal[column] = Math.max(0, basic[k] as number) * (t.columnScale[column] as number);
  }
  const duals = prices.map((y, i) => y * sign * (t.rowScale[i] as number) * (t.turned[i] as number));
  return { primal, duals };
}

/**
 * A small dense linear programme by the two-phase simplex method on a full tableau.
 *
 * Rows and columns are scaled by powers of two; the steepest column enters; after twenty pivots that moved nothing
 * Bland's rule takes over until one does, so that it cannot cycle; at the end the basis is solved afresh from the input.
 * Meant for up to some hundred rows and some thousand columns: a pivot costs O(rows × columns).
 *
 * @returns optimal with primal, duals and slacks, or infeasible, or unbounded
 * @throws RangeError when sizes do not fit or a number is not finite
 * @see Dantzig 1951; Bland 1977, doi:10.1287/moor.2.2.103
 */
export function solveLinear(lp: LinearProgram): LinearAnswer {
  checkProgram(lp);
  const t = build(lp);
  const width = t.columns + 1;
  const count = { pivots: 0 };
  if (t.columns > t.artificialFrom) {
    let size = 0;
    for (let i = 0; i < t.m; i++) size = Math.max(size, Math.abs(t.cells[i * width + t.columns] as number));
    optimise(t, t.m + 1, count);
    if (-(t.cells[(t.m + 1) * width + t.columns] as number) > tolerance * size)
      return { status: 'infeasible', pivots: count.pivots };
    driveOut(t, count);
  }
  if (optimise(t, t.m, count) === 'unbounded') return { status: 'unbounded', pivots: count.pivots };
  const { primal, duals } = polish(lp, t);
  let objective = 0;
  for (let j = 0; j < t.n; j++) objective += (lp.cost[j] as number) * (primal[j] as number);
  const slacks = new Float64Array(t.m);
  const reduced = Float64Array.from(lp.cost);
  for (let i = 0; i < t.m; i++) {
    let row = 0;
    for (let j = 0; j < t.n; j++) {
      const a = lp.rows[i * t.n + j] as number;
      row += a * (primal[j] as number);
      reduced[j] = (reduced[j] as number) - a * (duals[i] as number);
    }
    slacks[i] =
      lp.relation[i] === 'eq'
        ? 0
        : Math.max(0, lp.relation[i] === 'le' ? (lp.rhs[i] as number) - row : row - (lp.rhs[i] as number));
  }
  return { status: 'optimal', objective, primal, duals, slacks, reduced, pivots: count.pivots };
}
