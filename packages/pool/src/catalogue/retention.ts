import type { CatalogueEntry, Publication } from '../spi.ts';

/** How long snapshots are kept: all of the last `days`, and of the time before the last one of each `afterwards`. */
export type RetentionPolicy = { readonly days: number; readonly afterwards: 'month' | 'year' | 'nothing' };

export const defaultRetention: RetentionPolicy = { days: 90, afterwards: 'month' };

const dayMs = 86_400_000;
const lengths = { month: 7, year: 4 } as const;

/**
 * The steps of a history whose snapshots a policy keeps. Kept are the newest, all of the last `days` with the one that
 * stood when they began, and from before them the last one of each month (or year) of UTC.
 *
 * @param publications in any order
 * @param now          ISO instant
 */
export function keptByPolicy(
  publications: readonly Publication[],
  { days, afterwards }: RetentionPolicy,
  now: string,
): readonly Publication[] {
  const time = Date.parse(now);
  if (!Number.isFinite(time)) throw new RangeError(`"${now}" is not an instant.`);
  if (!(days >= 0)) throw new RangeError(`Snapshots cannot be kept for ${days} days.`);
  const from = time - days * dayMs;
  const ordered = [...publications].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const within = ordered.filter(({ at }) => Date.parse(at) >= from);
  const before = ordered.slice(0, ordered.length - within.length);
  const last = before.at(-1);
  const lastOfEach =
    afterwards === 'nothing' ? [] : new Map(before.map((one) => [one.at.slice(0, lengths[afterwards]), one])).values();
  return [...new Set([...lastOfEach, ...(last ? [last] : []), ...within])];
}

/** What a region holds on to: snapshots, artefacts, by id. */
export type Held = { readonly snapshots: ReadonlySet<string>; readonly artefacts: ReadonlySet<string> };

/**
 * What the kept steps stand on, and all that it was made from: an artefact that is kept keeps those that it was made
 * from, and the snapshots that any of them name.
 *
 * @param pinned ids of snapshots and artefacts that others name: decisions, proposals
 */
export function heldBy(
  steps: readonly Publication[],
  artefacts: readonly CatalogueEntry[],
  pinned: readonly string[] = [],
): Held {
  const entries = new Map(artefacts.map((entry) => [entry.id, entry]));
  const held = { snapshots: new Set(steps.map(({ snapshot }) => snapshot)), artefacts: new Set<string>() };
  const waiting = [...steps.flatMap(({ current }) => current), ...pinned];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const entry = entries.get(id);
    if (!entry) held.snapshots.add(id);
    else if (!held.artefacts.has(id)) {
      held.artefacts.add(id);
      waiting.push(...entry.made_from);
    }
  }
  return held;
}
