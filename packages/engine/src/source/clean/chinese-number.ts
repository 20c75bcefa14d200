import { readNumber } from '../read-value.ts';
import { roundTo } from '../reading.ts';

const digits = new Map(
  ['〇零○0０', '一壹', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((letters, value) =>
    [...letters].map((letter) => [letter, value] as const),
  ),
);
const units = new Map([
  ['十', 1],
  ['拾', 1],
  ['百', 2],
  ['佰', 2],
  ['千', 3],
  ['仟', 3],
]);
const scales = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1e3],
  ['万', 1e4],
  ['十万', 1e5],
  ['百万', 1e6],
  ['千万', 1e7],
  ['亿', 1e8],
  ['十亿', 1e9],
  ['百亿', 1e10],
  ['千亿', 1e11],
  ['万亿', 1e12],
]);

const scaled = /^([+-]?[\d,]*\.?\d+)\s*([十百千万亿]{1,2})$/;

/**
 * Reads a number in Chinese numerals: 三十五, 一百零五, 两千, 三万二千, 壹佰贰拾, 二〇二五 (digit by digit), 负三点五, and
 * Arabic digits with a scale behind: 12.5万, 3亿. Whatever `readNumber` reads is read too.
 *
 * Strict where speech is not: 一百五 (150 or 105) and 一万五 are refused; a place that is passed over needs its 零.
 *
 * @returns the number, or undefined when the text is none
 */
export function readChineseNumber(text: string): number | undefined {
  const tidied = text.normalize('NFKC').trim();
  const plain = readNumber(tidied);
  if (plain !== undefined) return plain;
  const match = scaled.exec(tidied);
  if (match) {
    const [, number = '', scale = ''] = match;
    const [read, times] = [readNumber(number), scales.get(scale)];
    if (read === undefined || times === undefined) return undefined;
    const value = roundTo(read * times, 6);
    return Number.isFinite(value) ? value : undefined;
  }
  const negative = tidied.startsWith('负');
  const [whole = '', fraction, ...rest] = (negative ? tidied.slice(1) : tidied).split('点');
  const value = readWhole(whole);
  if (value === undefined || rest.length > 0) return undefined;
  if (fraction === undefined) return negative ? -value : value;
  const behind = readDigits(fraction);
  if (behind === undefined) return undefined;
  const total = Number(`${value}.${behind}`);
  return negative ? -total : total;
}

/** Digits one by one, as text; undefined when anything else stands there. */
export function readDigits(text: string): string | undefined {
  let read = '';
  for (const letter of text) {
    const digit = digits.get(letter);
    if (digit === undefined) return undefined;
    read += digit;
  }
  return read === '' ? undefined : read;
}

/** Whole numbers up to 9999亿9999万9999. */
function readWhole(text: string): number | undefined {
  const byDigit = readDigits(text);
  if (byDigit !== undefined) return byDigit.length <= 15 ? Number(byDigit) : undefined;
  let rest = text;
  let total = 0;
  let first = true;
  for (const [name, size] of [
    ['亿', 1e8],
    ['万', 1e4],
  ] as const) {
    const at = rest.indexOf(name);
    if (at < 0) continue;
    const section = readSection(rest.slice(0, at), first);
    if (section === undefined || section === 0) return undefined;
    total += section * size;
    rest = rest.slice(at + 1);
    first = false;
  }
  if (rest === '') return first ? undefined : total;
  const last = readSection(rest, first);
  return last === undefined ? undefined : total + last;
}

/** Up to 9999. `first`: nothing stands before it; otherwise what it passes over needs a 零. */
function readSection(text: string, first: boolean): number | undefined {
  const letters = [...text];
  let total = 0;
  let place = first ? 9 : 4;
  let zero = false;
  for (let i = 0; i < letters.length; i++) {
    let digit = digits.get(letters[i] as string);
    if (digit === 0) {
      if (zero) return undefined;
      zero = true;
      continue;
    }
    let power = 0;
    if (digit === undefined) {
      if (units.get(letters[i] as string) !== 1 || !(first && i === 0)) return undefined;
      [digit, power] = [1, 1];
    } else {
      const unit = units.get(letters[i + 1] ?? '');
      if (unit !== undefined) {
        power = unit;
        i++;
      }
    }
    const passedOver = place !== 9 && power !== place - 1;
    if (power >= place || passedOver !== zero) return undefined;
    total += digit * 10 ** power;
    place = power;
    zero = false;
  }
  return zero || letters.length === 0 ? undefined : total;
}
