import type { TableShapes } from '../mapping.ts';
import type { ColumnGuess } from './guess-column.ts';
import { tableWords, tidyWord } from './synonyms.ts';
import type { TableWords } from './table-words.ts';

/** A column that seems to feed a field, and how much its name says so, 0..1. */
export type FieldMatch = { readonly field: string; readonly guess: ColumnGuess; readonly score: number };
export type TableMatch = { readonly table: string; readonly score: number; readonly fields: readonly FieldMatch[] };

/** Tables that share a field say less by having it: an id of a place stands in many. */
const rarity = (() => {
  const tables = new Map<string, number>();
  for (const { fields } of Object.values(tableWords)) {
    for (const word of new Set(Object.entries(fields).flatMap(([field, words]) => [field, ...words].map(tidyWord)))) {
      tables.set(word, (tables.get(word) ?? 0) + 1);
    }
  }
  return (word: string) => 1 / Math.sqrt(tables.get(word) ?? 1);
})();

/** How well a name fits a field: its own name or a listed word 1, a word within a longer name less. */
function nameScore(
  name: string,
  field: string,
  words: readonly string[],
): { readonly score: number; readonly word: string } {
  let best = { score: 0, word: '' };
  for (const [i, given] of [field, ...words].entries()) {
    const word = tidyWord(given);
    const score =
      name === word
        ? i === 0
          ? 1
          : 0.95
        : word.length >= (/\p{Script=Han}/u.test(word) ? 2 : 4) && name.includes(word)
          ? 0.35 + (0.35 * word.length) / name.length
          : 0;
    if (score > best.score) best = { score, word };
  }
  return best;
}

const numeric = ['integer', 'number', 'decimal'];

/** Whether what a column holds can be what the field holds: 1 fits, less is doubtful, 0 cannot be. */
function kindScore({ kind, range }: ColumnGuess, type: string, field: string): number {
  if (kind === 'empty') return 0.3;
  const wanted = type.replace('?', '');
  const isNumber = kind === 'integer' || kind === 'number';
  if (numeric.includes(wanted))
    return isNumber
      ? inBounds(field, range)
      : kind === 'boolean'
        ? 0.3
        : field === 'birth_year' && kind === 'day'
          ? 0.8
          : 0;
  if (wanted === 'day') return kind === 'day' || kind === 'instant' ? 1 : 0;
  if (wanted === 'instant') return kind === 'instant' ? 1 : kind === 'day' ? 0.8 : 0;
  if (wanted === 'boolean')
    return kind === 'boolean' || (kind === 'integer' && range?.[0] === 0 && range[1] === 1) ? 1 : 0.2;
  if (wanted === 'json') return kind === 'json' ? 1 : 0;
  if (field === 'period') return ['period', 'day', 'integer'].includes(kind) ? 1 : 0.3;
  if (kind === 'day' || kind === 'instant' || kind === 'json') return 0.1;
  return kind === 'number' ? 0.2 : 1;
}

function inBounds(field: string, range: readonly [number, number] | undefined): number {
  const [low, high] = range ?? [0, 0];
  const limit = { lon: 180, lat: 90, age: 130, age_from: 130, age_to: 130, share: 1 }[field];
  if (limit !== undefined) return Math.max(Math.abs(low), Math.abs(high)) <= limit ? 1 : 0;
  if (field === 'year' || field === 'birth_year') return low >= 1850 && high <= 2300 ? 1 : 0;
  return 1;
}

/**
 * Which standard table the columns of a file speak for: by their names in both languages, by what they hold, and by
 * the name of the file. All tables that have anything, the likeliest first.
 */
export function matchTables(guesses: readonly ColumnGuess[], file: string, shapes: TableShapes): TableMatch[] {
  const fileWord = tidyWord(file.replace(/^.*[/\\]/, ''));
  return Object.entries(tableWords)
    .flatMap(([table, words]) => {
      const shape = shapes[table];
      return shape ? [matchTable(table, words, shape, guesses, fileWord)] : [];
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.table < b.table ? -1 : 1));
}

function matchTable(
  table: string,
  words: TableWords,
  shape: Readonly<Record<string, string>>,
  guesses: readonly ColumnGuess[],
  fileWord: string,
): TableMatch {
  const candidates = guesses.flatMap((guess) => {
    const name = tidyWord(guess.column);
    return Object.entries(shape).map(([field, type]) => {
      const { score, word } = nameScore(name, field, words.fields[field] ?? []);
      return { field, guess, score: score * kindScore(guess, type, field), says: rarity(word) };
    });
  });
  candidates.sort((a, b) => b.score - a.score);
  const fields: (FieldMatch & { readonly says: number })[] = [];
  for (const one of candidates) {
    if (one.score < 0.3 || fields.some(({ field, guess }) => field === one.field || guess === one.guess)) continue;
    fields.push(one);
  }
  const required = Object.entries(shape).filter(([, type]) => !type.endsWith('?'));
  const found = new Set(fields.map(({ field }) => field));
  const asked = required.filter(([field]) => field in words.fields);
  const share = asked.filter(([field]) => found.has(field)).length / Math.max(1, asked.length);
  const says = fields.reduce((sum, one) => sum + one.score * one.says, 0);
  const named = words.file.filter((word) => fileWord.includes(tidyWord(word))).length;
  // A table is what its own words, most of its required fields and the file's name agree on.
  const score = fields.length === 0 ? 0 : says * (0.4 + share) + 1.2 * Math.min(2, named);
  return { table, score, fields: fields.map(({ field, guess, score: one }) => ({ field, guess, score: one })) };
}
