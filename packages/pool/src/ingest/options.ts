import type { Delivery, SourceContract } from '@junheng/engine/source';
import type { ErasureList } from '../erasure/erasures.ts';
import type { FileLayer } from '../file-layer.ts';
import type { Snapshot, SnapshotFile } from '../spi.ts';
import type { QuickOptions } from './quick/read-quickly.ts';

/** How far reading is: of one source, and `share` of all that must be read, 0..1. */
export type IngestProgress = {
  readonly source_id: string;
  readonly rows: number;
  readonly bytes: number;
  readonly of_bytes: number;
  readonly share: number;
};

export type IngestOptions = {
  readonly regionId: string;
  /** In the order in which they are read: what others look up comes first. */
  readonly contracts: readonly SourceContract[];
  /** Where paths that begin with `region:` start: facts that stand beside the contracts. */
  readonly regionFolder: string;
  /** Where the contracts' relative paths start. */
  readonly dataFolder: string;
  /** Where the pool lies; made when it is not there. One process at a time writes in it (`lockFolder`). */
  readonly poolFolder: string;
  /** Key of the pseudonyms; needed where a contract asks for one. */
  readonly personKey?: Uint8Array | undefined;
  /** The snapshot before this one. What is unchanged is found by content; this is only for callers that have it. */
  readonly previous?: Snapshot | undefined;
  /**
   * Reads the deliveries of a snapshot again as they are kept in `raw`, whatever the data folder holds by now: those of
   * one source by its contract of today, the others as they were read; without a source all of them by today's.
   */
  readonly replay?:
    | {
        readonly snapshot: Snapshot;
        readonly source?: string | undefined;
        /** Every source by the contract by which it was read: for a snapshot that is made again without somebody. */
        readonly asRead?: true | undefined;
      }
    | undefined;
  /** People who were erased: their rows are left out, wherever a delivery comes from. */
  readonly erased?: ErasureList | undefined;
  readonly threads?: number | undefined;
  /** DuckDB's limit, for example `400MB`. */
  readonly memoryLimit?: string | undefined;
  /** Where writing goes; tests hand in one that fails. */
  readonly files?: FileLayer | undefined;
  /** From what size on a delivery is read in SQL, and how much of it at once; results do not depend on it. */
  readonly quick?: QuickOptions | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: IngestProgress) => void) | undefined;
};

/** What is kept of a delivery that was read: how it went, and its files. */
export type KeptDelivery = {
  readonly ingest_id: string;
  readonly delivery: Delivery;
  readonly files: readonly SnapshotFile[];
  readonly last_day: string | null;
};

/** Raised when the same delivery and contract would give other files: they are then read again. */
export const ingestVersion = '6';
