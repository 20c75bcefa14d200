import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { test } from 'vitest';

const root = fileURLToPath(new URL('../../shared/data/', import.meta.url));

/** Path of a file or folder of the reference data, which lie beside the checkout and are not part of it. */
export const sharedPath = (path: string): string => root + path;

/** Whether the reference data are there. */
export const hasSharedData = existsSync(root);

/** A test on reference data: it says so in its name, and is skipped where `../shared/data` is absent. */
export const testShared = (name: string, run: () => void | Promise<void>, timeout = 60_000): void =>
  test.skipIf(!hasSharedData)(`${name} [needs ../shared/data]`, run, timeout);

/** Text of a file of the reference data; `.gz` is unpacked. */
export function readShared(path: string): string {
  const bytes = readFileSync(sharedPath(path));
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Rows of a plain CSV without quoted line breaks, by column name. */
export function readSharedCsv(path: string): Record<string, string>[] {
  const [head = '', ...lines] = readShared(path).trimEnd().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((m) =>
      (m[1] ?? '').replace(/^"|"$/g, '').replaceAll('""', '"'),
    );
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}
