import type { Text } from '@junheng/engine/domain';

/** A row that breaks a rule: where it stands, what stands there, and the row as it was sent (cut where it is long). */
export type CheckedRow = {
  readonly line: number;
  readonly row_no: number;
  readonly field: string | null;
  readonly value: string | null;
  readonly say: Text;
  readonly row: Readonly<Record<string, string>>;
};

/** A rule that rows broke, with the first few of them. */
export type CheckedRule = {
  readonly rule: string;
  /** The rows are kept out; otherwise they go in with a flag. */
  readonly kept_out: boolean;
  readonly rows: number;
  readonly say: Text;
  readonly examples: readonly CheckedRow[];
};

/** What would become of a standard table: rows, how many of them know each field, and the first few. */
export type CheckedTable = {
  readonly table: string;
  readonly rows: number;
  readonly fields: readonly { readonly field: string; readonly filled: number }[];
  /** Fields of the table that nothing in the contract fills. */
  readonly left_empty: readonly string[];
  readonly preview: readonly (readonly (string | number | boolean | null)[])[];
};

/** What would happen to a file if it came as a delivery of a source. Counts are of the rows that were looked at. */
export type SourceCheck = {
  readonly source: string;
  readonly file: string;
  readonly form: string;
  readonly encoding: string | null;
  /** Why the file cannot be read as a delivery at all: a sentence of the catalogues. */
  readonly refused: { readonly code: string; readonly params: Readonly<Record<string, string | number>> } | null;
  readonly columns: {
    readonly found: readonly string[];
    /** Columns that the contract asks for and the file lacks; `near` is one whose name differs in case or spaces only. */
    readonly missing: readonly { readonly column: string; readonly near: string | null }[];
    /** Columns that nobody asked for. */
    readonly extra: readonly string[];
    /** Columns that the contract asks for and uses nowhere. */
    readonly unmapped: readonly string[];
  };
  /** Every row was looked at; otherwise `checked` rows of the first `seen`. */
  readonly whole: boolean;
  readonly seen: number;
  readonly checked: number;
  readonly accepted: number;
  readonly merged: number;
  readonly quarantined: number;
  readonly flagged: number;
  readonly rules: readonly CheckedRule[];
  readonly tables: readonly CheckedTable[];
  readonly unknown_codes: readonly { readonly field: string; readonly code: string; readonly rows: number }[];
  /** Look-ups that were taken to succeed, because the tables in which they look were not there. */
  readonly lookups: readonly { readonly table: string; readonly match: string }[];
  /** Nothing is refused, kept out, or unknown. */
  readonly clean: boolean;
};
