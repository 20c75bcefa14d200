import { compileDayFormat, type DayFormat, readDay, readInstant } from '../read-day.ts';
import { readBoolean, readNumber } from '../read-value.ts';

/** What a column seems to hold. `code`: a few texts that come again and again. */
export type ColumnKind =
  | 'empty'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'day'
  | 'instant'
  | 'period'
  | 'json'
  | 'code'
  | 'text';

/** What the cells of one column have in common. */
export type ColumnGuess = {
  readonly column: string;
  readonly kind: ColumnKind;
  /** Forms in which its days are written, where the general ones do not read them; several when the sample leaves it open. */
  readonly formats: readonly string[];
  /** Years of two digits. */
  readonly shortYears: boolean;
  /** Its days are numbers of a spreadsheet's calendar, maybe. */
  readonly filled: number;
  readonly rows: number;
  /** No two filled cells are equal. */
  readonly unique: boolean;
  /** Distinct values with how often, the most frequent first; the first 50 of a code. */
  readonly values: readonly (readonly [string, number])[];
  readonly distinct: number;
  readonly range: readonly [number, number] | undefined;
  /** A cell that does not fit although nearly all others do. */
  readonly odd: string | undefined;
};

const dayForms = [
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'D/M/YYYY',
  'M/D/YYYY',
  'DD-MM-YYYY',
  'MM-DD-YYYY',
  'DD.MM.YYYY',
  'D.M.YYYY',
  'D MMM YYYY',
  'DD-MMM-YYYY',
  'MMM D YYYY',
  'MMM D, YYYY',
] as const;
const shortForms = ['DD/MM/YY', 'MM/DD/YY', 'D/M/YY', 'M/D/YY', 'DD-MMM-YY'] as const;
const compiled = new Map<string, DayFormat>([
  ...dayForms.map((form) => [form, compileDayFormat(form)] as const),
  ...shortForms.map((form) => [form, compileDayFormat(form, 2000)] as const),
]);

const periodForm = /^\d{4}(?:[-/.年]?(?:Q[1-4]|W\d{2}|(?:0?[1-9]|1[0-2])月?))$/i;
/** A leading zero speaks for an id: numbers are not written so. */
const leadingZero = /^0\d+$/;

/** Share of the filled cells that a reading must explain; the rest are faults that the contract will find. */
const enough = 0.97;
const mostCodes = 30;

/**
 * Guesses what a column holds from a sample of its cells (empty ones are unknown). Nothing is sure: a sample shows what
 * was sent, not what may be.
 */
export function guessColumn(column: string, cells: readonly string[]): ColumnGuess {
  const filled = cells.filter((cell) => cell.trim() !== '').map((cell) => cell.trim());
  const counts = new Map<string, number>();
  for (const cell of filled) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const values = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const base = {
    column,
    rows: cells.length,
    filled: filled.length,
    unique: filled.length > 1 && counts.size === filled.length,
    values: values.slice(0, 50),
    distinct: counts.size,
  };
  const plain = { formats: [], shortYears: false, range: undefined, odd: undefined };
  if (filled.length === 0) return { ...base, ...plain, kind: 'empty' };
  const fits = (reads: (cell: string) => boolean) => {
    const odd = filled.filter((cell) => !reads(cell));
    return filled.length - odd.length >= Math.max(1, enough * filled.length) ? { odd: odd[0] } : undefined;
  };
  const day = guessDay(filled, fits);
  if (day) return { ...base, ...plain, ...day };
  const period = fits(
    (cell) =>
      (periodForm.test(cell) && !/^\d{5,6}$/.test(cell)) ||
      (/^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$/.test(cell) && looksLikeMonths(filled)),
  );
  if (period) return { ...base, ...plain, ...period, kind: 'period' };
  const number = fits((cell) => readNumber(cell) !== undefined);
  if (number && !filled.some((cell) => leadingZero.test(cell)) && !isLongId(filled)) {
    const numbers = filled.flatMap((cell) => readNumber(cell) ?? []);
    const range = [Math.min(...numbers), Math.max(...numbers)] as const;
    return { ...base, ...plain, ...number, range, kind: numbers.every(Number.isInteger) ? 'integer' : 'number' };
  }
  const truth = fits((cell) => readBoolean(cell) !== undefined);
  if (truth && counts.size <= 2) return { ...base, ...plain, ...truth, kind: 'boolean' };
  const json = fits((cell) => /^[[{]/.test(cell));
  if (json) return { ...base, ...plain, ...json, kind: 'json' };
  const few =
    counts.size <= mostCodes && filled.length >= 3 * counts.size && values.every(([value]) => value.length <= 60);
  return { ...base, ...plain, kind: few ? 'code' : 'text' };
}

/** Long runs of digits (18 of an identity card) are ids and no numbers. */
const isLongId = (filled: readonly string[]): boolean => filled.every((cell) => /^\d{12,}$/.test(cell));

const looksLikeMonths = (filled: readonly string[]): boolean =>
  new Set(filled.map((cell) => cell.slice(0, 4))).size <= 60;

type Fits = (reads: (cell: string) => boolean) => { readonly odd: string | undefined } | undefined;

function guessDay(
  filled: readonly string[],
  fits: Fits,
): Pick<ColumnGuess, 'kind' | 'formats' | 'shortYears' | 'odd'> | undefined {
  const general = fits((cell) => readDay(cell) !== undefined);
  if (general) {
    const timed = filled.some((cell) => /\d[T\s]\d{1,2}:\d{2}/.test(cell) && !/[T\s]00:00(:00)?(\.0+)?Z?$/.test(cell));
    const instants = timed && filled.every((cell) => readInstant(cell) !== undefined || readDay(cell) === undefined);
    return { kind: instants ? 'instant' : 'day', formats: [], shortYears: false, odd: general.odd };
  }
  const reads = (form: string) => (cell: string) => readDay(cell, [compiled.get(form) as DayFormat]) !== undefined;
  for (const [forms, shortYears] of [
    [dayForms, false],
    [shortForms, true],
  ] as const) {
    const found = forms.filter((form) => fits(reads(form)));
    // A form with fixed digits says no more than the one without that also fits.
    const formats = found.filter(
      (form) =>
        !found.some(
          (other) =>
            other !== form &&
            other.replace(/DD/, 'D').replace(/MM(?!M)/, 'M') === other &&
            form.replace(/DD/, 'D').replace(/MM(?!M)/, 'M') === other,
        ),
    );
    const [first] = formats;
    if (first !== undefined) return { kind: 'day', formats, shortYears, odd: fits(reads(first))?.odd };
  }
  return undefined;
}
