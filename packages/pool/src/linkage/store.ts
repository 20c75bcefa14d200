import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { EncodedPerson } from '@junheng/engine/source';
import { nodeFiles, syncFolder, writeContent } from '../file-layer.ts';
import { InputError } from '../input-error.ts';
import { storeKey } from './keys.ts';

const nonceLength = 12;
const tagLength = 16;
/** Unpacked size of a source's encodings at most: about ten million people. */
const longest = 8 * 2 ** 30;

const ending = '.people';
const fileOf = (folder: string, source: string) => join(folder, `${source}${ending}`);

/**
 * Writes a source's encodings, encrypted, for its owner's eyes alone (mode 600), whole or not at all. The nonce is a keyed
 * hash of the content, so that the same people give the same bytes and no two contents share one.
 */
export function writeEncodings(
  folder: string,
  source: string,
  people: readonly EncodedPerson[],
  personKey: Uint8Array,
): void {
  const key = storeKey(personKey);
  const plain = gzipSync(people.map((person) => JSON.stringify(person)).join('\n'));
  const nonce = createHmac('sha256', key).update(plain).digest().subarray(0, nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(source));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = fileOf(folder, source);
  rmSync(`${path}.part`, { force: true });
  const bytes = Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  writeContent(nodeFiles, `${path}.part`, bytes, { synced: true, mode: 0o600 });
  renameSync(`${path}.part`, path);
  syncFolder(nodeFiles, folder);
}

/**
 * Reads a source's encodings.
 *
 * @throws InputError `pool.error.linkageMissing`, and `pool.error.linkageSealed` with another key or changed bytes
 */
export function readEncodings(folder: string, source: string, personKey: Uint8Array): EncodedPerson[] {
  const path = fileOf(folder, source);
  if (!existsSync(path)) throw new InputError('pool.error.linkageMissing', { source, folder }, path);
  const bytes = readFileSync(path);
  try {
    const open = createDecipheriv('aes-256-gcm', storeKey(personKey), bytes.subarray(0, nonceLength));
    open.setAAD(Buffer.from(source));
    open.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
    const plain = Buffer.concat([open.update(bytes.subarray(nonceLength + tagLength)), open.final()]);
    const text = gunzipSync(plain, { maxOutputLength: longest }).toString('utf8');
    return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as EncodedPerson);
  } catch (cause) {
    throw new InputError('pool.error.linkageSealed', { file: path }, path, cause);
  }
}

/**
 * Sources of the store that hold anybody of a list.
 *
 * @throws InputError as `readEncodings` does
 */
export function findPeople(folder: string, personKeys: ReadonlySet<string>, personKey: Uint8Array): readonly string[] {
  return sourcesIn(folder).filter((source) =>
    readEncodings(folder, source, personKey).some(({ id }) => personKeys.has(id)),
  );
}

const sourcesIn = (folder: string): readonly string[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();

/**
 * Takes people out of the store: a part of their erasure. Gives the sources that held any of them.
 *
 * @throws InputError as `readEncodings` does
 */
export function forgetPeople(
  folder: string,
  personKeys: readonly string[],
  personKey: Uint8Array,
): readonly { readonly source: string; readonly people: number }[] {
  const forgotten = new Set(personKeys);
  return sourcesIn(folder).flatMap((source) => {
    const people = readEncodings(folder, source, personKey);
    const left = people.filter(({ id }) => !forgotten.has(id));
    if (left.length === people.length) return [];
    writeEncodings(folder, source, left, personKey);
    return [{ source, people: people.length - left.length }];
  });
}
