import type { Condition, Recipe, Text } from '@junheng/engine/domain';
import type { QuarantinedRow, Row, TableName } from '@junheng/engine/pool';
import type { Delivery } from '@junheng/engine/source';
import type { Tallied } from './reader/tally.ts';
import type { RollupQuestion } from './rollup/rollups.ts';
import type { Tally } from './sql/query/tally.ts';

/** One Parquet file of a snapshot; `path` is relative to the pool's folder. */
export type SnapshotFile = {
  readonly table: string;
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  /** Hash of the names and types of its columns. */
  readonly schema: string;
};

/** A whole version of the pool: readers always see one. `id` is a hash of its files. */
export type Snapshot = {
  readonly id: string;
  readonly files: readonly SnapshotFile[];
  readonly deliveries: readonly Delivery[];
  /** Sources whose file is absent although the contract calls them optional. */
  readonly absent: readonly string[];
  /** Places that the contracts name as gaps: the source's list is incomplete there. In the order of the sources. */
  readonly gaps: readonly { readonly place_id: string; readonly reason: Text; readonly source_id: string }[];
  /** The last day that any dated row of the pool holds, ISO date; null where nothing is dated. */
  readonly lastDay: string | null;
};

/** A page of rows with their lineage columns, for people. */
export type RowPage = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  readonly total: number;
};

/** A text that a dictionary could not place, in how many rows it stands, and its best guesses. */
export type ReviewText = {
  readonly source_id: string;
  readonly field: string;
  readonly text: string;
  readonly rows: number;
  readonly guesses: readonly { readonly code: string; readonly score: number }[];
  /** The text may name people and is kept sealed, and whoever reads has no key to it. */
  readonly sealed?: true;
};

export type PageOptions = { readonly offset?: number; readonly limit?: number };

/**
 * Activity of one facility and service. Stays count in the period in which they end; a stay's bed-days are its nights,
 * and 1 when it ends on the day it starts.
 */
export type UseOfFacility = {
  readonly facility_id: string;
  readonly service_code: string;
  readonly stays: number;
  readonly bed_days: number;
  readonly mean_wait_minutes: number | null;
};

/** Pairs of numbers of which the first cannot, or should not, be above the second. */
export type AboveKind = 'intensive_above_hospital' | 'staffed_above_physical' | 'physical_above_licensed';
export type Above = {
  readonly count: number;
  readonly place_id: string;
  readonly more: number;
  readonly less: number;
};

/** What a reader may ask of one snapshot. Every answer is in a fixed order, the same on any number of threads. */
export interface PoolReader {
  readonly snapshot: Snapshot;
  /**
   * All rows of a table in the order of delivery and line, without lineage columns. For tables that fit in memory.
   * With a day, only the rows of a dated table that hold on it: from the start of `valid_from` to the end of `valid_to`,
   * unknown ends open. Throws a RangeError for a table without dates.
   */
  readTable<T extends TableName>(
    table: T,
    where?: readonly Condition[],
    options?: { readonly asOf?: string | undefined },
  ): Promise<readonly Row<T>[]>;
  /** Rows of a recipe with their lineage columns, a page at a time. */
  readRows(recipe: Recipe, page?: PageOptions): Promise<RowPage>;
  countRows(recipe: Recipe): Promise<number>;
  /** How many rows of `table` name in `column` something that no key column of `within` holds. */
  countUnmatched(reference: {
    readonly table: string;
    readonly column: string;
    readonly within: readonly { readonly table: string; readonly column: string }[];
  }): Promise<number>;
  /**
   * What no single row shows: inpatient stays that begin while the same person lies in another bed, and contacts at a
   * facility outside its validity. Both are real life now and then, and findings.
   */
  countRemarkable(what: 'person_in_two_beds' | 'outside_validity'): Promise<number>;
  /**
   * Where a number stands above another that holds it, in a row of its own: patients in intensive care above all
   * inpatients of a facility (impossible), staffed beds above physical and physical above licensed ones on a day (extra
   * beds, a finding). How many there are, and the greatest with both values; null where there is none.
   */
  findAbove(what: AboveKind, asOf: string): Promise<Above | null>;
  /** Contacts by day: how many started, by facility (or all together), class and service. */
  contactsByDay(options: {
    readonly class: string;
    readonly service_code?: string | undefined;
    readonly by: 'region' | 'facility';
  }): Promise<readonly { readonly place_id: string | null; readonly day: string; readonly contacts: number }[]>;
  /** Stays, bed-days and waits by facility and service for stays that end in [from, to]. */
  useByFacility(options: {
    readonly class: string;
    readonly from: string;
    readonly to: string;
  }): Promise<readonly UseOfFacility[]>;
  /**
   * Counts of encounters for a dashboard, from roll-ups where they are kept: the columns asked for, then encounters,
   * bed_days, waits and wait_seconds. Throws a RangeError for a question that no roll-up knows enough for.
   */
  countEncounters(
    question: RollupQuestion,
  ): Promise<{ readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number | null)[])[] }>;
  /** How long stays last at each facility: days and how many stays, for stays that end in [from, to]. */
  stayLengths(options: {
    readonly class: string;
    readonly service_code: string;
    readonly from: string;
    readonly to: string;
  }): Promise<readonly { readonly facility_id: string; readonly days: number; readonly stays: number }[]>;
  readQuarantine(
    filter?: {
      readonly source_id?: string | undefined;
      readonly rule?: string | undefined;
      readonly search?: string | undefined;
      readonly delivery_id?: string | undefined;
      readonly row_no?: number | undefined;
      /** Rows for which a repaired one came in instead; they are left out otherwise. */
      readonly repaired?: boolean | undefined;
    },
    page?: PageOptions,
  ): Promise<{ readonly rows: readonly QuarantinedRow[]; readonly total: number }>;
  /** How many rows a source has in a table by some columns, and where `sum` names a numeric column its sum. */
  tally(asked: Tally): Promise<Tallied>;
  /** Texts that wait for a person: what a dictionary could not place, the most frequent first. */
  readReview(
    filter?: { readonly source_id?: string | undefined; readonly field?: string | undefined },
    page?: PageOptions,
  ): Promise<{ readonly rows: readonly ReviewText[]; readonly total: number }>;
  close(): void;
}

