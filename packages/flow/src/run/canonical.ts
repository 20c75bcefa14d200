import { createHash } from 'node:crypto';

/**
 * JSON with the keys of every object in order and `undefined` left out, so that equal values give equal text.
 * Throws a RangeError for a number that JSON cannot hold (NaN, infinite): such a value is a broken promise of a stage.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (key, entry: unknown) => {
    if (typeof entry === 'number' && !Number.isFinite(entry)) {
      throw new RangeError(`"${key}" is ${entry}, which JSON cannot hold; a missing value is null.`);
    }
    if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) return entry;
    const record = entry as Record<string, unknown>;
    return Object.fromEntries(
      Object.keys(record)
        .sort()
        .map((name) => [name, record[name]]),
    );
  });
}

/** SHA-256 of a text, in hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
