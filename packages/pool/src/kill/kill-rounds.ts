import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Random, stream } from '@junheng/engine/kernel';
import type { Order, Said, Writing } from './kill-process.ts';
import { makeDelivery } from './made-deliveries.ts';

export type KillOptions = {
  readonly rounds: number;
  readonly seed: number;
  readonly writing: Writing;
  /** An empty folder to work in. */
  readonly folder: string;
  /** Keeps compiled code between processes, so that each takes half the time to start; not when that is measured. */
  readonly compiled?: string | undefined;
};

/** What became of the rounds. `lost` and `faults` say what broke a promise, with the round; empty when none was. */
export type KillResult = {
  readonly rounds: number;
  readonly acknowledged: number;
  readonly published: number;
  /** Acknowledged deliveries that were not there later, or not in the next snapshot. */
  readonly lost: readonly string[];
  readonly faults: readonly string[];
  /** From the start of a process until the newest snapshot answers a question: the slowest, in seconds. */
  readonly slowestRestart: number;
  /** The same in seconds of CPU, whatever else the machine does meanwhile. */
  readonly mostCpuOfRestart: number;
  /** How often a process was killed in the middle of what. */
  readonly struck: Readonly<Record<string, number>>;
};

const script = fileURLToPath(new URL('./kill-process.ts', import.meta.url));
/** Rounds on one pool; then a new one, so that the first start is met again and rounds stay short. */
const roundsOfPool = 20;

/** What the parent holds a pool to: all that was told before a kill. */
class Ledger {
  readonly acknowledged = new Map<string, string>();
  readonly published: string[] = [];
  readonly lost: string[] = [];
  readonly faults: string[] = [];
  next = 0;
  mostCpu = 0;
  phase = 'start';
  #due: readonly string[] = [];
  readonly #gone = new Set<string>();

  /** Takes in a line of the process of a round. */
  hear(said: Said, round: string): void {
    this.phase = said.said;
    if (said.said === 'opened') this.#opened(said, round);
    else if (said.said === 'checked') this.#checked(said, round);
    else if (said.said === 'received') {
      this.acknowledged.set(said.receipt, makeDelivery(said.number).file);
      this.next = Math.max(this.next, said.number + 1);
    } else if (said.said === 'reading') this.#due = [...this.acknowledged.values()];
    else if (said.said === 'published') {
      const held = new Set(said.files);
      for (const file of this.#due)
        if (!held.has(file)) this.#lose(file, `${round}: ${file} is not in ${said.snapshot}`);
      this.published.push(`${said.at} ${said.snapshot}`);
    }
  }

  /** Each delivery is lost once. */
  #lose(file: string, told: string): void {
    if (!this.#gone.has(file)) this.lost.push(told);
    this.#gone.add(file);
  }

  #opened({ newest, publications, cpu }: Extract<Said, { said: 'opened' }>, round: string): void {
    this.mostCpu = Math.max(this.mostCpu, cpu);
    const known = new Set(publications);
    for (const one of this.published) if (!known.has(one)) this.faults.push(`${round}: publication ${one} is gone`);
    if (this.published.length > 0 && newest === null) this.faults.push(`${round}: there is no newest snapshot`);
  }

  #checked({ receipts, problems }: Extract<Said, { said: 'checked' }>, round: string): void {
    const there = new Set(receipts);
    for (const [receipt, file] of this.acknowledged) {
      if (!there.has(receipt)) this.#lose(file, `${round}: ${file} is not in the inbox`);
    }
    this.faults.push(...problems.map((problem) => `${round}: ${problem}`));
  }
}

/** What a process is in the middle of, and how long that last took on this machine, in milliseconds. */
type Phase = 'spawn' | Said['said'];
type Pace = Map<Phase, number>;
const firstGuess = 20;

/** When to kill: in the so-many-th of a phase, after a share of the time that it last took. */
type Moment = { readonly phase: Phase; readonly turn: number; readonly share: number };

/**
 * Kills processes at random moments of receiving, reading, publishing and sweeping, one after the other on the same
 * pool, and holds each next one to what was told before; the last one of a pool ends by itself and is held to it too.
 * Cost: about a second a round.
 */
