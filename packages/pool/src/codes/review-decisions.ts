import { appendFileSync, closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import {
  compileDictionary,
  compileNone,
  type Expression,
  fieldOf,
  partsOf,
  sourceContract,
} from '@junheng/engine/source';
import { InputError } from '../input-error.ts';
import { readYaml } from '../read-yaml.ts';
import { withinFolder } from '../within-folder.ts';
import { decideText } from './decide-text.ts';
import { readDictionary } from './read-dictionary.ts';

/** A dictionary that places the texts of a field. */
export type FieldDictionary = {
  readonly source_id: string;
  readonly field: string;
  /** The file; null where the contract itself holds the dictionary. */
  readonly path: string | null;
  /** How sure it must be to place a text. */
  readonly at_least: number;
};

/** What a person decided about a text of the review queue. */
export type ReviewDecision = {
  readonly source_id: string;
  readonly field: string;
  readonly text: string;
  /** The part of the text that decides; the whole text when absent. */
  readonly term?: string | undefined;
  /** Null: the text has no code. */
  readonly code: string | null;
  /** Which of several dictionaries of the field, by its path. */
  readonly path?: string | undefined;
  readonly replace?: boolean | undefined;
};

/** A decision as it is kept beside its dictionary, one a line. */
export type KeptDecision = Required<Pick<ReviewDecision, 'source_id' | 'field' | 'text' | 'code'>> & {
  readonly term: string;
  readonly by: string;
  readonly reason: string;
  readonly at: string;
};

/** Where decisions about a dictionary are kept. */
export const decisionsFile = (dictionary: string): string => `${dictionary}.decisions.ndjson`;

/** The dictionaries that a contract's mappings use, by field. Throws as `readYaml` does. */
export async function fieldDictionaries(contractPath: string): Promise<readonly FieldDictionary[]> {
  const { source, tables } = await readYaml(contractPath, sourceContract);
  const found = new Map<string, FieldDictionary>();
  const visit = (node: Expression): void => {
    if (node === null || typeof node !== 'object') return;
    if ('classify' in node) {
      const { dictionary_file: file, at_least } = node;
      const folder = dirname(contractPath);
      const path = file === undefined ? null : withinFolder(dirname(folder), file, folder);
      const one = { source_id: source, field: fieldOf(node) ?? '', path, at_least };
      found.set(`${one.field}\u001f${path}`, one);
    }
    for (const part of partsOf(node)) visit(part);
  };
  for (const { fields } of tables) for (const node of Object.values(fields)) visit(node);
  return [...found.values()];
}

/**
 * Makes a decision an entry of the dictionary of its field, and keeps beside the dictionary who decided what, when and
 * why. Deciding the same again changes nothing and keeps nothing.
 *
 * @param root folder in which the dictionary must lie
 * @returns the dictionary's file, and whether it changed
 * @throws InputError as `decideText` does; `source.error.noDictionary`, `source.error.dictionaryInside` (the contract
 *   itself holds it), `source.error.dictionaries` (the field has several and none was named), `source.error.fileOutside`
 */
export async function decideReview(
  decision: ReviewDecision,
  { contractPath, root, ...who }: Pick<KeptDecision, 'by' | 'reason' | 'at'> & { contractPath: string; root: string },
): Promise<{ readonly path: string; readonly changed: boolean }> {
  const { source_id, field, text, code, term = text, replace } = decision;
  const dictionaries = (await fieldDictionaries(contractPath)).filter((one) => one.field === field);
  const [first, ...more] = dictionaries.filter(({ path }) => decision.path === undefined || path === decision.path);
  if (!first) throw new InputError('source.error.noDictionary', { source: source_id, field });
  const names = dictionaries.flatMap(({ path }) => (path === null ? [] : relative(root, path)));
  if (more.length > 0) throw new InputError('source.error.dictionaries', { field, files: names.join(', ') });
  if (first.path === null) throw new InputError('source.error.dictionaryInside', { source: source_id, field });
  const path = withinFolder(root, first.path);
  const { at_least } = first;
  const kept: KeptDecision = { source_id, field, text, term, code, ...who };
  const changed = await decideText(path, { term, code, text, at_least, replace }, () => keep(path, kept));
  return { path, changed };
}

function keep(path: string, decision: KeptDecision): void {
  const open = openSync(decisionsFile(path), 'a');
  try {
    appendFileSync(open, `${JSON.stringify(decision)}\n`);
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}

/** What a dictionary would make of a text now: a code, null for none, undefined while it waits. Reads the file once. */
export async function placesNow({
  path,
  at_least,
}: FieldDictionary): Promise<(text: string) => string | null | undefined> {
  if (path === null) return () => undefined;
  const dictionary = await readDictionary(path);
  const [guess, none] = [compileDictionary(dictionary, 1), compileNone(dictionary)];
  return (text) => {
    if (none(text)) return null;
    const [best] = guess(text);
    return best && best.score >= at_least ? best.code : undefined;
  };
}
