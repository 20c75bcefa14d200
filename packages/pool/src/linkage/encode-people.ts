import {
  type Cells,
  compileExpression,
  type EncodedPerson,
  type Evaluate,
  type Expression,
  encodePerson,
  type PlainPerson,
  type ReadingIssue,
  type SourceContract,
  type SourceFormat,
} from '@junheng/engine/source';
import { pseudonyms } from '../ingest/pseudonyms.ts';
import { InputError } from '../input-error.ts';
import { openDelivery } from '../read/delivery.ts';
import { sealKeys } from '../seal/keys.ts';
import { type KeptFile, withOpened } from '../seal/private-folder.ts';
import { linkageHash } from './keys.ts';
import { writeEncodings } from './store.ts';

export type EncodeOptions = {
  /** A contract that says what people are linked by. */
  readonly contract: SourceContract;
  /** Its deliveries, in their order, and how they are written where that is not as the contract says. */
  readonly files: readonly (KeptFile & { readonly format?: SourceFormat })[];
  /** Where sealed deliveries are opened for a moment. */
  readonly poolFolder: string;
  readonly personKey: Uint8Array;
  /** The linkage store, apart from the pool. */
  readonly folder: string;
  /** People who were erased: they are passed over. */
  readonly erased?: ReadonlySet<string> | undefined;
};

/** How many people the deliveries named, and how many rows named nobody for certain. */
export type EncodedPeople = { readonly people: number; readonly rows: number; readonly without_key: number };

/**
 * Reads the people of a source's deliveries and keeps them as keyed encodings in the linkage store, in place of those that
 * it had there. Of a pseudonym the first row counts. Names live in memory, row by row, and are written nowhere.
 *
 * @throws InputError `pool.error.linkageUndeclared`, and those of `openDelivery`
 */
export async function encodePeople(options: EncodeOptions): Promise<EncodedPeople> {
  const { contract, files, poolFolder, personKey, folder, erased } = options;
  if (!contract.linkage) {
    throw new InputError('pool.error.linkageUndeclared', { source: contract.source }, contract.source);
  }
  const hash = linkageHash(personKey);
  const pseudonym = pseudonyms(personKey);
  const people = new Map<string, EncodedPerson>();
  let [rows, withoutKey] = [0, 0];
  const { linkage } = contract;
  const readFile = async (path: string, format: SourceFormat = contract.format) => {
    const opened = await openDelivery(path, { ...contract, format });
    const read = compilePerson(linkage, opened.columns, pseudonym);
    for await (const { cells, broken } of opened.batches) {
      cells.forEach((row, i) => {
        rows++;
        const person = broken.has(i) ? undefined : read(row);
        if (!person) withoutKey++;
        else if (!people.has(person.id) && !erased?.has(person.id)) people.set(person.id, encodePerson(person, hash));
      });
    }
  };
  const keys = sealKeys(personKey);
  for (const file of files) await withOpened(file, { poolFolder, keys }, (path) => readFile(path, file.format));
  writeEncodings(folder, contract.source, [...people.values()], personKey);
  return { people: people.size, rows, without_key: withoutKey };
}

/** Reads a row's person; undefined where the pseudonym is unknown. */
function compilePerson(
  linkage: NonNullable<SourceContract['linkage']>,
  columns: readonly string[],
  pseudonym: (text: string) => string,
): (row: Cells) => PlainPerson | undefined {
  const places = new Map(columns.map((name, i) => [name, i]));
  const around = { columnAt: (name: string) => places.get(name), pseudonym };
  const compile = (expression: Expression | undefined) =>
    expression === undefined ? undefined : compileExpression(expression, around);
  const [key, name, born, sex] = [linkage.person_key, linkage.name, linkage.born, linkage.sex].map(compile);
  const numbers = Object.entries(linkage.numbers).map(([kind, one]) => [kind, compile(one)] as const);
  return (row) => {
    const id = textOf(key, row);
    if (id === null) return undefined;
    const known = numbers.flatMap(([kind, one]) => {
      const number = textOf(one, row);
      return number === null ? [] : [`${kind}:${number}`];
    });
    return { id, name: textOf(name, row), born: textOf(born, row), sex: textOf(sex, row), numbers: known };
  };
}

/** A value as text; unknown where it cannot be read. */
function textOf(evaluate: Evaluate | undefined, row: Cells): string | null {
  const issues: ReadingIssue[] = [];
  const value = evaluate?.(row, issues) ?? null;
  return value === null || issues.length > 0 ? null : String(value);
}
