export { diffRows, type RowDiff, rowChanges } from '../reader/diff-rows.ts';
export { type CatalogueBox, type ConformanceCase, catalogueConformance } from './conformance.ts';
export { diffSnapshots, ownFiles, type SnapshotDiff, type SourceDiff, type TableDiff } from './diff-snapshots.ts';
export { findKept } from './find-kept.ts';
export { manifestCatalogue } from './manifest.ts';
export { mirrored } from './mirrored.ts';
export { defaultRetention, heldBy, keptByPolicy, type RetentionPolicy } from './retention.ts';
export { type SweepOptions, type Swept, sweep } from './sweep.ts';
