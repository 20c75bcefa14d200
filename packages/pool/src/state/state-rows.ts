import { type Kysely, sql, type Transaction } from 'kysely';
import { hashOf } from '../catalogue/artefact-files.ts';
import { type History, toKept } from '../catalogue/history.ts';
import type { CatalogueEntry, KeptSnapshot, Publication, Snapshot } from '../spi.ts';
import { type StateTables, schemaName } from './schema.ts';

export type Tables = Kysely<StateTables> | Transaction<StateTables>;
type SnapshotRow = Omit<StateTables['snapshot'], 'region_id' | 'snapshot_id' | 'version'>;
type Part = { readonly hash: string; readonly content: string };

/** A snapshot taken apart: what it shares with others, and its row. */
export function toParts(snapshot: Snapshot): { readonly row: SnapshotRow; readonly parts: readonly Part[] } {
  const partOf = (value: unknown): Part => {
    const content = JSON.stringify(value);
    return { hash: hashOf(content).slice(0, 32), content };
  };
  const [files, deliveries] = [snapshot.files.map(partOf), snapshot.deliveries.map(partOf)];
  const { bytes, rows, last_day } = toKept(snapshot, 1);
  const row = {
    byte_count: String(bytes),
    row_count: String(rows),
    last_day,
    files: files.map(({ hash }) => hash),
    deliveries: deliveries.map(({ hash }) => hash),
    rest: JSON.stringify({ ...snapshot, files: null, deliveries: null }),
  };
  return { row, parts: [...files, ...deliveries] };
}

/** The snapshot of a row and its parts, with its fields in their first order. */
export function toSnapshot(
  { files, deliveries, rest }: Pick<SnapshotRow, 'files' | 'deliveries' | 'rest'>,
  parts: readonly Part[],
): Snapshot {
  const content = new Map(parts.map((part) => [part.hash, part.content]));
  const read = (hash: string) => JSON.parse(content.get(hash) ?? 'null');
  return { ...JSON.parse(rest), files: files.map(read), deliveries: deliveries.map(read) };
}

/** Writes the parts that are not there yet. */
export async function addParts(db: Tables, region: string, parts: readonly Part[]): Promise<void> {
  const wanted = new Map(parts.map((part) => [part.hash, part.content]));
  const hashes = [...wanted.keys()];
  const there = await db
    .selectFrom('snapshot_part')
    .select('hash')
    .where('region_id', '=', region)
    .where('hash', '=', sql<string>`ANY(${hashes})`)
    .execute();
  for (const { hash } of there) wanted.delete(hash);
  const table = sql.table(`${schemaName}.snapshot_part`);
  const [names, contents] = [[...wanted.keys()], [...wanted.values()]];
  await sql`INSERT INTO ${table} (region_id, hash, content)
    SELECT ${region}, * FROM unnest(${names}::text[], ${contents}::text[]) ON CONFLICT DO NOTHING`.execute(db);
}

/** Reads parts by their hashes. */
export const readParts = (db: Tables, region: string, hashes: readonly string[]): Promise<Part[]> =>
  db
    .selectFrom('snapshot_part')
    .select(['hash', 'content'])
    .where('region_id', '=', region)
    .where('hash', '=', sql<string>`ANY(${[...hashes]})`)
    .execute();

/** Deletes the parts that no snapshot of the region holds any longer. */
export async function dropLooseParts(db: Tables, region: string): Promise<void> {
  const [part, snapshot] = [sql.table(`${schemaName}.snapshot_part`), sql.table(`${schemaName}.snapshot`)];
  await sql`DELETE FROM ${part} WHERE region_id = ${region} AND hash NOT IN (
    SELECT unnest(files || deliveries) FROM ${snapshot} WHERE region_id = ${region})`.execute(db);
}

export async function readPublications(db: Tables, region: string): Promise<Publication[]> {
  const rows = await db
    .selectFrom('publication')
    .selectAll()
    .where('region_id', '=', region)
    .orderBy('place')
    .execute();
  return rows.map(({ at, snapshot_id, reason, note, current }) => ({
    at,
    snapshot: snapshot_id,
    reason: reason as Publication['reason'],
    note,
    current,
  }));
}

