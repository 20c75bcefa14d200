import { basename } from 'node:path';
import type { Language } from '@junheng/engine/domain';
import { standardTables } from '@junheng/engine/pool';
import type { SourceFormat } from '@junheng/engine/source';
import { type Inferred, inferSource, writeDraft } from '@junheng/engine/source/infer';
import { sampleRows } from '../check/sample-rows.ts';
import { InputError } from '../input-error.ts';
import { openRows } from '../read/delivery.ts';
import { sniffFormat } from './sniff-format.ts';

export type InferOptions = {
  /** The standard table that is meant; otherwise the likeliest. */
  readonly table?: string | undefined;
  /** Code of the source; otherwise out of the file's name. */
  readonly source?: string | undefined;
  readonly format?: SourceFormat | undefined;
  /** Of the reasons that stand beside guesses. */
  readonly language?: Language | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** The draft of a contract: the YAML, what it rests on, and how many places of it are guesses. */
export type Draft = { readonly yaml: string; readonly inferred: Inferred; readonly guesses: number };

const size = { head: 2000, spread: 3000, within: 200_000 };

/**
 * Drafts a contract for a file of any form from a sample of its rows. The draft can be loaded as it is; what is a guess
 * bears `# ?`. The same file gives the same draft.
 *
 * @throws InputError `source.error.inferTable` for a table that is not one, `.inferForm`, and those of the form's reader
 */
export async function inferFile(path: string, options: InferOptions = {}): Promise<Draft> {
  const { table, source, language = 'en', signal } = options;
  if (table !== undefined && !Object.hasOwn(standardTables, table)) {
    throw new InputError('source.error.inferTable', { table, tables: Object.keys(standardTables).join(', ') });
  }
  const format = options.format ?? (await sniffFormat(path, signal));
  const { columns, batches } = await openRows(path, { format, columns: [] }, undefined, signal);
  const { rows } = await sampleRows(batches, size, signal);
  const whole = rows.filter(({ broken }) => broken === undefined).map(({ cells }) => cells);
  const input = { file: basename(path), format, columns, rows: whole, table, source };
  const inferred = inferSource(input, standardTables);
  const yaml = writeDraft(inferred, standardTables, language);
  return { yaml, inferred, guesses: yaml.split('# ?').length - 1 };
}
