import {
  appendFileSync,
  existsSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dropFolderReader, watchDropFolder } from './drop-folder.ts';
import { faultyFiles } from './faulty-files.ts';
import { readReceipts, receivedFile } from './read-receipts.ts';
import type { Receipt } from './receipt.ts';
import { mostBytesOfDelivery, type ReceiveOptions, receive, sweepStaging } from './receive.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-inbox-'));
afterAll(() => rmSync(root, { recursive: true }));
const newFolder = () => mkdtempSync(join(root, 'b-'));
async function* pieces(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}
const sent = (poolFolder: string, more: Partial<ReceiveOptions> = {}): ReceiveOptions => ({
  poolFolder,
  source: 'visits',
  file: '门诊 2025-07.csv',
  content: pieces('a,b\n', '1,2\n'),
  arrivedAt: '2025-08-01T08:00:00+08:00',
  cameBy: 'upload',
  by: 'county hospital',
  ...more,
});

test('what was received is there with its receipt; the same again is the same', async () => {
  const pool = newFolder();
  const receipt = await receive(sent(pool));
  expect(receipt).toMatchObject({
    source_id: 'visits',
    file: '门诊 2025-07.csv',
    bytes: 8,
    // printf 'a,b\n1,2\n' | sha256sum
    content: '492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470',
    arrived_at: '2025-08-01T00:00:00.000Z',
  });
  expect(readFileSync(receivedFile(pool, receipt), 'utf8')).toBe('a,b\n1,2\n');
  expect(await receive(sent(pool))).toEqual(receipt);
  expect(readReceipts(pool, 'visits')).toEqual([receipt]);
  const later = await receive(sent(pool, { arrivedAt: '2025-08-02T00:00:00Z' }));
  const earlier = await receive(sent(pool, { arrivedAt: '2025-07-02T00:00:00Z' }));
  expect(readReceipts(pool, 'visits')).toEqual([earlier, receipt, later]);
});

test('names that could stand elsewhere and files beyond the limit are refused, and leave nothing', async () => {
  const pool = newFolder();
  for (const file of ['../x.csv', 'a/b.csv', '.hidden', 'receipt.json', '', 'x'.repeat(81), 'a\u0000b', 'a\nb']) {
    await expect(receive(sent(pool, { file }))).rejects.toMatchObject({ code: 'source.error.deliveryName' });
  }
  await expect(receive(sent(pool, { mostBytes: 7 }))).rejects.toMatchObject({ code: 'source.error.deliveryTooLarge' });
  expect(readReceipts(pool, 'visits')).toEqual([]);
  expect(readdirSync(join(pool, 'inbox', 'visits'))).toEqual([]);
  expect(mostBytesOfDelivery).toBeGreaterThan(2 ** 30);
});

test('an inbox that is full takes nothing more, and goes on once something is gone', async () => {
  const pool = newFolder();
  const most = 700;
  const send = (file: string) => receive(sent(pool, { file, mostInInbox: most, content: pieces('x'.repeat(400)) }));
  const first = await send('a.csv');
  await expect(send('b.csv')).rejects.toMatchObject({ code: 'source.error.inboxFull' });
  expect(readReceipts(pool, 'visits')).toEqual([first]);
  rmSync(join(pool, 'inbox', 'visits', first.receipt), { recursive: true });
  expect(await send('b.csv')).toMatchObject({ bytes: 400 });
});

test('a link in a drop folder is not followed, also when it takes the place of a file between two looks', async () => {
  const [pool, drop] = [newFolder(), newFolder()];
  const secret = join(drop, 'secret');
  writeFileSync(secret, 'secret');
  mkdirSync(join(drop, 'visits'));
  symlinkSync(secret, join(drop, 'visits', 'link.csv'));
  const path = join(drop, 'visits', 'a.csv');
  writeFileSync(path, 'a,b\n1,2\n');
  const told: unknown[] = [];
  const look = dropFolderReader({
    folder: drop,
    poolFolder: pool,
    sources: ['visits'],
    onReceived: (receipt) => told.push(receipt.file),
    onProblem: (at) => told.push(at),
  });
  await look();
  const stat = statSync(path);
  rmSync(path);
  symlinkSync(secret, path);
  lutimesSync(path, stat.atime, stat.mtime);
  await look();
  await look();
  expect(told).toEqual([]);
  expect(readReceipts(pool, 'visits')).toEqual([]);
});

