import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPersonKey } from '@junheng/flow';
import { manifestCatalogue, openPool, writeWhole } from '@junheng/pool';
import { mirrored } from '@junheng/pool/catalogue';
import { openState, stateCatalogue } from '@junheng/pool/state';
import type { Storage } from './regions.ts';

/** Storage over the state database, and the way to end it. */
export type StateStorage = Storage & { close(): Promise<void> };

/**
 * The regions of a store with their catalogues in the state database: opening a region takes its manifest in, and every
 * change is written to the manifest too, so that `junheng run` goes on from there when no server runs. The caller holds
 * the lock of the store.
 *
 * @param url `DATABASE_URL`; the embedded database of the store when absent
 */
export async function openStateStorage(store: string, url?: string): Promise<StateStorage> {
  const state = await openState({ store, url });
  const id = storeId(store);
  return {
    openPool: (folder, snapshot) => openPool(join(folder, 'pool'), snapshot, { personKey: findPersonKey(folder) }),
    async openCatalogue(folder, region) {
      const manifest = manifestCatalogue(folder);
      const tables = stateCatalogue(state, `${id}/${region}`, folder);
      await tables.takeIn(manifest);
      await manifest.takeIn(tables);
      return mirrored(tables, manifest);
    },
    close: () => state.close(),
  };
}

/** A name of the store of its own, since many may share one database. */
function storeId(store: string): string {
  const file = join(store, 'store-id');
  if (!existsSync(file)) writeWhole(file, `${randomUUID()}\n`);
  return readFileSync(file, 'utf8').trim();
}
