import type { DeaCase, DeaUnit } from './methods-contract.ts';

/** A member of the DEA family as the suite sees it. */
export type Dea = (given: DeaCase) => readonly DeaUnit[];

/** A promise that every input-oriented DEA keeps on every case: `broken` names the first unit that breaks it, or is undefined. */
export type FamilyPromise = {
  readonly name: string;
  readonly broken: (dea: Dea, given: DeaCase) => string | undefined;
};

const near = (a: number, b: number, size = 1) => Math.abs(a - b) <= 1e-6 * Math.max(1, size);

/** A unit's inputs at its score less slack, and outputs plus slack, are those of the mix of its peers. */
function mixIsTarget(dea: Dea, given: DeaCase): string | undefined {
  for (const [o, unit] of dea(given).entries()) {
    const mix = (rows: DeaCase['inputs'], k: number) =>
      unit.peers.reduce((sum, p) => sum + p.weight * ((rows[p.unit] as readonly number[])[k] as number), 0);
    const inputs = given.inputs[o] as readonly number[];
    const outputs = given.outputs[o] as readonly number[];
    for (const [k, x] of inputs.entries())
      if (!near(x * unit.score - (unit.input_slack[k] as number), mix(given.inputs, k), x))
        return `unit ${o}, input ${k}`;
    for (const [k, y] of outputs.entries())
      if (!near(y + (unit.output_slack[k] as number), mix(given.outputs, k), y)) return `unit ${o}, output ${k}`;
  }
  return undefined;
}

/** The suite of the family: what the tests run over every member. */
export const deaPromises: readonly FamilyPromise[] = [
  {
    name: 'scores lie in (0, 1] and somebody is on the frontier',
    broken: (dea, given) => {
      const scores = dea(given).map((u) => u.score);
      const at = scores.findIndex((s) => !(s > 0 && s <= 1));
      return at >= 0 ? `unit ${at}: ${scores[at]}` : scores.includes(1) ? undefined : 'nobody has 1';
    },
  },
  { name: 'the target of a unit is the mix of its peers', broken: mixIsTarget },
  {
    name: 'peers are themselves efficient',
    broken: (dea, given) => {
      const units = dea(given);
      const bad = units.flatMap((u) => u.peers).find((p) => (units[p.unit] as DeaUnit).score < 1 - 1e-6);
      return bad && `peer ${bad.unit}`;
    },
  },
  {
    name: 'units of measure change no score',
    broken: (dea, given) => {
      const factor = (k: number) => 10 ** ((k % 3) * 2 - 1);
      const scaled = {
        inputs: given.inputs.map((r) => r.map((x, k) => x * factor(k))),
        outputs: given.outputs.map((r) => r.map((y, k) => y * factor(k + 1))),
      };
      const after = dea(scaled);
      const at = dea(given).findIndex((u, o) => !near(u.score, (after[o] as DeaUnit).score));
      return at >= 0 ? `unit ${at}` : undefined;
    },
  },
  {
    name: 'the order of units changes no score',
    broken: (dea, given) => {
      const turned = dea({ inputs: given.inputs.toReversed(), outputs: given.outputs.toReversed() }).toReversed();
      const at = dea(given).findIndex((u, o) => !near(u.score, (turned[o] as DeaUnit).score));
      return at >= 0 ? `unit ${at}` : undefined;
    },
  },
];
