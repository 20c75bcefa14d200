import type { icdForms } from '../expression-contract.ts';

/** Chapters of ICD-10 with their first and last category (WHO, version 2019; D49 and categories beyond them are no one's). */
const chapters: readonly (readonly [string, string, string])[] = [
  ['A00', 'B99', 'I'],
  ['C00', 'D48', 'II'],
  ['D50', 'D89', 'III'],
  ['E00', 'E90', 'IV'],
  ['F00', 'F99', 'V'],
  ['G00', 'G99', 'VI'],
  ['H00', 'H59', 'VII'],
  ['H60', 'H95', 'VIII'],
  ['I00', 'I99', 'IX'],
  ['J00', 'J99', 'X'],
  ['K00', 'K93', 'XI'],
  ['L00', 'L99', 'XII'],
  ['M00', 'M99', 'XIII'],
  ['N00', 'N99', 'XIV'],
  ['O00', 'O99', 'XV'],
  ['P00', 'P96', 'XVI'],
  ['Q00', 'Q99', 'XVII'],
  ['R00', 'R99', 'XVIII'],
  ['S00', 'T98', 'XIX'],
  ['V01', 'Y98', 'XX'],
  ['Z00', 'Z99', 'XXI'],
  ['U00', 'U99', 'XXII'],
];

const form = /^([A-Z]\d\d)(?:\.?(?:(\d)(\d{0,2})|X(\d\d)?)(?:X(\d{3}))?)?$/;

/**
 * An ICD-10 code in one writing: capitals, the point behind the category, without dagger (†, +) and asterisk, with the
 * Chinese extensions in small x: `e119` is `E11.9`, `I10X00X002` is `I10.x00x002`. Of a pair (`E11.4†G63.2*`) the dagger
 * code is taken, which WHO makes the primary one. Morphology (`M8000/3`) and clinical modifications with letters are refused.
 *
 * @returns what `give` asks for, or undefined when it is no code of ICD-10
 * @see WHO ICD-10 volume 2, 3.1.3 (dagger and asterisk); GB/T 14396-2016 (six-digit extension)
 */
export function readIcd10(text: string, give: (typeof icdForms)[number]): string | undefined {
  const tidied = text.normalize('NFKC').toUpperCase().replace(/\s/g, '');
  const [dagger = ''] = tidied.split(/[†+](?=[A-Z])/);
  const match = form.exec(dagger.replace(/[†+*]$/, ''));
  if (!match) return undefined;
  const [, category = '', fourth, rest = '', none = '', extension] = match;
  if (give === 'category') return category;
  if (give === 'chapter') return chapters.find(([from, to]) => category >= from && category <= to)?.[2];
  if (give === 'code') return fourth === undefined ? category : `${category}.${fourth}`;
  const behind = extension === undefined ? '' : `x${extension}`;
  if (fourth !== undefined) return `${category}.${fourth}${rest}${behind}`;
  return none === '' && behind === '' ? category : `${category}.x${none}${behind}`;
}

const rangeForm = /^([A-Z]\d\d)(?:-([A-Z]\d\d))?$/;

/** A range of categories, `I10-I15` or `E11`, as its first and last one. Throws a RangeError when it is none. */
export function readIcdRange(range: string): readonly [from: string, to: string] {
  const match = rangeForm.exec(range);
  const [, from = '', to = from] = match ?? [];
  if (!match || from > to) throw new RangeError(`"${range}" is no range of ICD-10 categories such as I10-I15 or E11.`);
  return [from, to];
}
