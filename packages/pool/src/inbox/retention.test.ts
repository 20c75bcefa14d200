import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceContract } from '@junheng/engine/source';
import { afterAll, expect, test } from 'vitest';
import { ingest } from '../ingest/ingest.ts';
import { readReceipts } from './read-receipts.ts';
import { receive } from './receive.ts';
import { applyRetention } from './retention.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-retention-'));
afterAll(() => rmSync(root, { recursive: true }));
const say = { zh: '规则', en: 'rule' };
const contract = (more: Record<string, unknown> = {}) =>
  sourceContract.parse({
    source: 'counties',
    version: '1',
    names: say,
    owner: 'x',
    purpose: say,
    file: 'counties.csv',
    format: { kind: 'csv' },
    columns: ['id'],
    tables: [
      { table: 'region', fields: { region_id: 'id', level: { const: 'county' }, name: 'id' }, key: ['region_id'] },
    ],
    ...more,
  });

test('what was kept longer than its contract says goes, but never what a kept snapshot was made from', async () => {
  const poolFolder = join(root, 'pool');
  const kept30 = contract({ retention_days: 30 });
  const take = () =>
    ingest({ regionId: 'r', contracts: [kept30], regionFolder: root, dataFolder: root, poolFolder, threads: 1 });
  const send = (text: string, arrivedAt: string) => {
    const content = (async function* () {
      yield Buffer.from(text);
    })();
    return receive({ poolFolder, source: 'counties', file: 'counties.csv', content, arrivedAt, cameBy: 'upload' });
  };
  writeFileSync(join(root, 'arrivals.csv'), 'file,arrived_at\n');
  await send('id\na\n', '2025-01-01T23:00:00Z');
  const first = await take();
  await send('id\nb\n', '2025-02-20T01:00:00Z');
  const second = await take();
  const apply = (kept: readonly (typeof first)[], today: string) =>
    applyRetention({ poolFolder, contracts: [kept30], kept, today });
  expect(apply([first, second], '2030-01-01')).toEqual({ raw: [], inbox: [] });
  expect(apply([second], '2025-01-31')).toEqual({ raw: [], inbox: [] });
  expect(applyRetention({ poolFolder, contracts: [contract()], kept: [second], today: '2030-01-01' }).raw).toEqual([]);
  const gone = apply([second], '2025-02-01');
  expect(gone.raw).toEqual([`raw/counties/${first.deliveries[0]?.delivery_id}`]);
  expect(gone.inbox).toHaveLength(1);
  expect(existsSync(join(poolFolder, gone.raw[0] ?? ''))).toBe(false);
  expect(readdirSync(join(poolFolder, 'raw', 'counties'))).toEqual([second.deliveries[0]?.delivery_id]);
  expect(readReceipts(poolFolder, 'counties').map(({ arrived_at }) => arrived_at)).toEqual([
    '2025-02-20T01:00:00.000Z',
  ]);
  expect(await take()).toEqual(second);
});
