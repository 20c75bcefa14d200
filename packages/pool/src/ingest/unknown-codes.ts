import { type Breach, type Delivery, mostUnknownCodes } from '@junheng/engine/source';

/** What is a code by its looks: short, with a digit, without words. */
const looksLikeCode = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9.+/-]{0,7}$/;
/** Other values than codes that a field of a source about people lists: with more of them it may hold names. */
const mostWords = 20;
/** Stands for values that are not shown. */
const hidden = '…';

/** Distinct codes that are counted; a column of free text taken for codes must not fill the memory. */
const mostCounted = 10_000;

/**
 * Counts the codes of a delivery that no code list of its contract holds, by field. The first 10,000 distinct ones are
 * counted, the most frequent are listed. Which they are depends on the rows and their order alone.
 *
 * These lists are read without a key. Of a source that names people, a field with many different values that do not look
 * like codes (columns were swapped, say, and it holds names) lists only how many rows those have.
 */
export class UnknownCodes {
  readonly #namesPeople: boolean;
  readonly #rows = new Map<string, { readonly field: string; readonly code: string; rows: number }>();

  constructor(namesPeople = false) {
    this.#namesPeople = namesPeople;
  }

  /** Takes what one row breaks; anything but an unknown code is passed over. */
  take(breaches: readonly Breach[]): void {
    for (const { rule, field, value } of breaches) {
      if (value === null || (rule !== 'unknown_code' && !rule.startsWith('unknown_code/'))) continue;
      const key = `${field ?? ''}\u001f${value}`;
      const count = this.#rows.get(key);
      if (count) count.rows++;
      else if (this.#rows.size < mostCounted) this.#rows.set(key, { field: field ?? '', code: value, rows: 1 });
    }
  }

  /** The most frequent codes with their rows; equal counts by field and code. */
  list(): Delivery['unknown_codes'] {
    const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
    return (this.#namesPeople ? withoutNames([...this.#rows.values()]) : [...this.#rows.values()])
      .sort((a, b) => b.rows - a.rows || order(a.field, b.field) || order(a.code, b.code))
      .slice(0, mostUnknownCodes);
  }
}

type Counted = { readonly field: string; readonly code: string; readonly rows: number };

function withoutNames(counted: readonly Counted[]): Counted[] {
  const words = counted.filter(({ code }) => !looksLikeCode.test(code));
  const fields = [...new Set(words.map(({ field }) => field))];
  const many = fields.filter((name) => words.filter(({ field }) => field === name).length > mostWords);
  const hides = ({ field, code }: Counted) => many.includes(field) && !looksLikeCode.test(code);
  const sums = many.map((name) => {
    const rows = words.reduce((sum, { field, rows: more }) => (field === name ? sum + more : sum), 0);
    return { field: name, code: hidden, rows };
  });
  return [...counted.filter((one) => !hides(one)), ...sums];
}