/** An artefact as the catalogue lists it: where it lies, and when, where and from which commit it was made. */
export type CatalogueEntry = {
  readonly id: string;
  readonly stage: string;
  readonly kind: string;
  /** Relative to the catalogue's folder. */
  readonly path: string;
  readonly sha256: string;
  readonly made_from: readonly string[];
  readonly made_at: string;
  readonly seconds: number;
};

/** Why a snapshot became the newest. */
export const publishReasons = ['run', 'replay', 'repair', 'erasure', 'roll_back', 'feedback'] as const;
export type PublishReason = (typeof publishReasons)[number];

/** One step of a region's history: a snapshot became the newest, and with it the results that stand on it. */
export type Publication = {
  /** When, ISO instant. Later steps have later instants, also where the clock went back; so it names the step. */
  readonly at: string;
  readonly snapshot: string;
  readonly reason: PublishReason;
  /** What a person wrote about it. */
  readonly note: string | null;
  /** Ids of the artefacts that are the newest of their stage from then on. */
  readonly current: readonly string[];
};
export type PublishOptions = {
  readonly at: string;
  readonly reason: PublishReason;
  readonly note?: string | null | undefined;
};

/** A snapshot that can be opened, and how large it is. */
export type KeptSnapshot = {
  readonly id: string;
  /** Counts how often other content was put in its place, from 1. */
  readonly version: number;
  readonly deliveries: number;
  readonly files: number;
  readonly bytes: number;
  /** Rows of the standard tables. */
  readonly rows: number;
  readonly last_day: string | null;
};

/**
 * Snapshots and artefacts of one region, as a history. Readers see a publication whole or not at all. One process
 * writes at a time: it holds the folder's lock.
 */
export interface Catalogue {
  /** The history, newest first. A snapshot may stand in it more than once, and may be kept no longer. */
  listPublications(): Promise<readonly Publication[]>;
  /** The snapshots that are kept and can be opened. */
  listKept(): Promise<readonly KeptSnapshot[]>;
  /** The newest snapshot, or the kept one of that id. */
  findSnapshot(id?: string): Promise<Snapshot | undefined>;
  /** The newest artefact of each stage, in the order in which they were put. */
  listCurrent(): Promise<readonly CatalogueEntry[]>;
  listArtefacts(): Promise<readonly CatalogueEntry[]>;
  findArtefact(id: string): Promise<CatalogueEntry | undefined>;
  /** Reads an artefact's content. Throws when the catalogue does not list it or its bytes have changed. */
  readArtefact(id: string): Promise<unknown>;
  /** Writes an artefact's content and lists it as the newest of its stage at the next `publish`. */
  putArtefact(entry: Omit<CatalogueEntry, 'path' | 'sha256'>, content: unknown): Promise<void>;
  /** Makes the snapshot and the artefacts put so far the current ones, in one atomic step. */
  publish(snapshot: Snapshot, options: PublishOptions): Promise<Publication>;
  /**
   * Publishes a kept snapshot again as the newest, with the artefacts that stood on it when it last was. Nothing is
   * taken out of the history. Throws a RangeError when the snapshot is not kept.
   */
  rollBack(snapshotId: string, options: Omit<PublishOptions, 'reason'>): Promise<Publication>;
  /**
   * Puts other content in place of kept snapshots, under their ids, in one atomic step: for erasure alone. The history
   * tells when and why, by a step of the reason `erasure` on the newest snapshot; the version of each changed one rises.
   */
  amend(snapshots: readonly Snapshot[], why: Omit<PublishOptions, 'reason'>): Promise<Publication>;
  /**
   * Keeps these snapshots and artefacts no longer, in one atomic step; the history stays. The newest snapshot and the
   * current artefacts cannot be left out: a RangeError. Contents of artefacts lie until `sweep` deletes them.
   */
  forget(leaving: { readonly snapshots: readonly string[]; readonly artefacts: readonly string[] }): Promise<void>;
  /**
   * Takes in what another catalogue of the same folder holds and this one lacks, in one atomic step: both histories by
   * time. A snapshot that one of them has forgotten is forgotten. Taking in twice changes nothing.
   */
  takeIn(other: Pick<Catalogue, 'listPublications' | 'listKept' | 'listArtefacts' | 'findSnapshot'>): Promise<void>;
}