export async function readKept(db: Tables, region: string): Promise<KeptSnapshot[]> {
  const rows = await db
    .selectFrom('snapshot')
    .select(['snapshot_id', 'version', 'byte_count', 'row_count', 'last_day'])
    .select([sql<number>`cardinality(files)`.as('files'), sql<number>`cardinality(deliveries)`.as('deliveries')])
    .where('region_id', '=', region)
    .orderBy('snapshot_id')
    .execute();
  return rows.map(({ snapshot_id, version, deliveries, files, byte_count, row_count, last_day }) => ({
    id: snapshot_id,
    version,
    deliveries,
    files,
    bytes: Number(byte_count),
    rows: Number(row_count),
    last_day,
  }));
}

export async function readArtefacts(
  db: Tables,
  region: string,
  ids?: readonly string[],
): Promise<readonly CatalogueEntry[]> {
  const all = db.selectFrom('artefact').selectAll().where('region_id', '=', region).orderBy('place');
  const rows = await (ids ? all.where('artefact_id', '=', sql<string>`ANY(${[...ids]})`) : all).execute();
  return rows.map(({ artefact_id, stage, kind, path, sha256, made_from, made_at, seconds }) => ({
    id: artefact_id,
    stage,
    kind,
    made_from,
    made_at,
    seconds,
    path,
    sha256,
  }));
}

export async function readHistory(db: Tables, region: string): Promise<History> {
  return {
    publications: await readPublications(db, region),
    kept: await readKept(db, region),
    artefacts: await readArtefacts(db, region),
  };
}

/** Makes the history in the tables that of `next`; only what differs is written. Snapshots are written before. */
export async function writeHistory(db: Tables, region: string, before: History, next: History): Promise<void> {
  await writePublications(db, region, before.publications, next.publications);
  const kept = new Set(next.kept.map(({ id }) => id));
  const gone = before.kept.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  if (gone.length > 0) {
    await db
      .deleteFrom('snapshot')
      .where('region_id', '=', region)
      .where('snapshot_id', '=', sql<string>`ANY(${gone})`)
      .execute();
  }
  await writeArtefacts(db, region, before.artefacts, next.artefacts);
}

async function writePublications(
  db: Tables,
  region: string,
  before: readonly Publication[],
  next: readonly Publication[],
): Promise<void> {
  const text = (one: Publication | undefined) => JSON.stringify(one);
  let same = 0;
  while (same < before.length && text(before[same]) === text(next[same])) same++;
  if (same < before.length) {
    await db.deleteFrom('publication').where('region_id', '=', region).where('place', '>', same).execute();
  }
  for (const rows of chunks(next.slice(same).map((one, i) => ({ ...one, place: same + i + 1 })))) {
    const values = rows.map(({ place, at, snapshot, reason, note, current }) => ({
      region_id: region,
      place,
      at,
      snapshot_id: snapshot,
      reason,
      note,
      current: JSON.stringify(current),
    }));
    await db.insertInto('publication').values(values).execute();
  }
}

async function writeArtefacts(
  db: Tables,
  region: string,
  before: readonly CatalogueEntry[],
  next: readonly CatalogueEntry[],
): Promise<void> {
  const text = (entry: CatalogueEntry, place: number) => JSON.stringify([entry.id, entry.sha256, entry.made_at, place]);
  const held = new Set(before.map(text));
  const stay = new Set(next.map(({ id }) => id));
  const gone = before.filter(({ id }) => !stay.has(id)).map(({ id }) => id);
  const changed = next.flatMap((entry, place) => (held.has(text(entry, place)) ? [] : [{ entry, place }]));
  const ids = [...gone, ...changed.map(({ entry }) => entry.id)];
  if (ids.length > 0) {
    await db
      .deleteFrom('artefact')
      .where('region_id', '=', region)
      .where('artefact_id', '=', sql<string>`ANY(${ids})`)
      .execute();
  }
  for (const rows of chunks(changed)) {
    const values = rows.map(({ entry: { id, made_from, ...rest }, place }) => ({
      region_id: region,
      artefact_id: id,
      place,
      ...rest,
      made_from: JSON.stringify(made_from),
    }));
    await db.insertInto('artefact').values(values).execute();
  }
}

/** A statement binds 65,535 values at the most. */
function chunks<T>(rows: readonly T[], length = 2000): T[][] {
  return Array.from({ length: Math.ceil(rows.length / length) }, (_, i) => rows.slice(i * length, (i + 1) * length));
}
