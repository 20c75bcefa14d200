import { type PatternNode, parsePattern } from './pattern-tree.ts';

/** A pattern of a contract, ready to be asked whether some part of a text fits it. */
export type Pattern = { test(text: string): boolean };

/** Steps that a pattern may unfold to; `[0-9]{12}` has twelve. */
const mostSteps = 2000;
/** Sets of steps and letters that are remembered; beyond them remembering begins anew. */
const mostSets = 2000;
const mostLetters = 4096;

type Step =
  | { readonly kind: 'letter'; readonly set: LetterSet; next: number }
  | { readonly kind: 'split'; next: number; other: number }
  | { readonly kind: 'start' | 'end'; next: number }
  | { readonly kind: 'found' };

/**
 * Compiles a regular expression (JavaScript's, with the flag `u`) so that asking takes time in proportion to the text,
 * whatever the pattern: all ways to fit it are followed at once and none is taken back. What needs taking back (looking
 * ahead or behind, references to a group) and word boundaries are refused.
 *
 * The answer is that of `new RegExp(source, 'u').test(text)`. Time O(text × steps) at the worst, O(text) as a rule.
 *
 * @throws RangeError when the pattern means nothing, cannot be followed so, or unfolds to more than 2,000 steps
 * @see Thompson 1968, doi:10.1145/363347.363387
 */
export function compilePattern(source: string): Pattern {
  const steps: Step[] = [];
  const start = compileNode(parsePattern(source), add({ kind: 'found' }), add);
  const machine = new Machine(steps, start);
  return { test: (text) => machine.test(text) };

  function add(step: Step): number {
    if (steps.length >= mostSteps) {
      throw new RangeError(`it unfolds to more than ${mostSteps} steps; make its counts smaller`);
    }
    steps.push(step);
    return steps.length - 1;
  }
}

/** Adds the steps of a node, which go on at `next`; gives where they begin. */
function compileNode(node: PatternNode, next: number, add: (step: Step) => number): number {
  switch (node.kind) {
    case 'letter':
      return add({ kind: 'letter', set: letterSet(node.source), next });
    case 'start':
    case 'end':
      return add({ kind: node.kind, next });
    case 'sequence':
      return node.parts.reduceRight((after, part) => compileNode(part, after, add), next);
    case 'choice':
      return node.parts
        .map((part) => compileNode(part, next, add))
        .reduceRight((other, way) => add({ kind: 'split', next: way, other }));
    case 'repeat': {
      let after = next;
      if (node.most === null) {
        const split: Extract<Step, { kind: 'split' }> = { kind: 'split', next, other: next };
        const loop = add(split);
        split.next = compileNode(node.part, loop, add);
        after = loop;
      } else {
        for (let i = node.least; i < node.most; i++) {
          after = add({ kind: 'split', next: compileNode(node.part, after, add), other: next });
        }
      }
      for (let i = 0; i < node.least; i++) {
        const before = after;
        after = compileNode(node.part, before, add);
        // A part without steps stands for nothing, however often it is repeated.
        if (after === before) break;
      }
      return after;
    }
  }
}

type LetterSet = { has(code: number): boolean };

/** Which letters a piece of a pattern stands for; the engine's own reading of the piece decides, letter by letter. */
function letterSet(source: string): LetterSet {
  const one = new RegExp(`^(?:${source})$`, 'u');
  const plain = Uint8Array.from({ length: 128 }, (_, code) => Number(one.test(String.fromCharCode(code))));
  const others = new Map<number, boolean>();
  return {
    has(code) {
      if (code < 128) return plain[code] === 1;
      let known = others.get(code);
      if (known === undefined) {
        known = one.test(String.fromCodePoint(code));
        if (others.size >= mostLetters) others.clear();
        others.set(code, known);
      }
      return known;
    },
  };
}

/** Steps at which the pattern may stand at once. */
type StepSet = {
  readonly steps: readonly number[];
  readonly found: boolean;
  readonly foundAtEnd: boolean;
  readonly next: Map<number, StepSet>;
};

class Machine {
  readonly #steps: readonly Step[];
  readonly #start: number;
  #sets = new Map<string, StepSet>();
  #first: StepSet;

  constructor(steps: readonly Step[], start: number) {
    this.#steps = steps;
    this.#start = start;
    this.#first = this.#reach([start], true);
  }

  test(text: string): boolean {
    let set = this.#first;
    for (let i = 0; i < text.length; ) {
      if (set.found) return true;
      const code = text.codePointAt(i) as number;
      i += code > 0xffff ? 2 : 1;
      set = set.next.get(code) ?? this.#step(set, code);
    }
    return set.found || set.foundAtEnd;
  }

  #step(set: StepSet, code: number): StepSet {
    const next: number[] = [];
    for (const at of set.steps) {
      const step = this.#steps[at];
      if (step?.kind === 'letter' && step.set.has(code)) next.push(step.next);
    }
    next.push(this.#start);
    const reached = this.#reach(next, false);
    if (set.next.size >= mostLetters) set.next.clear();
    set.next.set(code, reached);
    return reached;
  }

  /** What can be reached without another letter. */
  #reach(from: readonly number[], atStart: boolean): StepSet {
    const steps = this.#follow(from, atStart, false);
    const key = `${steps.join()}${atStart ? '^' : ''}`;
    const known = this.#sets.get(key);
    if (known) return known;
    const isFound = (at: number) => this.#steps[at]?.kind === 'found';
    const found = steps.some(isFound);
    const foundAtEnd = found || this.#follow(from, atStart, true).some(isFound);
    const set: StepSet = { steps, found, foundAtEnd, next: new Map() };
    if (this.#sets.size >= mostSets) {
      // What is remembered of them hangs on the first: it begins anew as well.
      this.#sets = new Map();
      this.#first.next.clear();
    }
    this.#sets.set(key, set);
    return set;
  }

  #follow(from: readonly number[], atStart: boolean, atEnd: boolean): number[] {
    const seen = new Set<number>();
    const open = [...from];
    while (open.length > 0) {
      const at = open.pop() as number;
      if (seen.has(at)) continue;
      seen.add(at);
      const step = this.#steps[at];
      if (step?.kind === 'split') open.push(step.next, step.other);
      else if ((step?.kind === 'start' && atStart) || (step?.kind === 'end' && atEnd)) open.push(step.next);
    }
    return [...seen].filter((at) => this.#steps[at]?.kind !== 'split').sort((a, b) => a - b);
  }
}
