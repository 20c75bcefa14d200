import { type PatternNode, parsePattern } from './pattern-tree.ts';

/** A pattern of a contract, ready to be asked whether some part of a text fits it. */
export type Pattern = { test(text: string): boolean };

/** Steps that a pattern may unfold to; `[0-9]{12}` has twelve. */
const mostSteps = 500;
/** Sets of steps, ways from one to the next, letters and kinds of letters that are remembered; beyond them remembering begins anew. */
const mostSets = 1000;
const mostWays = 1 << 16;
const mostLetters = 1 << 16;
const mostKinds = 4096;

type Step =
  | { readonly kind: 'letter'; readonly set: number; next: number }
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
 * @throws RangeError when the pattern means nothing, cannot be followed so, or unfolds to more than 500 steps
 * @see Thompson 1968, doi:10.1145/363347.363387
 */
export function compilePattern(source: string): Pattern {
  const steps: Step[] = [];
  const sets: string[] = [];
  const start = compileNode(parsePattern(source), add({ kind: 'found' }), { add, setOf });
  const machine = new Machine(steps, start, new LetterKinds(sets));
  return { test: (text) => machine.test(text) };

  /** The same letters at many steps are one set. */
  function setOf(letters: string): number {
    const at = sets.indexOf(letters);
    return at < 0 ? sets.push(letters) - 1 : at;
  }

  function add(step: Step): number {
    if (steps.length >= mostSteps) {
      throw new RangeError(`it unfolds to more than ${mostSteps} steps; make its counts smaller`);
    }
    steps.push(step);
    return steps.length - 1;
  }
}

type Making = { readonly add: (step: Step) => number; readonly setOf: (letters: string) => number };

/** Adds the steps of a node, which go on at `next`; gives where they begin. */
function compileNode(node: PatternNode, next: number, making: Making): number {
  const { add, setOf } = making;
  switch (node.kind) {
    case 'letter':
      return add({ kind: 'letter', set: setOf(node.source), next });
    case 'start':
    case 'end':
      return add({ kind: node.kind, next });
    case 'sequence':
      return node.parts.reduceRight((after, part) => compileNode(part, after, making), next);
    case 'choice':
      return node.parts
        .map((part) => compileNode(part, next, making))
        .reduceRight((other, way) => add({ kind: 'split', next: way, other }));
    case 'repeat': {
      let after = next;
      if (node.most === null) {
        const split: Extract<Step, { kind: 'split' }> = { kind: 'split', next, other: next };
        const loop = add(split);
        split.next = compileNode(node.part, loop, making);
        after = loop;
      } else {
        for (let i = node.least; i < node.most; i++) {
          after = add({ kind: 'split', next: compileNode(node.part, after, making), other: next });
        }
      }
      for (let i = 0; i < node.least; i++) {
        const before = after;
        after = compileNode(node.part, before, making);
        // A part without steps stands for nothing, however often it is repeated.
        if (after === before) break;
      }
      return after;
    }
  }
}

/** For each set of letters, whether letters of a kind are in it. */
type Kind = { readonly number: number; readonly in: Uint8Array };

/**
 * Letters by their kind: two that lie in the same sets of a pattern are one to it, and what follows on one follows on the
 * other. The engine's own reading of a set decides, letter by letter.
 */
class LetterKinds {
  readonly #sets: readonly RegExp[];
  #kinds = new Map<string, Kind>();
  #letters = new Map<number, Kind>();

  constructor(sets: readonly string[]) {
    this.#sets = sets.map((source) => new RegExp(`^(?:${source})$`, 'u'));
  }

  get full(): boolean {
    return this.#kinds.size >= mostKinds;
  }

  forget(): void {
    this.#kinds = new Map();
    this.#letters = new Map();
  }

  of(code: number): Kind {
    const known = this.#letters.get(code);
    if (known) return known;
    const letter = String.fromCodePoint(code);
    const inSets = Uint8Array.from(this.#sets, (set) => Number(set.test(letter)));
    const name = inSets.join('');
    const kind = this.#kinds.get(name) ?? { number: this.#kinds.size, in: inSets };
    this.#kinds.set(name, kind);
    if (this.#letters.size >= mostLetters) this.#letters.clear();
    this.#letters.set(code, kind);
    return kind;
  }
}

/** Steps at which the pattern may stand at once. */
type StepSet = {
  readonly steps: readonly number[];
  readonly found: boolean;
  readonly foundAtEnd: boolean;
  /** Where a letter of each kind leads. */
  readonly next: Map<number, StepSet>;
};

class Machine {
  readonly #steps: readonly Step[];
  readonly #start: number;
  readonly #kinds: LetterKinds;
  #sets = new Map<string, StepSet>();
  #ways = 0;
  #first: StepSet;

  constructor(steps: readonly Step[], start: number, kinds: LetterKinds) {
    this.#kinds = kinds;
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
      const kind = this.#kinds.of(code);
      set = set.next.get(kind.number) ?? this.#step(set, kind);
    }
    return set.found || set.foundAtEnd;
  }

  #step(set: StepSet, kind: Kind): StepSet {
    const next: number[] = [];
    for (const at of set.steps) {
      const step = this.#steps[at];
      if (step?.kind === 'letter' && kind.in[step.set] === 1) next.push(step.next);
    }
    next.push(this.#start);
    const full = this.#sets.size >= mostSets || ++this.#ways > mostWays || this.#kinds.full;
    if (full) this.#forget();
    const reached = this.#reach(next, false);
    if (!full) set.next.set(kind.number, reached);
    return reached;
  }

  /** Begins to remember anew; what is remembered of all sets hangs on the first. */
  #forget(): void {
    this.#sets = new Map();
    this.#first.next.clear();
    this.#ways = 0;
    this.#kinds.forget();
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
