import { join } from 'node:path';
import type { SourceContract } from '@junheng/engine/source';
import { keysOfFile } from '../../sql/ingest/quick.ts';
import { type Earlier, keyNames } from '../earlier.ts';
import { KeyIndex } from '../key-index.ts';
import type { KnownRow } from '../known-keys.ts';
import type { KeptDelivery } from '../options.ts';

export type KeyList = { readonly name: string; readonly table: string; readonly key: readonly string[] };

type Known = { readonly index: KeyIndex; readonly owners: KeptDelivery[]; owner: number[]; row: number[] };

/** Key lists of a contract in a fixed order. */
export const keyListsOf = (contract: SourceContract): KeyList[] =>
  [...keyNames(contract)].map(([name, list]) => ({ name, ...list }));

/**
 * Which row first had a key, by hashes that DuckDB made: of earlier deliveries, and of this one. What `KnownKeys` and
 * `RowSorter` decide by keys as text.
 */
export class KeyClaims {
  readonly #lists: readonly KeyList[];
  readonly #known: (Known | undefined)[];
  readonly #seen: KeyIndex[];
  readonly #self: Omit<KnownRow, 'row_no'>;

  constructor(lists: readonly KeyList[], self: Omit<KnownRow, 'row_no'>) {
    this.#lists = lists;
    this.#known = lists.map(() => undefined);
    this.#seen = lists.map(() => new KeyIndex());
    this.#self = self;
  }

  /** Reads what earlier deliveries hold under the keys of these lists. */
  async prepare(earlier: Earlier, without: ReadonlySet<string>): Promise<void> {
    const session = await earlier.session();
    for (const [i, { name, table, key }] of this.#lists.entries()) {
      if (without.has(table)) continue;
      const known: Known = { index: new KeyIndex(), owners: [], owner: [0], row: [0] };
      for (const { contract, kept } of earlier.kept) {
        if (!keyNames(contract).has(name)) continue;
        const owner = known.owners.push(kept) - 1;
        for (const file of kept.files.filter((one) => one.table === table)) {
          for await (const columns of session.columns(keysOfFile(join(earlier.poolFolder, file.path), key))) {
            addKeys(known, owner, columns);
          }
        }
      }
      if (known.index.size > 0) this.#known[i] = known;
    }
  }

  /** Makes room for about so many rows. */
  expect(rows: number): void {
    for (const index of this.#seen) index.reserve(rows);
  }

  /** The row that holds a key already; undefined when it is new, and then belongs to `rowNo`. */
  claim(list: number, a: number, b: number, c: number, d: number, rowNo: number): KnownRow | undefined {
    const known = this.#known[list];
    const at = known?.index.rowOfHash(a, b, c, d) ?? 0;
    const owner = known?.owners[known.owner[at] ?? -1];
    if (known && owner && at !== 0) {
      const { source_id, delivery_id } = owner.delivery;
      return { source_id, delivery_id, row_no: known.row[at] ?? 0 };
    }
    const before = (this.#seen[list] as KeyIndex).claimHash(a, b, c, d, rowNo);
    return before === 0 ? undefined : { ...this.#self, row_no: before };
  }
}

const nothing = new Int32Array(0);

function addKeys(known: Known, owner: number, columns: readonly Int32Array[]): void {
  const [rows = nothing, a = nothing, b = nothing, c = nothing, d = nothing] = columns;
  for (let i = 0; i < rows.length; i++) {
    const number = known.index.size + 1;
    const words = [a[i], b[i], c[i], d[i]] as [number, number, number, number];
    if (known.index.claimHash(...words, number) !== 0) continue;
    known.owner.push(owner);
    known.row.push(rows[i] as number);
  }
}
