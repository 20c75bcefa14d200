import { InputError } from '../input-error.ts';
import { readTable } from './read-table.ts';

/**
 * Reads a code list: a CSV with the columns `code` and `value`; others (`name`, `parent`) are for people. An empty value
 * is unknown. The empty code says what an empty field means.
 *
 * @throws InputError as `readTable` does, and `source.error.codeTwice` for a code that stands there with two values
 */
export async function readCodeList(path: string): Promise<Readonly<Record<string, string | null>>> {
  const codes = new Map<string, string | null>();
  for (const [code = '', value = ''] of await readTable(path, ['code', 'value'])) {
    const before = codes.get(code);
    const given = value === '' ? null : value;
    if (before !== undefined && before !== given) {
      throw new InputError('source.error.codeTwice', { file: path, code, one: before ?? '', other: value }, path);
    }
    codes.set(code, given);
  }
  return Object.fromEntries(codes);
}