test('a full or dying disk at any call: either it is acknowledged and there, or it is told and not there', async () => {
  const sound = faultyFiles(Number.POSITIVE_INFINITY, 'EIO');
  await receive(sent(newFolder(), { files: sound }));
  expect(sound.calls).toBeGreaterThan(8);
  for (const code of ['ENOSPC', 'EIO'] as const) {
    for (let at = 1; at <= sound.calls; at++) {
      const pool = newFolder();
      const before = await receive(sent(pool, { file: 'before.csv' }));
      const files = faultyFiles(at, code, at % 2 === 0);
      const outcome = await receive(sent(pool, { files })).then(
        (receipt: Receipt) => receipt,
        (cause: unknown) => cause,
      );
      const after = readReceipts(pool, 'visits');
      if (outcome instanceof Error) {
        expect(outcome).toMatchObject({ code });
        expect(after).toEqual([before]);
      } else {
        expect(after).toContainEqual(outcome);
        expect(readFileSync(receivedFile(pool, outcome as Receipt), 'utf8')).toBe('a,b\n1,2\n');
      }
      expect(await receive(sent(pool))).toMatchObject({ bytes: 8 });
      expect(readReceipts(pool, 'visits')).toHaveLength(2);
    }
  }
});

test('a sender that breaks off leaves nothing; what a killed process left is swept', async () => {
  const pool = newFolder();
  async function* broken() {
    yield Buffer.from('a');
    throw new Error('gone');
  }
  await expect(receive(sent(pool, { content: broken() }))).rejects.toThrow('gone');
  mkdirSync(join(pool, 'inbox', 'visits', '.staging-1'));
  writeFileSync(join(pool, 'inbox', 'visits', '.staging-1', 'x'), 'half');
  expect(readReceipts(pool, 'visits')).toEqual([]);
  sweepStaging(pool);
  expect(readdirSync(join(pool, 'inbox', 'visits'))).toEqual([]);
  sweepStaging(newFolder());
});

/** A drop folder, and one look into it. */
function drop() {
  const [folder, poolFolder] = [newFolder(), newFolder()];
  mkdirSync(join(folder, 'visits'));
  const received: Receipt[] = [];
  const problems: string[] = [];
  const options = {
    folder,
    poolFolder,
    sources: ['visits', 'claims'],
    onReceived: (receipt: Receipt) => void received.push(receipt),
    onProblem: (path: string, cause: unknown) => void problems.push(`${path.split('/').at(-1)} ${String(cause)}`),
  };
  return { folder, poolFolder, received, problems, options, at: (name: string) => join(folder, 'visits', name) };
}

test('a drop folder: a file is taken once it stands still, and leaves the folder', async () => {
  const { received, poolFolder, options, at } = drop();
  const look = dropFolderReader(options);
  writeFileSync(at('a.csv'), 'x\n');
  writeFileSync(at('b.csv.part'), 'x\n');
  await look();
  expect(received).toEqual([]);
  appendFileSync(at('a.csv'), 'y\n');
  await look();
  expect(received).toEqual([]);
  await look();
  expect(received.map(({ file, bytes, came_by }) => [file, bytes, came_by])).toEqual([['a.csv', 4, 'drop-folder']]);
  expect(existsSync(at('a.csv'))).toBe(false);
  expect(existsSync(at('b.csv.part'))).toBe(true);
  expect(readReceipts(poolFolder, 'visits')).toEqual(received);
});

test('a link in a drop folder is left alone: it may lead to what its owner may not read', async () => {
  const { received, problems, options, at } = drop();
  const elsewhere = join(newFolder(), 'secret.csv');
  writeFileSync(elsewhere, 'x\n');
  symlinkSync(elsewhere, at('a.csv'));
  const look = dropFolderReader(options);
  for (let i = 0; i < 3; i++) await look();
  expect([received, problems, existsSync(at('a.csv'))]).toEqual([[], [], true]);
});

test('a drop folder on a dying disk, stopped at any call and started again: nothing is lost or doubled', async () => {
  for (let at = 1; at <= 24; at++) {
    const { poolFolder, problems, options, at: path } = drop();
    writeFileSync(path('a.csv'), 'x\n');
    const faulty = dropFolderReader({ ...options, files: faultyFiles(at, 'EIO', true) });
    for (let looks = 0; looks < 3; looks++) await faulty();
    const there = existsSync(path('a.csv'));
    expect(there || readReceipts(poolFolder, 'visits').length === 1).toBe(true);
    expect(problems.length).toBeLessThanOrEqual(1);
    const again = dropFolderReader(options);
    for (let looks = 0; looks < 2; looks++) await again();
    expect(existsSync(path('a.csv'))).toBe(false);
    expect(readReceipts(poolFolder, 'visits').map(({ bytes }) => bytes)).toEqual([2]);
  }
});

test('a drop folder is watched until it is told to stop; a name that cannot be taken is told once', async () => {
  const { problems, received, options, at } = drop();
  const stop = new AbortController();
  writeFileSync(at('a,b.csv'), 'x');
  writeFileSync(at('c.csv'), 'x');
  const watching = watchDropFolder({ ...options, everyMs: 5, signal: stop.signal });
  for (let waits = 0; waits < 200 && (received.length === 0 || problems.length === 0); waits++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  stop.abort();
  await watching;
  expect(received.map(({ file }) => file)).toEqual(['c.csv']);
  expect(problems).toHaveLength(1);
  expect(existsSync(at('a,b.csv'))).toBe(true);
});
