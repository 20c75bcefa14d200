import { dirname, resolve } from 'node:path';
import type { SourceContract } from '@junheng/engine/source';
import { withinFolder } from '../within-folder.ts';
import { readCodeList } from './read-code-list.ts';
import { readDictionary } from './read-dictionary.ts';

/** Keys that name a file, what they become, and how the file is read. What the contract says itself goes before it. */
const files = [
  {
    key: 'codes_file',
    into: 'codes',
    read: async (path: string, own: unknown) => ({ ...(await readCodeList(path)), ...(own as object | undefined) }),
  },
  {
    key: 'dictionary_file',
    into: 'dictionary',
    read: async (path: string, own: unknown) => own ?? (await readDictionary(path)),
  },
] as const;

/**
 * Puts the code lists and dictionaries that a contract names into it, so that it carries everything its results depend
 * on: a changed list is a changed contract, and the deliveries are read again. Paths are relative to the contract's
 * folder and stay within the folder above it.
 *
 * @param root where they must stay instead
 * @throws InputError `source.error.fileOutside`, and those of `readCodeList` and `readDictionary`
 */
export async function fillContract(contract: SourceContract, path: string, root?: string): Promise<SourceContract> {
  if (!/"(codes|dictionary)_file":/.test(JSON.stringify(contract))) return contract;
  return (await fill(contract, dirname(resolve(path)), root)) as SourceContract;
}

async function fill(node: unknown, folder: string, root: string | undefined): Promise<unknown> {
  if (node === null || typeof node !== 'object') return node;
  if (Array.isArray(node)) return Promise.all(node.map((part) => fill(part, folder, root)));
  const filled: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(node)) filled[key] = await fill(part, folder, root);
  for (const { key, into, read } of files) {
    const file = filled[key];
    if (typeof file !== 'string') continue;
    filled[into] = await read(withinFolder(root ?? dirname(folder), file, folder), filled[into]);
    delete filled[key];
  }
  return filled;
}
