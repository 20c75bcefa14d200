import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { literal } from '../sql/names.ts';
import { openSession } from '../sql/session.ts';
import { cellMark, cellSealer } from './cells.ts';
import type { SealKeys } from './keys.ts';
import { readSealed } from './open-file.ts';
import { sealedEnding } from './seal-file.ts';

/**
 * Files under a folder in which one of some texts stands, by their paths in it; for tests. Parquet is read out first.
 * With keys as whoever has them sees it, sealed files and cells opened; without as whoever finds the disk does.
 */
export async function findTexts(
  folder: string,
  texts: readonly (string | RegExp)[],
  keys?: SealKeys,
): Promise<readonly string[]> {
  const session = await openSession({ threads: 1 });
  const found: string[] = [];
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      let text = path.endsWith('.parquet')
        ? JSON.stringify(await session.read(`SELECT * FROM read_parquet(${literal(path)})`))
        : await readText(path, keys);
      if (keys) text = openCells(text, path, keys);
      if (texts.some((one) => (typeof one === 'string' ? text.includes(one) : one.test(text)))) {
        found.push(path.slice(folder.length + 1));
      }
    }
  } finally {
    session.close();
  }
  return found;
}

async function readText(path: string, keys: SealKeys | undefined): Promise<string> {
  if (!keys || !path.endsWith(sealedEnding)) return readFileSync(path, 'utf8');
  const pieces: Buffer[] = [];
  for await (const piece of readSealed(path, keys)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

/** Opens the cells of a Parquet file that was read out, by the place that each row says. */
function openCells(text: string, path: string, keys: SealKeys): string {
  if (!text.includes(cellMark)) return text;
  const cells = cellSealer(keys);
  const rows = JSON.parse(text) as unknown[][];
  return JSON.stringify(
    rows.map((row) =>
      row.map((cell) => {
        if (typeof cell !== 'string' || !cell.startsWith(cellMark)) return cell;
        const place = path.includes('/review/') ? `review/${row[0]}/${row[2]}` : `quarantine/${row[1]}/${row[4]}`;
        return cells.open(cell, place)?.replaceAll('\\"', '"') ?? cell;
      }),
    ),
  ).replaceAll('\\"', '"');
}
