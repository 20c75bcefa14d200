import { type Dictionary, dictionary } from '@junheng/engine/source';
import { InputError } from '../input-error.ts';
import { readYaml } from '../read-yaml.ts';
import { readTable } from './read-table.ts';

/**
 * Reads a dictionary of free text: YAML in the form of `dictionary`, or a CSV with the columns `term` and `code`, and, where
 * wanted, `weight` (how sure the word makes it, 0..1) and `kind` (`absent`, `unsure`, `ends`, or `none` for a whole text that has no code; a finding when empty).
 *
 * @throws InputError as `readYaml` and `readTable` do, and `source.error.dictionaryRow` for a row that means nothing
 */
export async function readDictionary(path: string): Promise<Dictionary> {
  if (!path.toLowerCase().endsWith('.csv')) return readYaml(path, dictionary);
  const entries = new Map<string, { code: string; terms: string[]; weight: number }>();
  const words: Record<string, string[]> = { absent: [], unsure: [], ends: [] };
  const none: string[] = [];
  for (const [term = '', code = '', weight = '', kind = ''] of await readTable(
    path,
    ['term', 'code'],
    ['weight', 'kind'],
  )) {
    const sure = weight === '' ? 1 : Number(weight);
    const list = kind === 'none' ? none : words[kind];
    if (term === '' || (kind !== '' && !list) || (!list && code === '') || !(sure > 0 && sure <= 1)) {
      throw new InputError('source.error.dictionaryRow', { file: path, term, code, weight, kind }, path);
    }
    if (list) list.push(term);
    else {
      const key = `${code}\u001f${sure}`;
      const entry = entries.get(key);
      if (entry) entry.terms.push(term);
      else entries.set(key, { code, terms: [term], weight: sure });
    }
  }
  const parsed = dictionary.safeParse({
    entries: [...entries.values()],
    ...words,
    ...(none.length > 0 ? { none } : {}),
  });
  if (!parsed.success)
    throw new InputError('source.error.dictionaryRow', { file: path, term: '', code: '', weight: '', kind: '' }, path);
  return parsed.data;
}
