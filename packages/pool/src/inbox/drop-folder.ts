import { type BigIntStats, constants, lstatSync, readdirSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileLayer, nodeFiles, syncFolder } from '../file-layer.ts';
import type { Receipt } from './receipt.ts';
import { receive } from './receive.ts';

/** Names of files that are still being written, by the customs of those who write them. */
const unfinished = /^\.|~$|\.(?:part|partial|tmp|temp|filepart|crdownload)$/i;

export type DropFolderOptions = {
  /** Holds a folder for each source, named as it is; files lie in those. */
  readonly folder: string;
  readonly poolFolder: string;
  readonly sources: readonly string[];
  /** The region's key for a source whose deliveries are sealed; undefined for others. */
  readonly keyOf?: ((source: string) => Uint8Array | undefined) | undefined;
  readonly mostBytes?: number | undefined;
  readonly files?: FileLayer | undefined;
  readonly onReceived: (receipt: Receipt) => void;
  /** A file or folder that cannot be taken in, and why; told once until it changes. */
  readonly onProblem: (path: string, cause: unknown) => void;
};

type Seen = { readonly mark: string; told: boolean };

/**
 * Takes complete files of a drop folder into the inbox, one look at a time. A file is complete when size and time of
 * writing are the same as at the look before; one that is renamed into the folder is so at the second look. It leaves
 * the folder after it was acknowledged. After a crash in between it is met again, and is the same receipt: the time of
 * its arrival is when it was last written. A file that changes while it is read stays and comes again as a newer one.
 *
 * @returns one look; it never throws for a single file
 */
export function dropFolderReader(options: DropFolderOptions): () => Promise<void> {
  let before = new Map<string, Seen>();
  return async () => {
    const now = new Map<string, Seen>();
    for (const path of list(options)) {
      const mark = markOf(path);
      const seen = before.get(path);
      if (mark === undefined) continue;
      const same = seen?.mark === mark;
      now.set(path, same ? seen : { mark, told: false });
      if (!same) continue;
      try {
        await takeIn(path, mark, options);
      } catch (cause) {
        if (!seen.told) options.onProblem(path, cause);
        seen.told = true;
      }
    }
    before = now;
  };
}

/**
 * Looks into a drop folder again and again until `signal` ends it. One look is over before the next begins.
 *
 * @param everyMs how long to wait between two looks
 */
export async function watchDropFolder(
  options: DropFolderOptions & { readonly everyMs: number; readonly signal: AbortSignal },
): Promise<void> {
  const { signal, everyMs, folder, onProblem } = options;
  const look = dropFolderReader(options);
  while (!signal.aborted) {
    await look().catch((cause: unknown) => onProblem(folder, cause));
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, everyMs);
      signal.addEventListener('abort', done, { once: true });
      function done() {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      }
    });
  }
}

function list({ folder, sources }: DropFolderOptions): string[] {
  return sources.flatMap((source) => {
    const place = join(folder, source);
    if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) return [];
    return readdirSync(place)
      .filter((name) => !unfinished.test(name))
      .sort()
      .map((name) => join(place, name));
  });
}

/** Size, time of writing and identity of a file; undefined for what is none. A link is none: it may lead out of the folder. */
function markOf(path: string): string | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false, bigint: true });
  return stat && markOfStat(stat);
}

const markOfStat = (stat: BigIntStats) => (stat.isFile() ? [stat.ino, stat.size, stat.mtimeNs].join() : undefined);

/** A link that was put in its place meanwhile is not followed, and a pipe is not waited for. */
const asItLies = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

async function takeIn(path: string, mark: string, options: DropFolderOptions): Promise<void> {
  const { poolFolder, mostBytes, files = nodeFiles, keyOf, onReceived } = options;
  const [place, source, file] = [join(path, '..'), path.split('/').at(-2) ?? '', path.split('/').at(-1) ?? ''];
  const opened = await open(path, asItLies);
  try {
    const stat = await opened.stat({ bigint: true });
    if (markOfStat(stat) !== mark) return;
    const receipt = await receive({
      poolFolder,
      source,
      file,
      content: opened.createReadStream({ autoClose: false, highWaterMark: 1 << 20 }),
      arrivedAt: stat.mtime.toISOString(),
      cameBy: 'drop-folder',
      personKey: keyOf?.(source),
      mostBytes,
      files,
    });
    onReceived(receipt);
  } finally {
    await opened.close();
  }
  if (markOf(path) !== mark) return;
  files.unlinkSync(path);
  syncFolder(files, place);
}
