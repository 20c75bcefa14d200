import {
  type Cells,
  compileExpression,
  type EncodedPerson,
  type Evaluate,
  encodePerson,
  type ReadingIssue,
  type SourceContract,
} from '@junheng/engine/source';
import { pseudonyms } from '../ingest/pseudonyms.ts';
import { InputError } from '../input-error.ts';
import { openDelivery } from '../read/delivery.ts';
import { linkageHash } from './keys.ts';
import { writeEncodings } from './store.ts';

export type EncodeOptions = {
  /** A contract that says what people are linked by. */
  readonly contract: SourceContract;
  /** The delivery. */
  readonly path: string;
  readonly personKey: Uint8Array;
  /** The linkage store, apart from the pool. */
  readonly folder: string;
};

/** How many people a delivery named, and how many rows named nobody for certain. */
export type EncodedDelivery = { readonly people: number; readonly rows: number; readonly without_key: number };

/**
 * Reads the people of a delivery and keeps them as keyed encodings in the linkage store, in place of those that the
 * source had there. Names live in memory, row by row, and are written nowhere.
 *
 * @throws InputError `pool.error.linkageUndeclared`, and those of `openDelivery`
 */
export async function encodeDelivery({ contract, path, personKey, folder }: EncodeOptions): Promise<EncodedDelivery> {
  const { linkage, source } = contract;
  if (!linkage) throw new InputError('pool.error.linkageUndeclared', { source }, source);
  const opened = await openDelivery(path, contract);
  const around = {
    columnAt: (name: string) => {
      const at = opened.columns.indexOf(name);
      return at < 0 ? undefined : at;
    },
    pseudonym: pseudonyms(personKey),
  };
  const compile = (expression: Parameters<typeof compileExpression>[0] | undefined) =>
    expression === undefined ? undefined : compileExpression(expression, around);
  const key = compileExpression(linkage.person_key, around);
  const [name, born, sex] = [compile(linkage.name), compile(linkage.born), compile(linkage.sex)];
  const numbers = Object.entries(linkage.numbers).map(([kind, one]) => [kind, compileExpression(one, around)] as const);
  const hash = linkageHash(personKey);
  const people = new Map<string, EncodedPerson>();
  let [rows, withoutKey] = [0, 0];
  for await (const { cells, broken } of opened.batches) {
    cells.forEach((row, i) => {
      rows++;
      const id = broken.has(i) ? null : textOf(key, row);
      if (id === null) withoutKey++;
      else if (!people.has(id)) {
        const known = numbers.flatMap(([kind, one]) => {
          const number = textOf(one, row);
          return number === null ? [] : [`${kind}:${number}`];
        });
        const plain = { id, name: textOf(name, row), born: textOf(born, row), sex: textOf(sex, row), numbers: known };
        people.set(id, encodePerson(plain, hash));
      }
    });
  }
  writeEncodings(folder, source, [...people.values()], personKey);
  return { people: people.size, rows, without_key: withoutKey };
}

/** A value as text; unknown where it cannot be read. */
function textOf(evaluate: Evaluate | undefined, row: Cells): string | null {
  const issues: ReadingIssue[] = [];
  const value = evaluate?.(row, issues) ?? null;
  return value === null || issues.length > 0 ? null : String(value);
}
