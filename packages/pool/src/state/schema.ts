import type { Generated, JSONColumnType } from 'kysely';

/** The schema of PostgreSQL that all tables lie in, so that a shared database keeps them apart. */
export const schemaName = 'junheng';

/** Instants are ISO text as they were given, in `at`; BIGINT comes and goes as text. Documents are JSON text, kept to the byte. */
export type StateTables = {
  /** Regions with a catalogue; its row is locked by whoever publishes. */
  region: { region_id: string; made_at: Generated<Date> };
  /** The history. `place` is the order, from 1. */
  publication: {
    region_id: string;
    place: number;
    at: string;
    snapshot_id: string;
    reason: string;
    note: string | null;
    current: JSONColumnType<string[]>;
  };
  /** Snapshots that are kept: ids of their files and deliveries in their order, the rest as a document. */
  snapshot: {
    region_id: string;
    snapshot_id: string;
    version: number;
    files: string[];
    deliveries: string[];
    byte_count: string;
    row_count: string;
    last_day: string | null;
    rest: string;
  };
  /** Files and deliveries that many snapshots share, each once; `hash` is that of the document. */
  snapshot_part: { region_id: string; hash: string; content: string };
  artefact: {
    region_id: string;
    artefact_id: string;
    place: number;
    stage: string;
    kind: string;
    path: string;
    sha256: string;
    made_from: JSONColumnType<string[]>;
    made_at: string;
    seconds: number;
  };
};
