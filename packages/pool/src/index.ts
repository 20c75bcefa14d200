export { manifestCatalogue } from './catalogue/manifest.ts';
export { type CheckOptions, checkSource } from './check/check-source.ts';
export type { CheckedRow, CheckedRule, CheckedTable, SourceCheck } from './check/source-check.ts';
export { compilePattern, isSeries } from './ingest/file-pattern.ts';
export { ingest } from './ingest/ingest.ts';
export type { IngestOptions, IngestProgress } from './ingest/options.ts';
export { InputError } from './input-error.ts';
export { type FolderLock, findLockHolder, type LockHolder, lockFolder } from './lock-folder.ts';
export { readContract } from './read-contract.ts';
export { readYaml } from './read-yaml.ts';
export { openPool } from './reader/open-pool.ts';
export type {
  Catalogue,
  CatalogueEntry,
  PageOptions,
  PoolReader,
  RowPage,
  Snapshot,
  SnapshotFile,
  UseOfFacility,
} from './spi.ts';
export { writeWhole } from './write-whole.ts';
