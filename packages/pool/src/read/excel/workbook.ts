import { InputError } from '../../input-error.ts';
import { limits } from '../limits.ts';
import { type Archive, brokenExcel } from './archive.ts';
import { unescaped } from './cell-text.ts';
import { type CellMeaning, meaningOfStyle } from './styles.ts';
import { type Attributes, type XmlHandlers, xmlReader } from './xml.ts';

/** What a sheet needs of its workbook. */
export type Workbook = {
  /** The part that holds the sheet that is meant. */
  readonly sheetPart: string;
  readonly from1904: boolean;
  readonly sharedTexts: readonly string[];
  /** What numbers stand for, by the style of their cell. */
  readonly meanings: readonly CellMeaning[];
};

/** Reads one part of a workbook to its end. */
export async function readPart(
  path: string,
  archive: Archive,
  name: string,
  handlers: Partial<XmlHandlers>,
  signal?: AbortSignal,
): Promise<void> {
  const none = () => {};
  const reader = xmlReader(path, { open: none, close: none, text: none, ...handlers });
  for await (const piece of archive.read(name, signal)) reader.write(piece);
  reader.end();
}

/** A part's name out of a relation: from the root of the archive, or relative to the folder of `base`. */
function partName(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = base.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

type Relation = { readonly id: string; readonly type: string; readonly target: string };

async function readRelations(path: string, archive: Archive, part: string): Promise<readonly Relation[]> {
  const at = part.lastIndexOf('/') + 1;
  const name = `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
  const relations: Relation[] = [];
  if (!archive.has(name)) return relations;
  const open = (element: string, { Id = '', Type = '', Target = '', TargetMode }: Attributes) => {
    // What lies outside the workbook is never followed.
    if (element !== 'Relationship' || TargetMode === 'External') return;
    relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target: partName(part, Target) });
  };
  await readPart(path, archive, name, { open });
  return relations;
}

/**
 * Reads what a sheet needs of its workbook: where it lies, how days are counted, the shared texts, the styles.
 *
 * @param sheet name, or number from 1; the first when absent
 * @throws InputError `source.error.excelSheet` with the sheets that are there, `.excelTooLarge`, `.excelBroken`
 */
export async function readWorkbook(
  path: string,
  archive: Archive,
  sheet: string | number | undefined,
  signal?: AbortSignal,
): Promise<Workbook> {
  const [main] = (await readRelations(path, archive, '')).filter(({ type }) => type === 'officeDocument');
  if (!main) throw brokenExcel(path, new Error('officeDocument'));
  const sheets: { readonly name: string; readonly id: string }[] = [];
  let from1904 = false;
  const open = (name: string, attributes: Attributes) => {
    if (name === 'sheet') sheets.push({ name: attributes.name ?? '', id: attributes['r:id'] ?? '' });
    if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
  };
  await readPart(path, archive, main.target, { open }, signal);
  const wanted = typeof sheet === 'string' ? sheets.find(({ name }) => name === sheet) : sheets[(sheet ?? 1) - 1];
  if (!wanted) {
    const there = sheets.map(({ name }) => name).join(', ');
    throw new InputError('source.error.excelSheet', { file: path, sheet: sheet ?? 1, there }, path);
  }
  const relations = await readRelations(path, archive, main.target);
  const part = relations.find(({ id }) => id === wanted.id);
  if (part?.type !== 'worksheet') throw brokenExcel(path, new Error(wanted.name));
  const named = (kind: string) => relations.find(({ type }) => type === kind)?.target;
  return {
    sheetPart: part.target,
    from1904,
    sharedTexts: await readSharedTexts(path, archive, named('sharedStrings'), signal),
    meanings: await readMeanings(path, archive, named('styles')),
  };
}

async function readSharedTexts(
  path: string,
  archive: Archive,
  part: string | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const texts: string[] = [];
  if (part === undefined || !archive.has(part)) return texts;
  let characters = 0;
  const collect = textOf((text) => {
    characters += text.length + 16;
    if (characters > limits.sharedTexts) throw new InputError('source.error.excelTooLarge', { file: path }, path);
    texts.push(text);
  }, 'si');
  await readPart(path, archive, part, collect, signal);
  return texts;
}

/**
 * Collects the text of each `element`: its `t` parts one behind the other, however they are formatted, without how
 * they are pronounced (`rPh`).
 */
export function textOf(done: (text: string) => void, element: string): XmlHandlers {
  let text = '';
  let within = false;
  let spoken = 0;
  return {
    open(name) {
      if (name === element) text = '';
      if (name === 't') within = true;
      if (name === 'rPh') spoken++;
    },
    close(name) {
      if (name === 't') within = false;
      if (name === 'rPh') spoken--;
      if (name === element) done(unescaped(text));
    },
    text(piece) {
      if (within && spoken === 0) text += piece;
    },
  };
}

async function readMeanings(path: string, archive: Archive, part: string | undefined): Promise<readonly CellMeaning[]> {
  if (part === undefined || !archive.has(part)) return [];
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let within = false;
  await readPart(path, archive, part, {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') within = true;
      if (name === 'xf' && within) formats.push(Number(numFmtId));
    },
    close(name) {
      if (name === 'cellXfs') within = false;
    },
  });
  return formats.map((format) => meaningOfStyle(format, codes));
}
