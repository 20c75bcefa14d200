import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { compileDictionary, compileNone, type Dictionary, plainText } from '@junheng/engine/source';
import { isMap, isScalar, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import { InputError } from '../input-error.ts';
import { alone } from '../lock-file.ts';
import { writeWhole } from '../write-whole.ts';
import { readDictionary } from './read-dictionary.ts';

export type TextDecision = {
  /** What means the code from now on: a text, or the part of it that decides. */
  readonly term: string;
  /** Null: the text as a whole has no code, and nobody is asked about it again. */
  readonly code: string | null;
  /** The whole text that waits for the decision; `term` when absent. */
  readonly text?: string | undefined;
  /** How sure the dictionary must be of the text then; 0 when absent. */
  readonly at_least?: number | undefined;
  /** Takes the place of what the dictionary says of the term by now; otherwise another code there is refused. */
  readonly replace?: boolean | undefined;
};

/**
 * Makes a reviewer's decision an entry of a dictionary. The contract changes with its dictionary, so the next reading goes
 * over the deliveries again. Comments and order of the file stay. Two decisions at once are taken one after the other.
 *
 * @param before  what is done before the dictionary is written, as keeping who decided
 * @returns whether the file changed: a decision that stands there already changes nothing
 * @throws InputError `source.error.dictionaryRow` when term or code is empty or the file is no dictionary,
 *   `source.error.decidedOtherwise` when the term has another code there, `source.error.decisionIdle` when the text would
 *   not get the code, `source.error.encodingUnknown` for a file that is not UTF-8, and those of `readDictionary`
 */
export async function decideText(path: string, decision: TextDecision, before?: () => void): Promise<boolean> {
  const { term, code, text = term } = decision;
  const refuse = () =>
    new InputError('source.error.dictionaryRow', { file: path, term, code: code ?? '', weight: '', kind: '' }, path);
  if (plainText(term) === '' || code?.trim() === '') throw refuse();
  return alone(path, async () => {
    const dictionary = await readDictionary(path);
    const stands = standing(dictionary, term);
    if (stands.length === 1 && stands[0] === code) return false;
    const other = stands.find((one) => one !== code);
    if (other !== undefined && !decision.replace) {
      throw new InputError('source.error.decidedOtherwise', { file: path, term, code: other ?? '–' }, path);
    }
    checkEffect(path, decided(dictionary, decision), { ...decision, text });
    const held = readFileSync(path);
    if (!isUtf8(held)) throw new InputError('source.error.encodingUnknown', { file: path, line: '1' }, path);
    const content = held.toString('utf8');
    const changed = path.toLowerCase().endsWith('.csv')
      ? changeCsv(content, decision, refuse)
      : changeYaml(content, decision, refuse);
    before?.();
    writeWhole(path, changed);
    return true;
  });
}

/** What a dictionary says of a term: codes, and null where it has none. */
function standing({ entries, none = [] }: Dictionary, term: string): (string | null)[] {
  const same = sameAs(term);
  const codes = entries.filter(({ terms }) => terms.some(same)).map(({ code }) => code);
  return [...new Set([...codes, ...(none.some(same) ? [null] : [])])];
}

const sameAs = (term: string) => {
  const wanted = plainText(term);
  return (other: string) => plainText(other) === wanted;
};

/** The dictionary as it would be. */
function decided(dictionary: Dictionary, { term, code }: TextDecision): Dictionary {
  const same = sameAs(term);
  const entries = dictionary.entries.map((one) => ({ ...one, terms: one.terms.filter((other) => !same(other)) }));
  const none = (dictionary.none ?? []).filter((other) => !same(other));
  return code === null
    ? { ...dictionary, entries, none: [...none, term] }
    : { ...dictionary, entries: [...entries, { code, terms: [term], weight: 1 }], none };
}

function checkEffect(
  path: string,
  dictionary: Dictionary,
  { text, term, code, at_least = 0 }: TextDecision & { readonly text: string },
): void {
  const [best] = compileDictionary(dictionary, 1)(text);
  const none = compileNone(dictionary)(text);
  if (code === null ? none : !none && best?.code === code && best.score >= at_least) return;
  throw new InputError('source.error.decisionIdle', { file: path, text, term, code: code ?? '–' }, path);
}

function changeYaml(content: string, { term, code }: TextDecision, refuse: () => InputError): string {
  const document = parseDocument(content);
  const entries = document.get('entries');
  if (!isSeq(entries)) throw refuse();
  const same = sameAs(term);
  const keepOthers = (list: unknown) => {
    if (isSeq(list)) list.items = list.items.filter((item) => !(isScalar(item) && same(String(item.value))));
    return isSeq(list) && list.items.length === 0;
  };
  entries.items = entries.items.filter((entry) => !(isMap(entry) && keepOthers(entry.get('terms'))));
  if (entries.items.length === 0 && code === null) throw refuse();
  if (keepOthers(document.get('none'))) document.delete('none');
  if (code !== null) entries.add(document.createNode({ code, terms: [term] }, { flow: true }));
  else if (isSeq(document.get('none'))) (document.get('none') as YAMLSeq).add(document.createNode(term));
  else document.set('none', document.createNode([term], { flow: true }));
  return document.toString({ lineWidth: 0 });
}

/** Rows of a CSV whose cells hold line ends are passed over: no term has one. */
function changeCsv(content: string, { term, code }: TextDecision, refuse: () => InputError): string {
  const lines = content.replace(/(\r?\n)*$/, '').split(/\r?\n/);
  const columns = cellsOf(lines[0] ?? '').map((name) => name.trim());
  const at = columns.indexOf('term');
  if (at < 0 || !columns.includes('code') || (code === null && !columns.includes('kind'))) throw refuse();
  const same = sameAs(term);
  let open = false;
  const kept = lines.filter((line) => {
    const inside = open;
    if ((line.split('"').length - 1) % 2 === 1) open = !open;
    return inside || open || !same(cellsOf(line)[at] ?? '');
  });
  const given: Readonly<Record<string, string>> = { term, code: code ?? '', kind: code === null ? 'none' : '' };
  return `${[...kept, columns.map((name) => quoted(given[name] ?? '')).join()].join('\n')}\n`;
}

const cellsOf = (line: string): string[] =>
  [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, held, plain]) =>
    (held?.replaceAll('""', '"') ?? plain ?? '').trim(),
  );
const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
