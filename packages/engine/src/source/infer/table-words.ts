/**
 * What columns are called that feed a field of a standard table, in both languages. Words are compared without case,
 * spaces and punctuation (`tidyWord`); a field's own name always counts and need not be listed. No code has a meaning here.
 */
export type FieldWords = Readonly<Record<string, readonly string[]>>;
export type TableWords = {
  /** Words in a file's name that speak for the table. */
  readonly file: readonly string[];
  readonly fields: FieldWords;
  /** What identifies a row, as far as the fields are there. */
  readonly key: readonly string[];
};
