import { solveLinear } from '../kernel/index.ts';
import type { DeaCase, DeaUnit } from './methods-contract.ts';

type Columns = {
  readonly units: number;
  readonly inputs: number;
  readonly outputs: number;
  /** Unit by unit: inputs then outputs, each ÷ its column's mean, so that units of measure play no part. */
  readonly values: Float64Array;
  readonly mean: Float64Array;
};

/** Distances below this share of a column's mean are rounding, not slack. */
const noise = 1e-9;

function toColumns(given: DeaCase): Columns {
  const units = given.inputs.length;
  const inputs = given.inputs[0]?.length ?? 0;
  const outputs = given.outputs[0]?.length ?? 0;
  if (given.outputs.length !== units)
    throw new RangeError(
      `${units} units have inputs but ${given.outputs.length} have outputs; one row a unit is needed in both.`,
    );
  const width = inputs + outputs;
  const values = new Float64Array(units * width);
  const mean = new Float64Array(width);
  for (let o = 0; o < units; o++) {
    const row = [...(given.inputs[o] as readonly number[]), ...(given.outputs[o] as readonly number[])];
    if (row.length !== width || given.inputs[o]?.length !== inputs)
      throw new RangeError(
        `Unit ${o} has ${given.inputs[o]?.length} inputs and ${given.outputs[o]?.length} outputs, the first has ${inputs} and ${outputs}.`,
      );
    if (!row.slice(0, inputs).some((x) => x > 0))
      throw new RangeError(`Unit ${o} has no input above 0: it cannot be compared. Leave it out.`);
    if (!row.slice(inputs).some((x) => x > 0))
      throw new RangeError(`Unit ${o} has no output above 0: it cannot be compared. Leave it out.`);
    row.forEach((x, k) => {
      values[o * width + k] = x;
      mean[k] = (mean[k] as number) + x / units;
    });
  }
  for (let k = 0; k < width; k++) {
    if (!((mean[k] as number) > 0))
      throw new RangeError(`Column ${k} is 0 for every unit: it says nothing. Leave it out.`);
    for (let o = 0; o < units; o++) values[o * width + k] = (values[o * width + k] as number) / (mean[k] as number);
  }
  return { units, inputs, outputs, values, mean };
}

/** First phase: by which factor all inputs of unit o could shrink while the others' mix still yields its outputs. */
function contraction(c: Columns, o: number, variable: boolean): number {
  const width = c.inputs + c.outputs;
  const n = c.units + 1;
  const m = width + (variable ? 1 : 0);
  const rows = new Float64Array(m * n);
  const rhs = new Float64Array(m);
  const cost = new Float64Array(n);
  cost[0] = 1;
  for (let k = 0; k < width; k++) {
    const own = c.values[o * width + k] as number;
    const sign = k < c.inputs ? -1 : 1;
    if (k < c.inputs) rows[k * n] = own;
    else rhs[k] = own;
    for (let u = 0; u < c.units; u++) rows[k * n + 1 + u] = sign * (c.values[u * width + k] as number);
  }
  if (variable) {
    rows.fill(1, width * n + 1, width * n + n);
    rhs[width] = 1;
  }
  const relation = Array.from({ length: m }, (_, k) => (k < width ? ('ge' as const) : ('eq' as const)));
  const answer = solveLinear({ sense: 'min', cost, rows, relation, rhs });
  if (answer.status !== 'optimal')
    throw new Error(`Unit ${o} has no score (${answer.status}), though it envelops itself.`);
  return Math.abs(answer.objective - 1) < noise ? 1 : Math.min(1, answer.objective);
}

/** Second phase: at that contraction, the mix of others that leaves the most slack, and what it leaves. */
function slackest(c: Columns, o: number, score: number, variable: boolean) {
  const width = c.inputs + c.outputs;
  const n = c.units;
  const m = width + (variable ? 1 : 0);
  const rows = new Float64Array(m * n);
  const rhs = new Float64Array(m);
  const cost = new Float64Array(n);
  for (let k = 0; k < width; k++) {
    const own = c.values[o * width + k] as number;
    const isInput = k < c.inputs;
    rhs[k] = isInput ? own * score : own;
    for (let u = 0; u < n; u++) {
      const value = c.values[u * width + k] as number;
      rows[k * n + u] = value;
      cost[u] = (cost[u] as number) + (isInput ? -value : value);
    }
  }
  if (variable) {
    rows.fill(1, width * n);
    rhs[width] = 1;
  }
  const relation = Array.from(
    { length: m },
    (_, k) => (k === width ? 'eq' : k < c.inputs ? 'le' : 'ge') as 'eq' | 'le' | 'ge',
  );
  const answer = solveLinear({ sense: 'max', cost, rows, relation, rhs });
  if (answer.status !== 'optimal') throw new Error(`Unit ${o} has a score but no slacks (${answer.status}).`);
  const slack = (k: number) => {
    const value = answer.slacks[k] as number;
    return value < noise ? 0 : value * (c.mean[k] as number);
  };
  return { weights: answer.primal, slack };
}

/**
 * Input-oriented envelopment of every unit by all units, in two phases: least common contraction θ of its inputs, then
 * the largest sum of slacks at θ (each slack ÷ its column's mean, so that the choice does not hang on units of measure).
 *
 * @param given     one row a unit; inputs and outputs 0 or more, at least one of each above 0
 * @param returns   constant (CCR) or variable (BCC) returns to scale
 * @returns one entry a unit, in the order given; peers are units with weight above 1e-7, heaviest first
 * @throws RangeError where rows differ in length or a unit or column holds only zeros
 */
export function envelop(given: DeaCase, returns: 'constant' | 'variable'): DeaUnit[] {
  const c = toColumns(given);
  const variable = returns === 'variable';
  return given.inputs.map((_, o) => {
    const score = contraction(c, o, variable);
    const { weights, slack } = slackest(c, o, score, variable);
    const peers = Array.from(weights, (weight, unit) => ({ unit, weight })).filter((p) => p.weight > 1e-7);
    return {
      score,
      peers: peers.sort((a, b) => b.weight - a.weight || a.unit - b.unit),
      input_slack: Array.from({ length: c.inputs }, (_, k) => slack(k)),
      output_slack: Array.from({ length: c.outputs }, (_, k) => slack(c.inputs + k)),
    };
  });
}
