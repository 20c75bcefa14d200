import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { LinearProgramme, LinearSolution } from '@junheng/engine/plan';

/** What the worker is asked: a programme and the seconds it may take. */
export type Asked = { readonly programme: LinearProgramme; readonly seconds: number };
/** What it answers: a solution, or the name of the state in which the solver stopped. */
export type Answered = { readonly solution: LinearSolution } | { readonly stopped: string };

// Its types describe the CommonJS build only, so that is the one to load.
const { default: loadHighs } = createRequire(import.meta.url)('highs') as typeof import('highs');
const highs = await loadHighs();
const codes = highs.constants.modelStatus;
/** `primal_solution_status` of a point that keeps every rule. */
const feasiblePoint = 2;

function solve({ programme, seconds }: Asked): Answered {
  const { gain, upper, rowStart, column, value, atMost, whole } = programme;
  const [numCols, numRows] = [gain.length, atMost.length];
  return highs.withModel(
    {
      numCols,
      numRows,
      sense: highs.constants.objectiveSense.maximize,
      colCost: gain,
      colLower: new Float64Array(numCols),
      colUpper: upper,
      rowLower: new Float64Array(numRows).fill(-highs.infinity),
      rowUpper: atMost,
      matrix: {
        format: 'csr',
        numRows,
        numCols,
        starts: Int32Array.from(rowStart),
        indices: Int32Array.from(column),
        values: value,
      },
      ...(whole ? { integrality: Int32Array.from(gain, (_, c) => (c < whole.columns ? 1 : 0)) } : {}),
    },
    (model): Answered => {
      model.options.set({ output_flag: false, time_limit: seconds });
      if (whole) {
        // What it starts from is good already: presolve and heuristics cost more here than the whole proof (2.3 s to 0.4 s).
        model.options.set({ mip_max_nodes: whole.nodes, mip_rel_gap: whole.gap, mip_heuristic_effort: 0 });
        model.options.set({ presolve: 'off', mip_detect_symmetry: false, mip_heuristic_run_feasibility_jump: false });
        model.setSolution({ indices: Int32Array.from(whole.start.keys()), values: whole.start });
      }
      if (!whole) model.options.set({ solver: 'simplex' });
      model.run();
      const status = model.getModelStatus();
      if (whole && (status === codes.optimal || status === codes.solutionLimit)) {
        const met = model.info.get('primal_solution_status') === feasiblePoint;
        const x = met ? model.getSolution().colValue : new Float64Array(0);
        return { solution: { x, price: new Float64Array(0), bound: Number(model.info.get('mip_dual_bound')) } };
      }
      if (status !== codes.optimal) return { stopped: nameOf(status) };
      const { colValue, rowDual } = model.getSolution();
      return { solution: { x: colValue, price: rowDual } };
    },
  );
}

function nameOf(status: number): string {
  const named = Object.entries(codes).find(([, code]) => code === status);
  return named?.[0] ?? `status ${status}`;
}

parentPort?.on('message', (asked: Asked) => parentPort?.postMessage(solve(asked)));
