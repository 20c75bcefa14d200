import type { Dictionary } from '../expression-contract.ts';
import { roundTo } from '../reading.ts';

/** A code that a text may mean, and how sure the dictionary is, 0..1. */
export type Guess = { readonly code: string; readonly score: number };

type Word =
  | { readonly kind: 'finding'; readonly code: string; readonly weight: number }
  | { readonly kind: 'absent' | 'unsure' | 'ends' };

/** Letters of a text that are read; a chief complaint is far shorter. */
const longestText = 4000;
const half = 0.5;

/** A text as dictionaries compare it: of one width and case, with single blanks. */
export const plainText = (text: string) =>
  text
    .slice(0, longestText)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\r\n]+/g, '; ')
    .replace(/\s+/g, ' ')
    .trim();
const latin = /[a-z0-9]/;
const chinese = /[\u3400-\u9fff\u3007]/;

/**
 * Compiles a dictionary once into a function from a free text to the codes that it may mean, best first.
 *
 * The longest word of the dictionary wins at every place (无力 before 无; Latin words match whole words only). A finding
 * behind a word of `absent` in the same clause is not counted, behind one of `unsure` half (after NegEx and ConText). A
 * clause ends at 。.;!? and line ends, at a comma beside Chinese, and at a word of `ends`. The score of a code is its
 * surest word's weight times the share that the code's words have in the letters of all findings: one clear finding gives
 * its weight, two different ones share.
 *
 * @returns up to `most` guesses; equal scores in the order of the text. Cost O(letters × longest word).
 * @see Chapman et al. 2001, doi:10.1006/jbin.2001.1029 (NegEx); Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002 (ConText)
 */
export function compileDictionary(dictionary: Dictionary, most = 5): (text: string) => readonly Guess[] {
  const words = new Map<string, Word>();
  for (const kind of ['absent', 'unsure', 'ends'] as const) {
    for (const term of dictionary[kind]) words.set(plainText(term), { kind });
  }
  for (const { code, terms, weight } of dictionary.entries) {
    for (const term of terms) words.set(plainText(term), { kind: 'finding', code, weight });
  }
  words.delete('');
  const longest = Math.max(...[...words.keys()].map((term) => term.length), 1);
  return (text) => {
    const found = new Map<string, { letters: number; sure: number }>();
    let all = 0;
    const read = plainText(text);
    let [absent, unsure] = [false, false];
    for (let at = 0; at < read.length; ) {
      const term = longestAt(words, read, at, longest);
      const word = term === undefined ? undefined : words.get(term);
      if (!word || term === undefined) {
        if (endsClause(read, at)) [absent, unsure] = [false, false];
        at++;
        continue;
      }
      at += term.length;
      if (word.kind !== 'finding') {
        if (word.kind === 'ends') [absent, unsure] = [false, false];
        else if (word.kind === 'absent') absent = true;
        else unsure = true;
      } else if (!absent) {
        const before = found.get(word.code) ?? { letters: 0, sure: 0 };
        const sure = unsure ? word.weight * half : word.weight;
        found.set(word.code, { letters: before.letters + term.length, sure: Math.max(before.sure, sure) });
        all += term.length;
      }
    }
    return [...found]
      .map(([code, { letters, sure }]) => ({ code, score: roundTo((sure * letters) / all, 4) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, most);
  };
}

/** Whether somebody decided that a text as a whole has no code. */
export function compileNone({ none = [] }: Dictionary): (text: string) => boolean {
  const texts = new Set(none.map(plainText));
  return (text) => texts.size > 0 && texts.has(plainText(text));
}

function longestAt(words: ReadonlyMap<string, Word>, text: string, at: number, longest: number): string | undefined {
  if (latin.test(text[at] as string) && latin.test(text[at - 1] ?? '')) return undefined;
  for (let length = Math.min(longest, text.length - at); length > 0; length--) {
    const term = text.slice(at, at + length);
    if (!words.has(term)) continue;
    if (latin.test(term[length - 1] as string) && latin.test(text[at + length] ?? '')) continue;
    return term;
  }
  return undefined;
}

/** Whether a clause ends at a letter. A point between digits (38.5) does not end one, nor a comma between Latin words. */
function endsClause(text: string, at: number): boolean {
  const letter = text[at] as string;
  if ('。;!?'.includes(letter)) return true;
  if (letter === '.') return !(/\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? ''));
  if (letter !== ',') return false;
  return chinese.test(text[at - 1] ?? '') || chinese.test(text.slice(at + 1).trimStart()[0] ?? '');
}
