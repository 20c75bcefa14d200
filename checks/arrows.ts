import { posix } from 'node:path';
import { grounds, stages } from '@junheng/engine';
import { type Check, listFiles, read } from './files.ts';

/** What each package may import of the others. `engine` imports none; nothing imports `cli`. */
const packages: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  display: ['engine'],
  pool: ['engine'],
  sample: ['engine'],
  flow: ['engine', 'pool', 'display'],
  server: ['engine', 'pool', 'flow', 'display'],
  web: ['engine', 'display'],
  cli: ['engine', 'pool', 'flow', 'display', 'server', 'sample'],
};
/** Rooms of the engine that a package is confined to, where it is. */
const engineRooms: Readonly<Record<string, readonly string[]>> = {
  pool: ['kernel', 'domain', 'governance', 'source', 'pool'],
  sample: ['kernel', 'domain'],
};
const order: readonly string[] = [...grounds, ...stages];
const importPattern = /^\s*(?:import|export)\s(?:[^;'"]*?\sfrom\s*)?'([^']+)'|\bimport\(\s*'([^']+)'/gm;

/** The sentences for one import; exported so that a test can show that a wrong arrow fails. */
export function judge(file: string, target: string): string | undefined {
  const [, from, , room] = file.split('/') as [string, string, string, string];
  const may = packages[from];
  if (!may) return `${file}: package "${from}" is not in the list of arrows.`;
  if (target.startsWith('@junheng/')) {
    const [, to, toRoom] = target.split('/') as [string, string, string | undefined];
    if (!may.includes(to)) return `${file}: "${from}" may not import "${to}" (${target}).`;
    const rooms = engineRooms[from];
    if (to === 'engine' && rooms && (toRoom === undefined || !rooms.includes(toRoom))) {
      return `${file}: "${from}" may import only ${rooms.join(', ')} of the engine (${target}).`;
    }
    return undefined;
  }
  if (!target.startsWith('.')) {
    if (from === 'engine' && !(target === 'zod' && /contract\.ts$/.test(file))) {
      return `${file}: the engine depends on zod alone, in contract files (${target}).`;
    }
    return undefined;
  }
  const reached = posix.normalize(posix.join(posix.dirname(file), target));
  if (!reached.startsWith(`packages/${from}/`)) return `${file}: reaches out of its package by a path (${target}).`;
  if (from !== 'engine') return undefined;
  const toRoom = reached.split('/')[3] ?? '';
  const [mine, theirs] = [order.indexOf(room), order.indexOf(toRoom)];
  if (mine >= 0 && theirs > mine)
    return `${file}: "${room}" may not import "${toRoom}", which comes later in the loop.`;
  return undefined;
}

/** Imports go one way. Tests may reach the shared helpers of `testing/`. */
export const arrows: Check = {
  name: 'arrows',
  run: () =>
    listFiles(/^packages\/[a-z]+\/src\/.*\.tsx?$/)
      .filter((file) => !/\.test\.tsx?$/.test(file))
      .flatMap((file) =>
        [...read(file).matchAll(importPattern)].flatMap((match) => judge(file, match[1] ?? match[2] ?? '') ?? []),
      ),
};