export async function killRounds({ rounds, seed, writing, folder, compiled }: KillOptions): Promise<KillResult> {
  const chance = stream(seed, `kill/${writing}`);
  if (compiled !== undefined) await fillCompiled(folder, compiled);
  const pace: Pace = new Map([['spawn', 1000]]);
  const struck: Record<string, number> = {};
  const restarts: number[] = [];
  const ledgers: Ledger[] = [];
  for (let done = 0; done < rounds; ) {
    const pool = mkdtempSync(join(folder, `${writing}-`));
    const ledger = new Ledger();
    ledgers.push(ledger);
    for (let i = 0; i < roundsOfPool && done < rounds; i++, done++) {
      const round = `round ${done + 1}`;
      const moment = momentOf(chance, i === 0);
      restarts.push(await oneRound({ folder: pool, writing, compiled, round, moment }, ledger, pace));
      struck[ledger.phase] = (struck[ledger.phase] ?? 0) + 1;
    }
    restarts.push(await oneRound({ folder: pool, writing, compiled, round: `after round ${done}` }, ledger, pace));
    if (ledger.phase !== 'ended') ledger.faults.push(`after round ${done}: the process did not end by itself`);
    if (ledger.faults.length + ledger.lost.length === 0) rmSync(pool, { recursive: true });
  }
  return {
    rounds,
    acknowledged: ledgers.reduce((sum, one) => sum + one.acknowledged.size, 0),
    published: ledgers.reduce((sum, one) => sum + one.published.length, 0),
    lost: ledgers.flatMap(({ lost }) => lost),
    faults: ledgers.flatMap(({ faults }) => faults),
    slowestRestart: Math.max(...restarts) / 1000,
    mostCpuOfRestart: Math.max(...ledgers.map(({ mostCpu }) => mostCpu)),
    struck,
  };
}

/** Where time passes and where files change; a fifth of the times, and mostly on a new pool, while a process starts. */
function momentOf(chance: Random, first: boolean): Moment {
  const among = (share: number): Phase =>
    share < 0.15 ? 'received' : share < 0.5 ? 'reading' : share < 0.9 ? 'publishing' : 'published';
  const whileStarting = chance.uniform() < (first ? 0.6 : 0.2);
  const phase = among(chance.uniform());
  const turn = 1 + chance.below(phase === 'received' ? 6 : 2);
  const share = chance.uniform() * 1.1;
  return whileStarting ? { phase: 'spawn', turn: 1, share } : { phase, turn, share };
}

type Round = {
  readonly folder: string;
  readonly writing: Writing;
  readonly compiled: string | undefined;
  readonly round: string;
  /** It ends by itself when absent. */
  readonly moment?: Moment;
};

/** Runs one process until it is killed or ends; gives how long it took to open, 0 when it was killed before. */
async function oneRound(one: Round, ledger: Ledger, pace: Pace): Promise<number> {
  const { folder, writing, compiled, round, moment } = one;
  const order: Order = { folder, writing, from: ledger.next, publications: moment ? 1000 : 1 };
  const began = performance.now();
  const env = compiled === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: compiled };
  const child = spawn(process.execPath, [script, JSON.stringify(order)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [opened, stderr] = [0, ''];
  const clock = phaseClock(pace, moment, () => child.kill('SIGKILL'));
  clock.enter('spawn');
  ledger.phase = 'start';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-800);
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.endsWith('}')) return;
    const said = JSON.parse(line) as Said;
    ledger.hear(said, round);
    clock.enter(said.said);
    if (said.said === 'opened') opened = performance.now() - began;
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  clock.stop();
  if (signal !== 'SIGKILL' && code !== 0) ledger.faults.push(`${round}: ended with ${code}: ${stderr}`);
  return opened;
}

/** A process that ends by itself leaves what it compiled; one that is killed does not. */
async function fillCompiled(folder: string, compiled: string): Promise<void> {
  const one = { folder: mkdtempSync(join(folder, 'first-')), writing: 'manifest', compiled, round: 'before' } as const;
  await oneRound(one, new Ledger(), new Map());
}

/** Notes how long phases take, and strikes at the moment that is named. */
function phaseClock(pace: Pace, moment: Moment | undefined, strike: () => void) {
  let timer: NodeJS.Timeout | undefined;
  let turns = 0;
  let [now, since] = ['spawn' as Phase, performance.now()];
  const arm = (after: number) => {
    const at = performance.now() + after;
    const spin = 4;
    const soon = () => {
      while (performance.now() < at);
      strike();
    };
    if (after > spin) timer = setTimeout(soon, after - spin);
    else soon();
  };
  return {
    enter(phase: Phase) {
      const time = performance.now();
      if (phase !== 'received') {
        pace.set(now, time - since);
        [now, since] = [phase, time];
      }
      if (phase !== moment?.phase || ++turns !== moment.turn) return;
      arm(moment.share * (pace.get(phase) ?? firstGuess));
    },
    stop: () => clearTimeout(timer),
  };
}
