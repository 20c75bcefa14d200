export { manifestCatalogue } from './catalogue/manifest.ts';
export { type CheckOptions, checkSource } from './check/check-source.ts';
export type { CheckedRow, CheckedRule, CheckedTable, SourceCheck } from './check/source-check.ts';
export { type EraseOptions, erasePersons, keptSnapshots } from './erasure/erase-persons.ts';
export { type ErasureList, type ErasureRecord, readErasures, toErasureList } from './erasure/erasures.ts';
export { type ErasureProof, verifyErasures } from './erasure/verify-erasures.ts';
export { exportTable, makeOutgoing, rowsFromPage, sweepOutgoing } from './export/export-table.ts';
export { writeProblem } from './file-layer.ts';
export { type DropFolderOptions, watchDropFolder } from './inbox/drop-folder.ts';
export { type PreviewedRow, type PreviewOptions, previewRows } from './inbox/preview-rows.ts';
export { readReceipts, receivedFile } from './inbox/read-receipts.ts';
export type { Receipt } from './inbox/receipt.ts';
export { type ReceiveOptions, receive, sweepStaging } from './inbox/receive.ts';
export { completeRows, type RepairedRow, repairRows } from './inbox/repair-rows.ts';
export { applyRetention, type Retired } from './inbox/retention.ts';
export { type Draft, type InferOptions, inferFile } from './infer/infer-file.ts';
export { compareReadings, type ReadingChange, type RowCounts } from './ingest/compare-readings.ts';
export { compilePattern, isSeries } from './ingest/file-pattern.ts';
export { ingest } from './ingest/ingest.ts';
export type { IngestOptions, IngestProgress } from './ingest/options.ts';
export { pseudonyms } from './ingest/pseudonyms.ts';
export { settleOnDisk } from './ingest/settle-on-disk.ts';
export { InputError } from './input-error.ts';
export { alone } from './lock-file.ts';
export {
  type FolderLock,
  type FolderOwner,
  findLockHolder,
  findOwner,
  isElsewhere,
  type LockHolder,
  lockFolder,
  releaseOfThread,
} from './lock-folder.ts';
export { makeFolders } from './make-folders.ts';
export { extractSql } from './read/sql-source/extract-sql.ts';
export { parseContract, readContract } from './read-contract.ts';
export { readYaml } from './read-yaml.ts';
export { openPool } from './reader/open-pool.ts';
export type { Tallied } from './reader/tally.ts';
export { sealKeys } from './seal/keys.ts';
export { type KeptFile, withOpened } from './seal/private-folder.ts';
export { holdsSealed } from './seal/seal-kept.ts';
export {
  type Catalogue,
  type CatalogueEntry,
  type KeptSnapshot,
  type PageOptions,
  type PoolReader,
  type Publication,
  type PublishOptions,
  type PublishReason,
  publishReasons,
  type RowPage,
  type Snapshot,
  type SnapshotFile,
  type UseOfFacility,
} from './spi.ts';
export { withinFolder } from './within-folder.ts';
export { writeWhole } from './write-whole.ts';
