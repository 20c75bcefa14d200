import { type Kysely, sql } from 'kysely';

/** The catalogue: history, snapshots with the parts that they share, artefacts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('region')
    .addColumn('region_id', 'text', (column) => column.primaryKey())
    .addColumn('made_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
  await db.schema
    .createTable('publication')
    .addColumn('region_id', 'text', (column) => column.notNull().references('region.region_id').onDelete('cascade'))
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('snapshot_id', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .addColumn('current', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('publication_pkey', ['region_id', 'place'])
    .execute();
  await db.schema
    .createTable('snapshot')
    .addColumn('region_id', 'text', (column) => column.notNull().references('region.region_id').onDelete('cascade'))
    .addColumn('snapshot_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('files', sql`text[]`, (column) => column.notNull())
    .addColumn('deliveries', sql`text[]`, (column) => column.notNull())
    .addColumn('rest', 'text', (column) => column.notNull())
    .addColumn('byte_count', 'bigint', (column) => column.notNull())
    .addColumn('row_count', 'bigint', (column) => column.notNull())
    .addColumn('last_day', 'text')
    .addPrimaryKeyConstraint('snapshot_pkey', ['region_id', 'snapshot_id'])
    .execute();
  await db.schema
    .createTable('snapshot_part')
    .addColumn('region_id', 'text', (column) => column.notNull().references('region.region_id').onDelete('cascade'))
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('snapshot_part_pkey', ['region_id', 'hash'])
    .execute();
  await db.schema
    .createTable('artefact')
    .addColumn('region_id', 'text', (column) => column.notNull().references('region.region_id').onDelete('cascade'))
    .addColumn('artefact_id', 'text', (column) => column.notNull())
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('stage', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('made_from', 'jsonb', (column) => column.notNull())
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('seconds', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('artefact_pkey', ['region_id', 'artefact_id'])
    .execute();
}
