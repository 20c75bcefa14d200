import { readIcd10, type SourceFormat, toAdminLevel } from '@junheng/engine/source';
import { InputError } from '../input-error.ts';
import { writeWhole } from '../write-whole.ts';
import { readTable } from './read-table.ts';

/**
 * What kind of list it is. `admin`: GB/T 2260 or statistics codes, whose parents and levels follow from the code.
 * `icd10`: WHO, 国家临床版 or 医保版, brought to one writing, the category as parent. `plain`: any other (WS/T, FIPS,
 * SNOMED-like), as it is; its parent where a column tells one.
 */
export const codeListKinds = ['admin', 'icd10', 'plain'] as const;

export type CodeListImport = {
  /** The official file as the user has it. */
  readonly file: string;
  readonly format?: SourceFormat | undefined;
  readonly kind: (typeof codeListKinds)[number];
  /** Its columns. */
  readonly code: string;
  readonly name: string;
  readonly parent?: string | undefined;
  /** Where the list goes: a CSV `code,value,name,parent,level`, for `codes_file` and for a contract of `region`. */
  readonly into: string;
};

export type ImportedCodeList = {
  readonly codes: number;
  /** Rows without a code, which such lists use for headings. */
  readonly empty: number;
  /** The first codes that have not the form of their kind; none of them is taken in. */
  readonly refused: readonly string[];
  readonly refused_count: number;
};

type Entry = { readonly code: string; readonly parent: string; readonly level: string };
const adminLevels = ['village', 'township', 'county', 'prefecture', 'province'] as const;

function readEntry(kind: CodeListImport['kind'], code: string, parent: string): Entry | undefined {
  if (kind === 'plain') return { code, parent, level: '' };
  if (kind === 'icd10') {
    const full = readIcd10(code, 'full');
    const category = readIcd10(code, 'category') ?? '';
    return full === undefined ? undefined : { code: full, parent: full === category ? '' : category, level: '' };
  }
  const at = adminLevels.findIndex((level) => toAdminLevel(code, level) !== undefined);
  const level = adminLevels[at];
  const own = level && toAdminLevel(code, level);
  if (level === undefined || own === undefined) return undefined;
  const above = adminLevels[at + 1];
  return { code: own, parent: parent || ((above && toAdminLevel(code, above)) ?? ''), level };
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * Brings a user's official list of codes into the form that contracts read. Codes are put into one writing; a code that
 * comes twice keeps its first name; what has not the form of its kind is left out and told. Same file, same bytes.
 *
 * @throws InputError as `readTable` does, and `source.error.codeListEmpty` when no code is left
 */
export async function importCodeList(options: CodeListImport): Promise<ImportedCodeList> {
  const { file, format, kind, code, name, parent, into } = options;
  const rows = await readTable(file, [code, name, ...(parent === undefined ? [] : [parent])], [], format);
  const lines = new Map<string, string>();
  const refused = new Set<string>();
  let empty = 0;
  for (const [given = '', named = '', above = ''] of rows) {
    if (given === '') {
      empty++;
      continue;
    }
    const entry = readEntry(kind, given.normalize('NFKC'), above);
    if (!entry) refused.add(given);
    else if (!lines.has(entry.code)) {
      const cells = [entry.code, entry.code, named, entry.parent, entry.level];
      lines.set(entry.code, cells.map(quoted).join());
    }
  }
  if (lines.size === 0) throw new InputError('source.error.codeListEmpty', { file, kind }, file);
  writeWhole(into, `code,value,name,parent,level\n${[...lines.values()].join('\n')}\n`);
  return { codes: lines.size, empty, refused: [...refused].slice(0, 20), refused_count: refused.size };
}
