import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesPeople, type SourceContract } from '@junheng/engine/source';
import { holdsSealed, InputError } from '@junheng/pool';

const least = 16;

/** Where a region's key lies: the file that is named, else `person.key` in its folder. */
export const keyFile = (folder: string, named: string | undefined): string => named ?? join(folder, 'person.key');

/**
 * The region's key for pseudonyms and for what is sealed, which is kept outside the pool: the file that JUNHENG_PERSON_KEY_FILE names, else
 * `person.key` in the region folder. It is made there, readable by its owner only, when a source names people
 * and there is none yet; but never where a pool is sealed with one that is gone. Throws an `InputError` then, and when it
 * cannot be read, is too short, or cannot be kept.
 *
 * @param poolFolder the region's pool, where there may be one
 * @returns the key, and the path of a key that was made now; no key where no source names people
 */
export function personKey(
  folder: string,
  contracts: readonly SourceContract[],
  named: string | undefined,
  poolFolder?: string | undefined,
): { key: Uint8Array | undefined; made?: string } {
  if (!contracts.some(namesPeople)) return { key: undefined };
  const file = keyFile(folder, named);
  const key = readKey(file);
  if (key) {
    if (key.length < least) throw new InputError('region.error.keyShort', { file, bytes: least });
    return { key };
  }
  if (named !== undefined) throw new InputError('region.error.keyMissing', { file });
  if (poolFolder !== undefined && holdsSealed(poolFolder)) {
    throw new InputError('region.error.keyLost', { file, folder: poolFolder });
  }
  const made = randomBytes(32);
  try {
    writeFileSync(file, `${made.toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new InputError('region.error.keyUnkept', {
      file,
      why: error instanceof Error ? error.message : String(error),
    });
  }
  return { key: made, made: file };
}

const readKey = (file: string): Buffer | undefined =>
  existsSync(file) ? Buffer.from(readFileSync(file, 'utf8').trim(), 'hex') : undefined;

/**
 * The key of the region whose results lie in a folder, where it can be found from there: by JUNHENG_PERSON_KEY_FILE, or
 * beside the `region.yaml` that the last run names. For reading alone: undefined where there is none that is fit.
 */
export function findPersonKey(out: string, named = process.env.JUNHENG_PERSON_KEY_FILE): Uint8Array | undefined {
  const run = join(out, 'run.json');
  const folder = existsSync(run) ? (JSON.parse(readFileSync(run, 'utf8')) as Partial<RunRecord>).options?.folder : '';
  const key = named || folder ? readKey(keyFile(folder ?? '', named)) : undefined;
  return key && key.length >= least ? key : undefined;
}
type RunRecord = { readonly options: { readonly folder: string } };
