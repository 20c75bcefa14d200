import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceContract } from '@junheng/engine/source';
import { InputError } from '@junheng/pool';

const least = 16;
const asksForPseudonyms = (contracts: readonly SourceContract[]) => JSON.stringify(contracts).includes('"pseudonym"');

/** Where a region's key lies: the file that is named, else `person.key` in its folder. */
export const keyFile = (folder: string, named: string | undefined): string => named ?? join(folder, 'person.key');

/**
 * The region's key for pseudonyms, which is kept outside the pool: the file that JUNHENG_PERSON_KEY_FILE names, else
 * `person.key` in the region folder. It is made there, readable by its owner only, when a contract asks for pseudonyms
 * and there is none yet. Throws an `InputError` when it cannot be read, is too short, or cannot be kept.
 *
 * @returns the key, and the path of a key that was made now; no key where no contract asks for one
 */
export function personKey(
  folder: string,
  contracts: readonly SourceContract[],
  named: string | undefined,
): { key: Uint8Array | undefined; made?: string } {
  if (!asksForPseudonyms(contracts)) return { key: undefined };
  const file = keyFile(folder, named);
  if (existsSync(file)) {
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
    if (key.length < least) throw new InputError('region.error.keyShort', { file, bytes: least });
    return { key };
  }
  if (named !== undefined) throw new InputError('region.error.keyMissing', { file });
  const key = randomBytes(32);
  try {
    writeFileSync(file, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new InputError('region.error.keyUnkept', {
      file,
      why: error instanceof Error ? error.message : String(error),
    });
  }
  return { key, made: file };
}
