import type { ColumnGuess } from './guess-column.ts';
import { tidyWord } from './synonyms.ts';

/** A column that counts people of a sex and age: `m_0_4`, `女85岁及以上`, `65+`. */
export type AgeColumn = {
  readonly column: string;
  readonly sex: 'male' | 'female' | null;
  readonly from: number;
  readonly to: number | null;
};

const band =
  /^(?<sex>m|f|male|female|men|women|男|女|男性|女性)?(?:age|aged|ages)?(?<from>\d{1,3})(?:(?:to)?(?<to>\d{1,3}))?(?<open>plus|over|andover|岁?及?以上)?(?:岁|years|y)?(?<tail>male|female|男|女)?$/;

/**
 * Columns that are age bands, when there are enough of them to be sure: at least five, all whole counts.
 */
export function findAgeColumns(guesses: readonly ColumnGuess[]): AgeColumn[] {
  const found = guesses.flatMap(({ column, kind }): AgeColumn[] => {
    if (kind !== 'integer' && kind !== 'number' && kind !== 'empty') return [];
    const separated = column
      .normalize('NFKC')
      .toLowerCase()
      .replace(/\+/g, 'plus')
      .replace(/(\d)\s*[-_–~至到]\s*(\d)/g, '$1to$2');
    const groups = band.exec(tidyWord(separated))?.groups;
    if (!groups?.from) return [];
    const from = Number(groups.from);
    const to = groups.open ? null : groups.to === undefined ? from : Number(groups.to);
    if (from > 120 || (to !== null && (to < from || to > 130))) return [];
    return [{ column, sex: sexOf(groups.sex ?? groups.tail), from, to }];
  });
  return found.length >= 5 ? found : [];
}

function sexOf(word: string | undefined): AgeColumn['sex'] {
  if (word === undefined) return null;
  return ['f', 'female', 'women', '女', '女性'].includes(word) ? 'female' : 'male';
}
