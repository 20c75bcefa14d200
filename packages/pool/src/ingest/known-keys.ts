import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { SourceContract } from '@junheng/engine/source';
import { digestsOfFile } from '../sql/ingest/key-digests.ts';
import { columnsOf, guarded, typeOf, unguarded } from '../sql/names.ts';
import { type Earlier, keyColumn, keyNames, readFiles } from './earlier.ts';
import { KeyIndex } from './key-index.ts';
import type { KeptDelivery } from './options.ts';

/** A row that is in the pool already. */
export type KnownRow = { readonly source_id: string; readonly delivery_id: string; readonly row_no: number };

type List = {
  /** Files whose keys it holds, in the order in which they were read. */
  readonly covers: string[];
  readonly index: KeyIndex;
  readonly owners: KeptDelivery[];
  owner: Int32Array;
  row: Int32Array;
  size: number;
};

/**
 * Keys that are in the pool, with the row that holds each: one list for each table and its key fields, kept through a
 * run and added to as deliveries come. About 60 bytes a key. A key stands as its MD5, which DuckDB makes of millions.
 */
export class KnownKeys {
  readonly #lists = new Map<string, List>();

  /** Reads what earlier deliveries hold under the keys of a contract, but for `without`: tables settled otherwise. */
  async prepare(contract: SourceContract, earlier: Earlier, without: ReadonlySet<string>): Promise<void> {
    for (const [name, { table, key }] of keyNames(contract)) {
      if (without.has(table)) continue;
      const sharing = earlier.kept.filter(({ contract: other }) => keyNames(other).has(name));
      const wanted = sharing.flatMap(({ kept }) =>
        kept.files.filter((file) => file.table === table).map(({ path }) => ({ path, kept })),
      );
      let list = this.#lists.get(name);
      if (!list || list.covers.some((path, i) => wanted[i]?.path !== path)) {
        list = newList();
        this.#lists.set(name, list);
      }
      for (const { path, kept } of wanted.slice(list.covers.length)) {
        await addFile(list, table, key, join(earlier.poolFolder, path), kept, earlier);
        list.covers.push(path);
      }
    }
  }

  find(keyedBy: string, key: string): KnownRow | undefined {
    const list = this.#lists.get(keyedBy);
    if (!list || list.size === 0) return undefined;
    const at = list.index.rowOfHash(...digestOf(key));
    const owner = list.owners[list.owner[at] ?? -1];
    if (!owner || at === 0) return undefined;
    const { source_id, delivery_id } = owner.delivery;
    return { source_id, delivery_id, row_no: list.row[at] ?? 0 };
  }
}

const startSize = 1024;
const newList = (): List => ({
  covers: [],
  index: new KeyIndex(),
  owners: [],
  owner: new Int32Array(startSize),
  row: new Int32Array(startSize),
  size: 0,
});

async function addFile(
  list: List,
  table: string,
  key: readonly string[],
  path: string,
  kept: KeptDelivery,
  earlier: Earlier,
): Promise<void> {
  const owner = list.owners.push(kept) - 1;
  const session = await earlier.session();
  const add = (digest: Digest, row: number) => {
    if (list.index.claimHash(...digest, list.size + 1) !== 0) return;
    list.size++;
    if (list.size >= list.owner.length) {
      list.owner = grown(list.owner);
      list.row = grown(list.row);
    }
    list.owner[list.size] = owner;
    list.row[list.size] = row;
  };
  if (key.every((column) => plainTypes.has(typeOf(columnsOf(table)[column] ?? 'text')))) {
    for await (const [rows, a, b, c, d] of session.columns(digestsOfFile(path, table, key))) {
      if (!rows || !a || !b || !c || !d) continue;
      for (let i = 0; i < rows.length; i++) {
        add([a[i], b[i], c[i], d[i]] as Digest, rows[i] as number);
      }
    }
    return;
  }
  const texts = key.map((column) => typeOf(columnsOf(table)[column] ?? 'text') === 'text');
  const columns = key.map((column, i) => (texts[i] ? guarded(keyColumn(table, column)) : keyColumn(table, column)));
  for await (const rows of session.stream(`SELECT ${columns.join(', ')}, row_no FROM ${readFiles([path])}`)) {
    for (const values of rows) {
      let text = '';
      for (let i = 0; i < key.length; i++) {
        const value = values[i];
        text += `\u001f${value == null ? '' : texts[i] ? unguarded(value) : value}`;
      }
      add(digestOf(text), Number(values[key.length]));
    }
  }
}

/** Types that DuckDB writes as a mapping does; others are written here. */
const plainTypes: ReadonlySet<string> = new Set(['text', 'integer', 'day', 'boolean']);

type Digest = readonly [number, number, number, number];

/** 124 bits of the MD5 of a key, as `digestsOfFile` makes them. */
function digestOf(key: string): Digest {
  const bytes = hash('md5', key, 'binary');
  const word = (at: number) =>
    bytes.charCodeAt(at) |
    (bytes.charCodeAt(at + 1) << 8) |
    (bytes.charCodeAt(at + 2) << 16) |
    (bytes.charCodeAt(at + 3) << 24);
  return [word(4) >>> 1, word(0) & 0x7fffffff, word(12) >>> 1, word(8) & 0x7fffffff];
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
