import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readInstant } from '@junheng/engine/source';
import { InputError } from '../input-error.ts';
import { csvSplitter } from '../read/csv.ts';

/** Stands in the data folder and says when its files came, because a file's own times do not survive a copy. */
const arrivalsFile = 'arrivals.csv';

/**
 * When the files of a data folder came, by name: what its `arrivals.csv` (columns `file`, `arrived_at`) says, as ISO
 * instants. Of several lines for one file the last holds. Empty where there is no such list.
 *
 * @throws InputError `source.error.arrivalsBroken` with the line that cannot be read
 */
export function readArrivals(dataFolder: string): ReadonlyMap<string, string> {
  const path = join(dataFolder, arrivalsFile);
  const arrivals = new Map<string, string>();
  if (!existsSync(path)) return arrivals;
  const splitter = csvSplitter(path, ',');
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const batches = [splitter.push(text), splitter.end()];
  const rows = batches.flatMap(({ cells, lines }) =>
    cells.map((row, i) => ({ cells: row.map((cell) => cell.trim()), line: lines[i] ?? 0 })),
  );
  const broken = (line: number, cells: readonly string[]) =>
    new InputError('source.error.arrivalsBroken', { file: path, line, value: cells.join(', ') }, `${path}:${line}`);
  const [header, ...listed] = rows;
  const [fileAt, timeAt] = [header?.cells.indexOf('file') ?? -1, header?.cells.indexOf('arrived_at') ?? -1];
  if (!header || fileAt < 0 || timeAt < 0) throw broken(1, header?.cells ?? []);
  for (const { cells, line } of listed) {
    if (cells.every((cell) => cell === '')) continue;
    const at = readInstant(cells[timeAt] ?? '');
    if (at === undefined || !cells[fileAt]) throw broken(line, cells);
    arrivals.set(cells[fileAt], new Date(at).toISOString());
  }
  return arrivals;
}
