/**
 * What the pool knows of one source over time, in counts by place and period. It is all that the detectors see: no rows,
 * no names of people, nothing that only the sender could know.
 */
export type SourceHistory = {
  readonly source_id: string;
  /** The standard table that the source feeds most. */
  readonly table: string;
  readonly owner: string;
  /** How often it should come and how long after the end of its period it is due, days; null where the contract does not say. */
  readonly every: 'day' | 'week' | 'month' | 'quarter' | 'year' | null;
  readonly dueDays: number | null;
  readonly deliveries: readonly DeliveryFacts[];
  readonly figures: readonly Figures[];
  readonly columns: readonly ColumnCounts[];
};

/** One delivery. `first` and `last` are the days that it describes, counted from 1970-01-01; `period` as its name says it. */
export type DeliveryFacts = {
  readonly delivery_id: string;
  readonly period: string | null;
  readonly first: number;
  readonly last: number;
  /** Day on which it came; null where nobody says. */
  readonly arrived: number | null;
  readonly read: number;
  readonly merged: number;
  readonly quarantined: number;
  /** Rows that break each rule, and rows with a code that the contract does not know. */
  readonly rules: readonly { readonly rule: string; readonly rows: number }[];
  readonly unknownCodes: number;
};

/**
 * One figure by unit and period. A unit is a place, or one service of it; `values[u * periods + t]` is NaN where nothing
 * was reported. Event tables report 0 on days without rows.
 */
export type Figures = {
  readonly column: string;
  /** `count` adds up over days; `level` is a state that moves slowly (patients in beds); `amount` is money or time. */
  readonly kind: 'count' | 'level' | 'amount';
  readonly step: 'day' | 'week' | 'month';
  /** Last day of each period, counted from 1970-01-01. */
  readonly ends: Int32Array;
  readonly places: readonly string[];
  readonly groups: readonly (string | null)[];
  readonly values: Float64Array;
  /** The rows exist only where something happened: an absence says nothing. */
  readonly events: boolean;
};

/**
 * How often each value of a column occurs, by place and month: `counts[(p * months + m) * values + v]`. Of encounters
 * there is one for each service, so that a ward that opens changes nobody's values.
 */
export type ColumnCounts = {
  readonly column: string;
  readonly group: string | null;
  /** For `number` the values are ordered and `centres` gives what each stands for. */
  readonly kind: 'code' | 'number';
  /** First day of each month, and one more for the end, counted from 1970-01-01. */
  readonly starts: Int32Array;
  readonly places: readonly string[];
  readonly values: readonly string[];
  readonly centres: Float64Array | null;
  readonly counts: Uint32Array;
};

/** Something that a detector found, before it is put into words. Days are counted from 1970-01-01. */
export type Finding = {
  readonly kind: import('./contract.ts').AlarmKind;
  readonly place: string | null;
  readonly column: string | null;
  readonly from: number;
  readonly to: number;
  readonly expected: number | null;
  readonly found: number | null;
  /** −log10 of the chance of so much by accident. */
  readonly strength: number;
  readonly params: Readonly<Record<string, string | number>>;
};
