import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { SourceFormat } from '@junheng/engine/source';
import { afterAll, expect, test } from 'vitest';
import { InputError } from '../input-error.ts';
import { openSession } from '../sql/session.ts';
import { openRows } from './delivery.ts';
import { limits } from './limits.ts';
import { throughPipe } from './through-pipe.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Reads to the end, or says with which sentence it is refused; any other error fails the test. */
async function outcome(path: string, format: SourceFormat = { kind: 'csv' }): Promise<string> {
  try {
    const opened = await openRows(path, { format, columns: [] });
    let [rows, broken, widest] = [0, 0, 0];
    for await (const batch of opened.batches) {
      rows += batch.cells.length;
      broken += batch.broken.size;
      for (const cells of batch.cells) widest = Math.max(widest, cells.length);
    }
    return `${rows} rows, ${broken} broken, ${widest} wide`;
  } catch (cause) {
    if (cause instanceof InputError) return cause.code.replace('source.error.', '');
    throw cause;
  }
}

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

// The real ten gigabytes: hostile.long.test.ts.
test('a line without an end, through a pipe: refused in bounded memory, whatever it is said to be', async () => {
  const before = process.memoryUsage().rss;
  const line = "head -c 400000000 /dev/zero | tr '\\0' x";
  expect(await throughPipe(line, (path) => outcome(path))).toBe('noLines');
  const paths = { a: 'a' };
  expect(await throughPipe(line, (path) => outcome(path, { kind: 'ndjson', paths }))).toBe('noLines');
  expect(process.memoryUsage().rss - before).toBeLessThan(400 << 20);
});

test('a quotation mark that nothing closes, a row and a header of a million columns', async () => {
  const open = `id,name\n1,"${'x'.repeat(limits.record + 100)}`;
  expect(await outcome(file('quote.csv', open))).toBe('brokenQuote');
  const wide = ','.repeat(1_000_000);
  expect(await outcome(file('wide.csv', `${wide}\n1,2\n`))).toBe('tooManyColumns');
  expect(await outcome(file('row.csv', `id,name\n1,2\n${wide}\n3,4\n`))).toBe(
    `3 rows, 0 broken, ${limits.columns + 1} wide`,
  );
  expect(await outcome(file('quoted.csv', `id,name\n1,2\n"a"${wide}\n3,4\n`))).toBe(
    `3 rows, 0 broken, ${limits.columns + 1} wide`,
  );
});

test('a gzip file that unfolds without measure is refused as it does', async () => {
  const bomb = gzipSync(Buffer.alloc(100 << 20, 'id,name\n'));
  expect(bomb.length).toBeLessThan(1 << 20);
  expect(await outcome(file('bomb.csv.gz', bomb))).toBe('unpacksTooFar');
  expect(await outcome(file('bomb.json.gz', bomb), { kind: 'json' })).toBe('unpacksTooFar');
});

test('malformed UTF-8 in every form of text is told', async () => {
  const bad = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}\n')]);
  expect(await outcome(file('u.csv', Buffer.concat([Buffer.from('a\n1\n'), Buffer.from([0xc3, 0x28, 0x0a])])))).toBe(
    'encodingUnknown',
  );
  for (const kind of ['json', 'ndjson', 'geojson', 'topojson'] as const) {
    expect(await outcome(file(`u.${kind}`, bad), { kind })).toBe('encodingUnreadable');
  }
});

test('Parquet that lies: cut off, or with any byte of its end changed, is read or refused and never ends the process', async () => {
  const path = join(folder, 'sound.parquet');
  const session = await openSession({ threads: 1 });
  try {
    await session.run(
      `COPY (SELECT i, 'name ' || i AS name, [i, i + 1] AS list FROM range(2000) t(i)) TO '${path}' (FORMAT parquet)`,
    );
  } finally {
    session.close();
  }
  const sound = readFileSync(path);
  const kind = { kind: 'parquet' } as const;
  expect(await outcome(path, kind)).toBe('2000 rows, 0 broken, 3 wide');
  expect(await outcome(file('p0.parquet', ''), kind)).toBe('emptyFile');
  expect(await outcome(file('p1.parquet', 'id,name\n1,2\n3,4\n'), kind)).toBe('parquetBroken');
  expect(await outcome(file('p2.parquet', sound.subarray(0, sound.length - 20)), kind)).toBe('parquetBroken');
  const outcomes = new Set<string>();
  for (let i = 0; i < 60; i++) {
    const spoiled = Buffer.from(sound);
    const at = spoiled.length - 9 - ((i * 7) % Math.min(600, spoiled.length - 20));
    spoiled[at] = (spoiled[at] ?? 0) ^ (1 << (i % 8));
    outcomes.add((await outcome(file('p3.parquet', spoiled), kind)).replace(/^\d+ rows.*/, 'rows'));
  }
  expect([...outcomes].every((one) => ['rows', 'parquetBroken', 'tooManyColumns'].includes(one))).toBe(true);
  expect(outcomes).toContain('parquetBroken');
});
