import { type Breach, type Delivery, mostUnknownCodes } from '@junheng/engine/source';

/** Distinct codes that are counted; a column of free text taken for codes must not fill the memory. */
const mostCounted = 10_000;

/**
 * Counts the codes of a delivery that no code list of its contract holds, by field. The first 10,000 distinct ones are
 * counted, the most frequent are listed. Which they are depends on the rows and their order alone.
 */
export class UnknownCodes {
  readonly #rows = new Map<string, { readonly field: string; readonly code: string; rows: number }>();

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
    return [...this.#rows.values()]
      .sort((a, b) => b.rows - a.rows || order(a.field, b.field) || order(a.code, b.code))
      .slice(0, mostUnknownCodes);
  }
}
