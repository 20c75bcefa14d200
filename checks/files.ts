import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout, with a slash at its end. */
export const root = fileURLToPath(new URL('../', import.meta.url));

/** Files that git holds or would hold, relative to the root, in order. */
export function listFiles(pattern: RegExp): string[] {
  const out = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return out
    .split('\n')
    .filter((path) => pattern.test(path))
    .sort();
}

export const read = (path: string): string => readFileSync(root + path, 'utf8');

/** A check gives the sentences that say what is wrong; none when all holds. */
export type Check = { readonly name: string; run(): string[] | Promise<string[]> };
