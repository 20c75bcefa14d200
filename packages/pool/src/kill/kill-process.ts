import { mkdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { namesPeople } from '@junheng/engine/source';
import { manifestCatalogue, mirrored, sweep } from '../catalogue/index.ts';
import { readReceipts, receivedFile } from '../inbox/read-receipts.ts';
import { receive, sweepStaging } from '../inbox/receive.ts';
import { hashFile } from '../ingest/find-deliveries.ts';
import { ingest } from '../ingest/ingest.ts';
import { settleOnDisk } from '../ingest/settle-on-disk.ts';
import { lockFolder } from '../lock-folder.ts';
import { openPool } from '../reader/open-pool.ts';
import { refreshRollups } from '../rollup/index.ts';
import { sealKeys } from '../seal/keys.ts';
import type { Catalogue } from '../spi.ts';
import { openState, stateCatalogue } from '../state/index.ts';
import { checkWhole } from './check-whole.ts';
import { contracts, makeDelivery } from './made-deliveries.ts';

/** Who writes the catalogue: the manifest alone, as in `run`; or the state database, which the manifest follows. */
export type Writing = 'manifest' | 'state';

/** What a process is told, as JSON in its first argument. */
export type Order = {
  readonly folder: string;
  readonly writing: Writing;
  /** Number of the first delivery that it receives. */
  readonly from: number;
  /** How many times it publishes before it ends by itself. */
  readonly publications: number;
};

/** What it says, a line of JSON each, written before it goes on. */
export type Said =
  | {
      readonly said: 'opened';
      readonly newest: string | null;
      readonly publications: readonly string[];
      /** CPU time of the process so far, in seconds. */
      readonly cpu: number;
    }
  | { readonly said: 'checked'; readonly receipts: readonly string[]; readonly problems: readonly string[] }
  | { readonly said: 'received'; readonly number: number; readonly receipt: string }
  | { readonly said: 'reading' | 'publishing' | 'sweeping' | 'ended' }
  | {
      readonly said: 'published';
      readonly snapshot: string;
      readonly at: string;
      readonly files: readonly string[];
    };

const personKey = new Uint8Array(32).fill(7);
const say = (what: Said) => void writeSync(1, `${JSON.stringify(what)}\n`);
const atOnce = 3;
const firstInstant = Date.UTC(2026, 0, 1);
const sixHours = 6 * 3_600_000;

/** Receipts whose file is there with the bytes that were received, and what is wrong with the others. */
async function checkInbox(poolFolder: string): Promise<{ receipts: string[]; problems: string[] }> {
  const receipts: string[] = [];
  const problems: string[] = [];
  for (const { source } of contracts) {
    for (const receipt of readReceipts(poolFolder, source)) {
      const file = { path: receivedFile(poolFolder, receipt), sealed: receipt.sealed };
      if ((await hashFile(file, sealKeys(personKey), undefined)) === receipt.content) receipts.push(receipt.receipt);
      else problems.push(`the file of receipt ${receipt.receipt} is not what was received`);
    }
  }
  return { receipts, problems };
}

async function openCatalogue({ folder, writing }: Order): Promise<{ catalogue: Catalogue; close(): Promise<void> }> {
  const manifest = manifestCatalogue(folder);
  if (writing === 'manifest') return { catalogue: manifest, close: async () => undefined };
  const state = await openState({ store: folder });
  const catalogue = mirrored(stateCatalogue(state, 'r', folder), manifest);
  await catalogue.takeIn(manifest);
  return { catalogue, close: () => state.close() };
}

async function receiveSome(poolFolder: string, from: number): Promise<number> {
  for (let number = from; number < from + atOnce; number++) {
    const { source, file, content, arrivedAt } = makeDelivery(number);
    const bytes = (async function* () {
      const all = Buffer.from(content);
      yield all.subarray(0, all.length >> 1);
      yield all.subarray(all.length >> 1);
    })();
    const sealing = contracts.some((one) => one.source === source && namesPeople(one));
    const sent = { poolFolder, source, file, content: bytes, arrivedAt, cameBy: 'upload' } as const;
    const { receipt } = await receive({ ...sent, personKey: sealing ? personKey : undefined });
    say({ said: 'received', number, receipt });
  }
  return from + atOnce;
}

/** Reads what was received and publishes it with a result that stands on it; others may be received meanwhile. */
async function publishOnce(folder: string, catalogue: Catalogue): Promise<void> {
  const poolFolder = join(folder, 'pool');
  say({ said: 'reading' });
  const snapshot = await ingest({
    regionId: 'r',
    contracts,
    regionFolder: folder,
    dataFolder: join(folder, 'data'),
    poolFolder,
    personKey,
    threads: 1,
    quick: { leastBytes: 0, leastClean: 0 },
  });
  await settleOnDisk(poolFolder, snapshot, await catalogue.findSnapshot());
  await refreshRollups(poolFolder, snapshot, { threads: 1, least: 1 });
  say({ said: 'publishing' });
  const steps = (await catalogue.listPublications()).length;
  const at = new Date(firstInstant + steps * sixHours).toISOString();
  const artefact = { id: `result-${snapshot.id}`, stage: 'source', kind: 'test', made_from: [snapshot.id] };
  await catalogue.putArtefact({ ...artefact, made_at: at, seconds: 0 }, { of: snapshot.id });
  const step = await catalogue.publish(snapshot, { at, reason: 'run' });
  say({ said: 'published', snapshot: snapshot.id, at: step.at, files: snapshot.deliveries.map(({ file }) => file) });
  if (steps % 3 === 2) {
    say({ said: 'sweeping' });
    await sweep({ catalogue, folder, now: step.at, policy: { days: 1, afterwards: 'nothing' } });
  }
}

async function work(order: Order): Promise<void> {
  const { folder } = order;
  const poolFolder = join(folder, 'pool');
  mkdirSync(join(folder, 'data'), { recursive: true });
  const lock = lockFolder(folder);
  const { catalogue, close } = await openCatalogue(order);
  const newest = await catalogue.findSnapshot();
  if (newest) {
    const pool = await openPool(poolFolder, newest, { threads: 1, clickhouse: null });
    await pool.countRows({ table: 'surveillance', where: [] });
    pool.close();
  }
  const publications = (await catalogue.listPublications()).map(({ at, snapshot }) => `${at} ${snapshot}`);
  const { user, system } = process.cpuUsage();
  say({ said: 'opened', newest: newest?.id ?? null, publications, cpu: (user + system) / 1e6 });
  const inbox = await checkInbox(poolFolder);
  const problems = [...inbox.problems, ...(await checkWhole(catalogue, poolFolder))];
  say({ said: 'checked', receipts: inbox.receipts, problems });
  sweepStaging(poolFolder);
  let next = await receiveSome(poolFolder, order.from);
  for (let i = 0; i < order.publications; i++) {
    const last = i === order.publications - 1;
    const [after] = await Promise.all([last ? next : receiveSome(poolFolder, next), publishOnce(folder, catalogue)]);
    next = after;
  }
  say({ said: 'ended' });
  await close();
  lock.release();
}

await work(JSON.parse(process.argv[2] ?? '') as Order);
