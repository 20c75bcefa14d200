import type { CatalogueEntry, KeptSnapshot, Publication, PublishOptions, Snapshot } from '../spi.ts';

/** What both writings of the catalogue know of a region without its snapshots' files. `publications`: oldest first. */
export type History = {
  readonly publications: readonly Publication[];
  readonly kept: readonly KeptSnapshot[];
  readonly artefacts: readonly CatalogueEntry[];
};

const millisecond = 1;

/** An instant after the last step: the one that is given, or the next millisecond where the clock went back. */
function stepAfter(last: string | undefined, at: string): string {
  const time = Date.parse(at);
  if (!Number.isFinite(time)) throw new RangeError(`"${at}" is not an instant.`);
  const before = last === undefined ? Number.NEGATIVE_INFINITY : Date.parse(last);
  return new Date(Math.max(time, before + millisecond)).toISOString();
}

/** The last of each stage. */
const lastOfStage = (entries: readonly CatalogueEntry[]): string[] => [
  ...new Map(entries.map(({ stage, id }) => [stage, id])).values(),
];

/** The artefacts that are current once these were put: the newest of each stage. */
export function currentAfter({ publications, artefacts }: History, put: readonly CatalogueEntry[]): string[] {
  const stageOf = new Map(artefacts.map(({ id, stage }) => [id, stage]));
  const replaced = new Set(put.map(({ stage }) => stage));
  const stay = (publications.at(-1)?.current ?? []).filter((id) => {
    const stage = stageOf.get(id);
    return stage !== undefined && !replaced.has(stage);
  });
  return [...stay, ...lastOfStage(put)];
}

/**
 * The next step of a history. A publication that changes neither snapshot nor current artefacts is no step: the last
 * one is given again.
 */
export function nextPublication(
  history: History,
  snapshot: string,
  current: readonly string[],
  options: PublishOptions,
): Publication {
  const last = history.publications.at(-1);
  const same = last?.snapshot === snapshot && String([...last.current].sort()) === String([...current].sort());
  if (last && same) return last;
  const { at, reason, note = null } = options;
  return { at: stepAfter(last?.at, at), snapshot, reason, note, current };
}

/** The step that makes a kept snapshot the newest again, with the artefacts that last stood on it and are still kept. */
export function rollBackStep(history: History, snapshot: string, options: Omit<PublishOptions, 'reason'>): Publication {
  const was = history.publications.findLast((one) => one.snapshot === snapshot);
  if (!was || !history.kept.some(({ id }) => id === snapshot)) {
    throw new RangeError(`Snapshot "${snapshot}" is not kept, so nobody can go back to it.`);
  }
  const listed = new Set(history.artefacts.map(({ id }) => id));
  const current = was.current.filter((id) => listed.has(id));
  return nextPublication(history, snapshot, current, { ...options, reason: 'roll_back' });
}

/** The step that tells that kept snapshots have other content from then on. Throws a RangeError for one that is not kept. */
export function amendStep(
  { publications, kept }: History,
  amended: readonly string[],
  { at, note = null }: Omit<PublishOptions, 'reason'>,
): Publication {
  const lost = amended.find((id) => !kept.some((one) => one.id === id));
  if (lost !== undefined) throw new RangeError(`Snapshot "${lost}" is not kept, so nothing can take its place.`);
  const last = publications.at(-1);
  if (!last) throw new RangeError('Nothing was published yet, so nothing can be amended.');
  return { ...last, at: stepAfter(last.at, at), reason: 'erasure', note };
}

/** A history without these snapshots and artefacts. Throws a RangeError for what is the newest. */
export function historyWithout(
  history: History,
  leaving: { readonly snapshots: readonly string[]; readonly artefacts: readonly string[] },
): History {
  const newest = history.publications.at(-1);
  const [snapshots, artefacts] = [new Set(leaving.snapshots), new Set(leaving.artefacts)];
  if (newest && snapshots.has(newest.snapshot)) throw new RangeError('The newest snapshot cannot be forgotten.');
  const needed = newest?.current.find((id) => artefacts.has(id));
  if (needed) throw new RangeError(`The current artefact "${needed}" cannot be forgotten.`);
  return {
    ...history,
    kept: history.kept.filter(({ id }) => !snapshots.has(id)),
    artefacts: history.artefacts.filter(({ id }) => !artefacts.has(id)),
  };
}

const keyOf = ({ at, snapshot }: Publication) => `${at} ${snapshot}`;

/**
 * Two histories of the same folder as one. A snapshot that only one of them keeps is kept when the other never knew of
 * a publication of it; otherwise the other has forgotten it, and so it stays forgotten.
 */
export function mergedHistory(own: History, other: History): History {
  const publications: Publication[] = [];
  const known = new Map([...other.publications, ...own.publications].map((one) => [keyOf(one), one]));
  for (const one of [...known.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const last = publications.at(-1)?.at;
    const apart = last === undefined || Date.parse(one.at) > Date.parse(last);
    publications.push(apart ? one : { ...one, at: stepAfter(last, one.at) });
  }
  const artefacts = new Map(own.artefacts.map((entry) => [entry.id, entry]));
  for (const entry of other.artefacts) {
    const held = artefacts.get(entry.id);
    if (!held || Date.parse(entry.made_at) > Date.parse(held.made_at)) artefacts.set(entry.id, entry);
  }
  return { publications, kept: mergedKept(own, other), artefacts: [...artefacts.values()] };
}

function mergedKept(own: History, other: History): KeptSnapshot[] {
  const newsOf = (from: History, to: History) => {
    const known = new Set(to.publications.map(keyOf));
    return new Set(from.publications.filter((one) => !known.has(keyOf(one))).map(({ snapshot }) => snapshot));
  };
  const [news, ownNews] = [newsOf(other, own), newsOf(own, other)];
  const theirs = new Map(other.kept.map((one) => [one.id, one]));
  const mine = new Set(own.kept.map(({ id }) => id));
  const stay = own.kept.flatMap((one): KeptSnapshot[] => {
    const there = theirs.get(one.id);
    if (there) return [there.version > one.version ? there : one];
    return ownNews.has(one.id) ? [one] : [];
  });
  return [...stay, ...other.kept.filter(({ id }) => !mine.has(id) && news.has(id))];
}

/** What is kept there and not here, or is older here. */
export function newerThan(own: readonly KeptSnapshot[], kept: readonly KeptSnapshot[]): KeptSnapshot[] {
  const held = new Map(own.map(({ id, version }) => [id, version]));
  return kept.filter(({ id, version }) => (held.get(id) ?? 0) < version);
}

const beside = ['quarantine', 'merged', 'review'];

/** A snapshot as the catalogue lists it. */
export function toKept({ id, files, deliveries, lastDay }: Snapshot, version: number): KeptSnapshot {
  const standard = files.filter(({ table }) => !beside.includes(table));
  return {
    id,
    version,
    deliveries: deliveries.length,
    files: files.length,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    rows: standard.reduce((sum, file) => sum + file.rows, 0),
    last_day: lastDay,
  };
}
