/** Whether the goal holds; `skipped` where something that the row needs is absent. */
export type Met = boolean | 'skipped';
export type Better = 'lower' | 'higher';

/** One measured quantity of a row that has several. */
export type Part = {
  readonly what: string;
  readonly unit: string;
  readonly ours: number;
  readonly goal: number;
  readonly better: Better;
  readonly met: boolean;
};

/** What a bench reports. `ratio` is peer ÷ ours for times and ours ÷ peer otherwise, so that higher is always better. */
export type Row = {
  readonly id: string;
  readonly what: string;
  readonly unit: string;
  readonly ours: number | null;
  readonly peer: number | null;
  readonly peerName: string | null;
  readonly ratio: number | null;
  readonly goal: string;
  readonly better: Better;
  readonly met: Met;
  readonly machine: string;
  /** When it was measured, ISO instant. */
  readonly at: string;
  /** Every quantity that the goal names, the first one again included. */
  readonly parts: readonly Part[];
  /** Smaller sizes or fewer runs, what a peer was capped at, why a row was skipped. */
  readonly note: string | null;
};

/** What a bench was asked for. */
export type BenchOptions = { readonly quick: boolean };

/** What a bench found, before the frame adds machine and time. */
export type Finding = Omit<Row, 'id' | 'machine' | 'at' | 'met' | 'ours' | 'unit' | 'better'> & {
  readonly skipped?: boolean;
};

/** A bench: one row by its id. */
export type Bench = { readonly id: string; run(options: BenchOptions): Promise<Finding> };

/** A quantity held against its goal. */
export function part(what: string, unit: string, ours: number, better: Better, goal: number): Part {
  return { what, unit, ours, goal, better, met: better === 'lower' ? ours <= goal : ours >= goal };
}

/** The row of a finding: met only when every part of the goal holds, never when anything was skipped. */
export function toRow(id: string, finding: Finding, machine: string, at: string): Row {
  const { skipped, ...rest } = finding;
  const [first] = finding.parts;
  const met = skipped === true || first === undefined ? 'skipped' : finding.parts.every((one) => one.met);
  return {
    ...rest,
    id,
    ours: first?.ours ?? null,
    unit: first?.unit ?? '',
    better: first?.better ?? 'lower',
    met,
    machine,
    at,
  };
}

/** A row that could not be measured, with the reason. */
export const skip = (what: string, goal: string, note: string): Finding => ({
  what,
  goal,
  note,
  peer: null,
  peerName: null,
  ratio: null,
  parts: [],
  skipped: true,
});
