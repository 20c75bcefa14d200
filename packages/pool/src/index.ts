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
