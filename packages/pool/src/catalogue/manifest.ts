import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../input-error.ts';
import type { Catalogue, KeptSnapshot, Publication, Snapshot } from '../spi.ts';
import { writeWhole } from '../write-whole.ts';
import { hasContent, hashOf, isFileName, newDraft, readContent, writeContent } from './artefact-files.ts';
import {
  amendStep,
  currentAfter,
  type History,
  historyWithout,
  mergedHistory,
  newerThan,
  nextPublication,
  rollBackStep,
  toKept,
} from './history.ts';
import { type Document, type Manifest, readManifest } from './read-manifest.ts';

/**
 * The catalogue as files of a folder: `catalogue.json`, replaced by an atomic rename, lists history, snapshots and
 * artefacts; each snapshot is a document of its own under `snapshots/`, written before it is listed. Readers see the
 * publication before or after, never between. What is written and never listed is rubbish that nobody is shown.
 * Opening an older version of the catalogue sees that version until it is opened again.
 *
 * @throws InputError `pool.error.catalogueBroken` when a file is there and cannot be read
 */
export function manifestCatalogue(folder: string): Catalogue {
  const file = join(folder, 'catalogue.json');
  let manifest = readManifest(file);
  const draft = newDraft();
  const historyOf = ({ publications, snapshots, artefacts }: Manifest): History => ({
    publications,
    kept: snapshots,
    artefacts,
  });
  const find = (id: string) => draft.find(id) ?? manifest.artefacts.find((entry) => entry.id === id);
  const save = (history: History, documents: readonly Document[]) => {
    const older = manifest.inline ? [writeSnapshot(folder, manifest.inline, 1)] : [];
    const written = new Map([...manifest.snapshots, ...older, ...documents].map((one) => [one.id, one]));
    const snapshots = history.kept.flatMap(({ id }) => written.get(id) ?? []);
    const next = { version: 2 as const, publications: history.publications, snapshots, artefacts: history.artefacts };
    const text = manifestText(next);
    if (manifest.inline || text !== manifestText(manifest)) writeWhole(file, text);
    const named = new Set(snapshots.map(({ path }) => path));
    const left = manifest.snapshots.filter(({ path }) => path !== '' && !named.has(path));
    manifest = next;
    for (const { path } of left) rmSync(join(folder, path), { force: true });
  };
  const findSnapshot = async (id = manifest.publications.at(-1)?.snapshot) => {
    const document = manifest.snapshots.find((one) => one.id === id);
    if (!document) return undefined;
    return manifest.inline?.id === id ? manifest.inline : readSnapshot(folder, document);
  };

  return {
    listPublications: async () => manifest.publications.toReversed(),
    listKept: async () => manifest.snapshots.map(({ path: _, sha256: __, ...kept }) => kept),
    findSnapshot,
    listCurrent: async () =>
      (manifest.publications.at(-1)?.current ?? []).flatMap(
        (id) => manifest.artefacts.find((entry) => entry.id === id) ?? [],
      ),
    listArtefacts: async () => manifest.artefacts,
    async findArtefact(id) {
      const entry = find(id);
      return entry && hasContent(folder, entry) ? entry : undefined;
    },
    async readArtefact(id) {
      const entry = find(id);
      if (!entry) throw new RangeError(`The catalogue does not list an artefact "${id}".`);
      const content = readContent(folder, entry);
      draft.note(entry);
      return content;
    },
    async putArtefact(entry, content) {
      draft.note(writeContent(folder, entry, content));
    },
    async publish(snapshot, options) {
      const history = historyOf(manifest);
      const put = draft.entries;
      const step = nextPublication(history, snapshot.id, currentAfter(history, put), options);
      const used = new Set(put.map(({ id }) => id));
      const artefacts = [...manifest.artefacts.filter(({ id }) => !used.has(id)), ...put];
      const document = documentOf(folder, snapshot, manifest);
      save({ publications: withStep(manifest, step), kept: withKept(manifest, document), artefacts }, [document]);
      draft.clear();
      return step;
    },
    async rollBack(id, options) {
      const history = historyOf(manifest);
      const step = rollBackStep(history, id, options);
      save({ ...history, publications: withStep(manifest, step) }, []);
      return step;
    },
    async amend(snapshots, why) {
      const history = historyOf(manifest);
      const step = amendStep(
        history,
        snapshots.map(({ id }) => id),
        why,
      );
      const versions = new Map(manifest.snapshots.map(({ id, version }) => [id, version]));
      const documents = snapshots.map((snapshot) =>
        writeSnapshot(folder, snapshot, (versions.get(snapshot.id) ?? 0) + 1),
      );
      save({ ...history, publications: withStep(manifest, step) }, documents);
      return step;
    },
    async forget(leaving) {
      save(historyWithout(historyOf(manifest), leaving), []);
    },
    async takeIn(other) {
      const theirs: History = {
        publications: (await other.listPublications()).toReversed(),
        kept: await other.listKept(),
        artefacts: await other.listArtefacts(),
      };
      const merged = mergedHistory(historyOf(manifest), theirs);
      const documents: Document[] = [];
      for (const { id, version } of newerThan(manifest.snapshots, merged.kept)) {
        const snapshot = await other.findSnapshot(id);
        if (snapshot) documents.push(writeSnapshot(folder, snapshot, version));
      }
      save(merged, documents);
    },
  };
}

const manifestText = ({ inline: _, ...manifest }: Manifest) => `${JSON.stringify(manifest, null, 1)}\n`;

const withStep = ({ publications }: Manifest, step: Publication): readonly Publication[] =>
  publications.at(-1) === step ? publications : [...publications, step];

const withKept = ({ snapshots }: Manifest, document: Document): readonly KeptSnapshot[] => [
  ...snapshots.filter(({ id }) => id !== document.id),
  document,
];

/** The document of a snapshot that is published: the one that is there when it says the same. */
function documentOf(folder: string, snapshot: Snapshot, { snapshots, inline }: Manifest): Document {
  const held = snapshots.find(({ id }) => id === snapshot.id);
  const same = held && inline?.id !== snapshot.id && held.sha256 === hashOf(textOf(snapshot));
  return same ? held : writeSnapshot(folder, snapshot, (held?.version ?? 0) + 1);
}

const textOf = (snapshot: Snapshot) => `${JSON.stringify(snapshot)}\n`;

function writeSnapshot(folder: string, snapshot: Snapshot, version: number): Document {
  if (!isFileName(snapshot.id)) throw new RangeError(`"${snapshot.id}" cannot name a snapshot's file.`);
  const text = textOf(snapshot);
  const path = `snapshots/${snapshot.id}${version > 1 ? `-${version}` : ''}.json`;
  writeWhole(join(folder, path), text);
  return { ...toKept(snapshot, version), path, sha256: hashOf(text) };
}

function readSnapshot(folder: string, { path, sha256 }: Document): Snapshot {
  const file = join(folder, path);
  if (!existsSync(file)) throw new InputError('pool.error.catalogueBroken', { file, why: 'it is gone' }, file);
  const text = readFileSync(file, 'utf8');
  if (hashOf(text) === sha256) return JSON.parse(text) as Snapshot;
  throw new InputError('pool.error.catalogueBroken', { file, why: 'it was changed after it was written' }, file);
}
