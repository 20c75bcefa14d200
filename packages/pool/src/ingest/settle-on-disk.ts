import { existsSync, readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Snapshot } from '../spi.ts';

const atOnce = 8;

/**
 * Makes sure that a snapshot is on disk before it is published, or before what it takes the place of is deleted: its
 * files, the deliveries in `raw` that it was read from, and the folders that name them. What `before` has already is
 * passed over. Waits for the disk and costs no CPU time to speak of, so that other work may go on.
 *
 * @throws what the file system throws
 */
export async function settleOnDisk(
  poolFolder: string,
  snapshot: Pick<Snapshot, 'files' | 'deliveries'>,
  before: Pick<Snapshot, 'files' | 'deliveries'> | undefined,
): Promise<void> {
  const settled = new Set(before?.files.map(({ path, sha256 }) => `${path} ${sha256}`));
  const kept = new Set(before?.deliveries.map(({ delivery_id }) => delivery_id));
  const files = snapshot.files.filter(({ path, sha256 }) => !settled.has(`${path} ${sha256}`)).map(({ path }) => path);
  for (const { source_id, delivery_id } of snapshot.deliveries) {
    const folder = join('raw', source_id, delivery_id);
    if (kept.has(delivery_id) || !existsSync(join(poolFolder, folder))) continue;
    files.push(...readdirSync(join(poolFolder, folder)).map((name) => join(folder, name)));
  }
  if (files.length === 0) return;
  const folders = new Set<string>(['.', 'deliveries']);
  for (const file of files) {
    for (let at = dirname(file); at !== '.'; at = dirname(at)) folders.add(at);
  }
  const waiting = [...new Set(files), ...folders].reverse();
  const settleSome = async () => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) await settle(join(poolFolder, path));
  };
  await Promise.all(Array.from({ length: atOnce }, settleSome));
}

async function settle(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
