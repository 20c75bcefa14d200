import { join } from 'node:path';
import type { SourceContract } from '@junheng/engine/source';
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
 * run and added to as deliveries come. About 60 bytes a key.
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
    const at = list?.index.rowOf(key) ?? 0;
    const owner = list?.owners[list.owner[at] ?? -1];
    if (!list || !owner || at === 0) return undefined;
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
  const columns = key.map((column) => keyColumn(table, column));
  for await (const rows of session.stream(`SELECT ${columns.join(', ')}, row_no FROM ${readFiles([path])}`)) {
    for (const values of rows) {
      let text = '';
      for (let i = 0; i < key.length; i++) text += `\u001f${values[i] ?? ''}`;
      if (list.index.claim(text, list.size + 1) !== 0) continue;
      list.size++;
      if (list.size >= list.owner.length) {
        list.owner = grown(list.owner);
        list.row = grown(list.row);
      }
      list.owner[list.size] = owner;
      list.row[list.size] = Number(values[key.length]);
    }
  }
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
