import { expect, test } from 'vitest';
import { InputError } from '../input-error.ts';
import { openRows } from './delivery.ts';
import { readText } from './encoding.ts';
import { throughPipe } from './through-pipe.ts';

const tenGigabytes = "head -c 10000000000 /dev/zero | tr '\\0' x";

test('a line of ten gigabytes through a pipe is refused long before it is over', async () => {
  const before = process.memoryUsage().rss;
  const refused = (path: string) =>
    openRows(path, { format: { kind: 'csv' }, columns: [] }).then(
      () => 'read',
      (cause: unknown) => (cause instanceof InputError ? cause.code : String(cause)),
    );
  expect(await throughPipe(tenGigabytes, refused)).toBe('source.error.noLines');
  expect(process.memoryUsage().rss - before).toBeLessThan(400 << 20);
});

test('ten gigabytes pass through the decoder in bounded memory', async () => {
  const before = process.memoryUsage().rss;
  let characters = 0;
  await throughPipe(tenGigabytes, async (path) => {
    for await (const piece of readText(path, 'utf-8')) characters += piece.length;
  });
  expect(characters).toBe(10_000_000_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(400 << 20);
}, 600_000);
