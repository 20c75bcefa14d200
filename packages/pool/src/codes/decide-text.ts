import { readFileSync } from 'node:fs';
import { dictionary } from '@junheng/engine/source';
import { isSeq, parseDocument } from 'yaml';
import { InputError } from '../input-error.ts';
import { writeWhole } from '../write-whole.ts';

/**
 * Makes a reviewer's decision an entry of a dictionary: the text, or the part of it that decides, means the code from now
 * on. The contract changes with its dictionary, so the next reading goes over the deliveries again. Comments and order of
 * the file stay.
 *
 * @throws InputError `source.error.dictionaryRow` when term or code is empty, or the file is no dictionary
 */
export function decideText(path: string, { term, code }: { readonly term: string; readonly code: string }): void {
  const refuse = () =>
    new InputError('source.error.dictionaryRow', { file: path, term, code, weight: '', kind: '' }, path);
  if (term.trim() === '' || code.trim() === '') throw refuse();
  const text = readFileSync(path, 'utf8');
  if (path.toLowerCase().endsWith('.csv')) {
    const [header = ''] = text.split(/\r?\n/, 1);
    const columns = header.split(',').map((name) => name.trim());
    if (!columns.includes('term') || !columns.includes('code')) throw refuse();
    const cells = columns.map((name) => quoted(name === 'term' ? term : name === 'code' ? code : ''));
    writeWhole(path, `${text.replace(/(\r?\n)*$/, '')}\n${cells.join()}\n`);
    return;
  }
  const document = parseDocument(text);
  const entries = document.get('entries');
  if (!isSeq(entries) || !dictionary.safeParse(document.toJS()).success) throw refuse();
  const entry = document.createNode({ code, terms: [term] }, { flow: true });
  entries.add(entry);
  writeWhole(path, document.toString({ lineWidth: 0 }));
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
