import type { Transaction } from 'kysely';
import { hasContent, isFileName, newDraft, readContent, writeContent } from '../catalogue/artefact-files.ts';
import {
  amendStep,
  currentAfter,
  type History,
  historyWithout,
  mergedHistory,
  newerThan,
  nextPublication,
  rollBackStep,
} from '../catalogue/history.ts';
import type { Catalogue, Publication, Snapshot } from '../spi.ts';
import type { StateDatabase } from './open-state.ts';
import type { StateTables } from './schema.ts';
import {
  addParts,
  dropLooseParts,
  readArtefacts,
  readHistory,
  readKept,
  readParts,
  readPublications,
  type Tables,
  toParts,
  toSnapshot,
  writeHistory,
} from './state-rows.ts';

/** One snapshot to write, with its version; when absent, one more than that of other content under its id. */
type Writing = { readonly snapshot: Snapshot; readonly version?: number };

/**
 * The catalogue of a region as tables of the state database. Every change is one transaction that holds the region's
 * row, so that two who publish stand in line; readers see the publication before or after. Contents of artefacts are
 * files of the region's folder, as in the manifest.
 *
 * @param folder the region's folder
 */
export function stateCatalogue({ db }: Pick<StateDatabase, 'db'>, region: string, folder: string): Catalogue {
  const draft = newDraft();
  const find = async (id: string) => draft.find(id) ?? (await readArtefacts(db, region, [id]))[0];
  const newest = async () => {
    const row = await db
      .selectFrom('publication')
      .select(['snapshot_id', 'current'])
      .where('region_id', '=', region)
      .orderBy('place', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row;
  };

  return {
    listPublications: async () => (await readPublications(db, region)).reverse(),
    listKept: () => readKept(db, region),
    async findSnapshot(id) {
      const wanted = id ?? (await newest())?.snapshot_id;
      return wanted === undefined ? undefined : readSnapshot(db, region, wanted);
    },
    async listCurrent() {
      const current = (await newest())?.current ?? [];
      const entries = new Map((await readArtefacts(db, region, current)).map((entry) => [entry.id, entry]));
      return current.flatMap((id) => entries.get(id) ?? []);
    },
    listArtefacts: () => readArtefacts(db, region),
    async findArtefact(id) {
      const entry = await find(id);
      return entry && hasContent(folder, entry) ? entry : undefined;
    },
    async readArtefact(id) {
      const entry = await find(id);
      if (!entry) throw new RangeError(`The catalogue does not list an artefact "${id}".`);
      const content = readContent(folder, entry);
      draft.note(entry);
      return content;
    },
    async putArtefact(entry, content) {
      draft.note(writeContent(folder, entry, content));
    },
    async publish(snapshot, options) {
      const step = await change(db, region, (history) => {
        const put = draft.entries;
        const used = new Set(put.map(({ id }) => id));
        const artefacts = [...history.artefacts.filter(({ id }) => !used.has(id)), ...put];
        const made = nextPublication(history, snapshot.id, currentAfter(history, put), options);
        const publications = withStep(history, made);
        return { history: { ...history, publications, artefacts }, writings: [{ snapshot }], given: made };
      });
      draft.clear();
      return step;
    },
    rollBack: (id, options) =>
      change(db, region, (history) => {
        const step = rollBackStep(history, id, options);
        return { history: { ...history, publications: withStep(history, step) }, writings: [], given: step };
      }),
    amend: (snapshots, why) =>
      change(db, region, (history) => {
        const step = amendStep(
          history,
          snapshots.map(({ id }) => id),
          why,
        );
        const versions = new Map(history.kept.map(({ id, version }) => [id, version]));
        const writings = snapshots.map((snapshot) => ({ snapshot, version: (versions.get(snapshot.id) ?? 0) + 1 }));
        return { history: { ...history, publications: withStep(history, step) }, writings, given: step };
      }),
    forget: (leaving) =>
      change(db, region, (history) => ({
        history: historyWithout(history, leaving),
        writings: [],
        given: undefined,
      })),
    async takeIn(other) {
      const theirs: History = {
        publications: (await other.listPublications()).toReversed(),
        kept: await other.listKept(),
        artefacts: await other.listArtefacts(),
      };
      const writings = new Map<string, Writing>();
      const lacking = newerThan(await readKept(db, region), theirs.kept);
      for (const { id, version } of lacking) {
        const snapshot = await other.findSnapshot(id);
        if (snapshot) writings.set(id, { snapshot, version });
      }
      await change(db, region, (history) => {
        const merged = mergedHistory(history, theirs);
        const news = newerThan(history.kept, merged.kept).flatMap(({ id }) => writings.get(id) ?? []);
        const readable = new Set([...history.kept.map(({ id }) => id), ...news.map(({ snapshot }) => snapshot.id)]);
        const kept = merged.kept.filter(({ id }) => readable.has(id));
        return { history: { ...merged, kept }, writings: news, given: undefined };
      });
    },
  };
}

const withStep = ({ publications }: History, step: Publication): readonly Publication[] =>
  publications.at(-1) === step ? publications : [...publications, step];

/** One change of a region's catalogue: reads its history, lets `decide` say what it becomes, writes what differs. */
function change<T>(
  db: StateDatabase['db'],
  region: string,
  decide: (history: History) => { readonly history: History; readonly writings: readonly Writing[]; readonly given: T },
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await trx
      .insertInto('region')
      .values({ region_id: region })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await trx.selectFrom('region').select('region_id').where('region_id', '=', region).forUpdate().execute();
    const before = await readHistory(trx, region);
    const { history, writings, given } = decide(before);
    for (const writing of writings) await writeSnapshot(trx, region, writing);
    await writeHistory(trx, region, before, history);
    const replaced = writings.some(({ snapshot }) => before.kept.some(({ id }) => id === snapshot.id));
    if (replaced || before.kept.length > history.kept.length) await dropLooseParts(trx, region);
    return given;
  });
}

async function writeSnapshot(db: Transaction<StateTables>, region: string, { snapshot, version }: Writing) {
  if (!isFileName(snapshot.id)) throw new RangeError(`"${snapshot.id}" cannot name a snapshot's file.`);
  const { row, parts } = toParts(snapshot);
  const held = await snapshotRow(db, region, snapshot.id);
  const same = held !== undefined && sameRow(held, row);
  if (same && (version === undefined || version === held.version)) return;
  await addParts(db, region, parts);
  const next = { ...row, version: version ?? (held?.version ?? 0) + 1 };
  await db
    .insertInto('snapshot')
    .values({ region_id: region, snapshot_id: snapshot.id, ...next })
    .onConflict((conflict) => conflict.columns(['region_id', 'snapshot_id']).doUpdateSet(next))
    .execute();
}

type Row = Pick<StateTables['snapshot'], 'files' | 'deliveries' | 'rest'>;
const sameRow = (a: Row, b: Row) =>
  a.rest === b.rest && String(a.files) === String(b.files) && String(a.deliveries) === String(b.deliveries);

const snapshotRow = (db: Tables, region: string, id: string) =>
  db
    .selectFrom('snapshot')
    .select(['version', 'files', 'deliveries', 'rest'])
    .where('region_id', '=', region)
    .where('snapshot_id', '=', id)
    .executeTakeFirst();

/** Both questions see the same state of the tables. */
function readSnapshot(db: StateDatabase['db'], region: string, id: string): Promise<Snapshot | undefined> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const row = await snapshotRow(trx, region, id);
      if (!row) return undefined;
      const wanted = [...new Set([...row.files, ...row.deliveries])];
      const parts = await readParts(trx, region, wanted);
      return toSnapshot(row, parts);
    });
}
