import { join } from 'node:path';
import { compileMapping, type MappingSurroundings, type SourceContract, type Value } from '@junheng/engine/source';
import { type DictionaryPlan, isListed } from '../../sql/ingest/compile/contract.ts';
import { addToDictionary, createDictionary, listDictionary, unknownTuples } from '../../sql/ingest/quick.ts';
import { unguarded } from '../../sql/names.ts';
import type { Session } from '../../sql/session.ts';
import { StagedFile } from '../staged-file.ts';

/** Tuples of one dictionary that are read; rows with others are read by the reference evaluator, one by one. */
export const mostTuples = 100_000;

type Reader = (cells: readonly string[]) => { readonly sound: boolean; readonly values: readonly Value[] };

/** Reads the values of a dictionary with the reference evaluator: a contract of one made-up table, over the tuple alone. */
function readerOf(plan: DictionaryPlan, contract: SourceContract, around: MappingSurroundings): Reader {
  const names = plan.values.map((_, i) => `v${i}`);
  const table = 'tuple';
  const fields = Object.fromEntries(plan.values.map(({ expression }, i) => [`v${i}`, expression]));
  const tables = names.length > 0 ? [{ table, fields, key: names.slice(0, 1), repeat: 'first' as const }] : [];
  const map = compileMapping({ ...contract, tables, rules: plan.rules }, plan.names, {
    ...around,
    shapes: { [table]: Object.fromEntries(plan.values.map(({ type }, i) => [`v${i}`, `${type}?`])) },
    checks: () => [],
  });
  const nothing = names.map(() => null);
  return (cells) => {
    const row = map(cells);
    const sound = row.status === 'usable' && row.flags.length === 0;
    return { sound, values: sound ? (row.rows[0]?.values ?? []) : nothing };
  };
}

/** What the reference evaluator says of each distinct tuple of cells, kept as tables of the session. */
export class Dictionaries {
  readonly #session: Session;
  readonly #folder: string;
  readonly #plans: readonly DictionaryPlan[];
  readonly #readers: readonly Reader[];
  readonly #sizes: number[];
  /** By which lists rows are mapped from now on, for each dictionary; 0 while there are none. */
  readonly versions: number[];
  #files = 0;

  constructor(
    session: Session,
    folder: string,
    plans: readonly DictionaryPlan[],
    contract: SourceContract,
    around: MappingSurroundings,
  ) {
    this.#session = session;
    this.#folder = folder;
    this.#plans = plans;
    this.#readers = plans.map((plan) => readerOf(plan, contract, around));
    this.#sizes = plans.map(() => 0);
    this.versions = plans.map(() => 0);
  }

  async create(): Promise<void> {
    for (const [i, plan] of this.#plans.entries()) await this.#session.run(createDictionary(plan, i));
  }

  /** Adds what the table `raw` holds and the dictionaries do not; false when there is nothing. */
  async fill(): Promise<boolean> {
    let learnt = false;
    for (const [i, plan] of this.#plans.entries()) {
      const room = mostTuples - (this.#sizes[i] ?? 0);
      if (room <= 0) continue;
      const tuples = await this.#session.read(unknownTuples(plan, i, room));
      if (tuples.length === 0) continue;
      learnt = true;
      this.#sizes[i] = (this.#sizes[i] ?? 0) + tuples.length;
      const file = new StagedFile(join(this.#folder, `dictionary-${++this.#files}.csv`));
      let sounds = false;
      for (const tuple of tuples) {
        const cells = tuple.map(unguarded);
        const { sound, values } = (this.#readers[i] as Reader)(cells);
        sounds ||= sound;
        file.add([...cells, sound, ...values], []);
      }
      file.close();
      await this.#session.run(addToDictionary(plan, i, file));
      if (isListed(plan) && sounds) await this.#list(plan, i);
    }
    return learnt;
  }
  async #list(plan: DictionaryPlan, i: number): Promise<void> {
    const version = (this.versions[i] ?? 0) + 1;
    for (const statement of listDictionary(plan, i, version)) await this.#session.run(statement);
    this.versions[i] = version;
  }
}
