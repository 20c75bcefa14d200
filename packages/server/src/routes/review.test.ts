import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runRegion } from '@junheng/flow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { folderRegions } from '../regions.ts';
import type { App } from './route.ts';

const home = mkdtempSync(join(tmpdir(), 'junheng-review-'));
const folder = join(home, 'tiny');
const store = join(home, 'store');
const dictionary = join(folder, 'dictionaries', 'chief-complaints.yaml');
const run = () => runRegion({ folder, outRoot: join(store, 'regions'), seed: 1 });
let app: App;

beforeAll(async () => {
  const examples = fileURLToPath(new URL('../../../../examples/', import.meta.url));
  cpSync(join(examples, 'regions/tiny'), folder, { recursive: true });
  cpSync(join(examples, 'contracts/dictionaries'), join(folder, 'dictionaries'), { recursive: true });
  cpSync(join(examples, 'contracts/codes'), join(folder, 'codes'), { recursive: true });
  mkdirSync(join(folder, 'sources'), { recursive: true });
  const triage = join(examples, 'contracts/cn-emergency-triage');
  const contract = readFileSync(join(triage, 'contract.yaml'), 'utf8');
  const [file = ''] = /(?<=^file: ).*$/m.exec(contract) ?? [];
  writeFileSync(join(folder, 'sources/triage.yaml'), contract);
  cpSync(join(triage, file.trim()), join(folder, file.trim()));
  const config = readFileSync(join(folder, 'region.yaml'), 'utf8');
  writeFileSync(join(folder, 'region.yaml'), config.replace(/^sources:\s*$/m, 'sources:\n  - sources/triage.yaml'));
  await run();
  app = await createApp({ regions: folderRegions(store), writing: { loopback: true } });
}, 60_000);
afterAll(async () => {
  await app.close();
  rmSync(home, { recursive: true, force: true });
});

const url = '/api/regions/tiny/review';
const list = async () => (await app.inject({ url })).json();
async function decide(decision: object, headers = {}) {
  const payload = {
    decisions: [{ source_id: 'emergency-triage', field: '主诉', ...decision }],
    by: '李',
    reason: '问过科室',
  };
  const answer = await app.inject({ method: 'POST', url: `${url}/decisions`, payload, headers });
  return { status: answer.statusCode, body: answer.json() };
}

test('a text is decided over the API: in its dictionary at once, in the data at the next run, and kept who decided', async () => {
  const before = await list();
  expect(before.rows.map(({ text, decided }: { text: string; decided: unknown }) => [text, decided])).toEqual([
    ['心口不舒服', null],
    ['发热、咳嗽', null],
  ]);
  expect(before.dictionaries).toMatchObject([
    { source_id: 'emergency-triage', field: '主诉', file: 'dictionaries/chief-complaints.yaml' },
  ]);
  expect(before.dictionaries[0].codes).toContain('R07');
  expect(await decide({ text: '心口不舒服', term: '心口不舒服', code: 'R07' })).toMatchObject({
    status: 200,
    body: { decisions: [{ code: 'R07', file: 'dictionaries/chief-complaints.yaml', changed: true }] },
  });
  expect((await decide({ text: '心口不舒服', code: 'R07' })).body.decisions[0].changed).toBe(false);
  expect((await decide({ text: '发热、咳嗽', code: null })).body.decisions[0].changed).toBe(true);
  const twice = await decide({ text: '心口不舒服', code: 'R10' });
  expect([twice.status, twice.body.code]).toEqual([409, 'decided_otherwise']);
  const decided = (await list()).rows.map(({ decided: by }: { decided: unknown }) => by);
  expect(decided).toEqual([{ code: 'R07' }, { code: null }]);
  const kept = readFileSync(`${dictionary}.decisions.ndjson`, 'utf8').trim().split('\n');
  expect(kept.map((line) => JSON.parse(line))).toMatchObject([
    { text: '心口不舒服', code: 'R07', by: '李', reason: '问过科室', at: expect.stringMatching(/^\d{4}-/) },
    { text: '发热、咳嗽', code: null },
  ]);
  await run();
  expect((await list()).total).toBe(0);
});

test('what cannot be decided is told; nothing outside the region can be named', async () => {
  const code = async (decision: object) => (await decide(decision)).body.code;
  expect(await code({ text: '心悸么', field: 'nothing', code: 'R1' })).toBe('source.error.noDictionary');
  expect(await code({ text: '心悸么', source_id: 'nothing', code: 'R1' })).toBe('unknown_source');
  expect(await code({ text: '心悸么', file: '../../x.yaml', code: 'R1' })).toBe('source.error.noDictionary');
  const idle = await decide({ text: '别的话', term: '另一句', code: 'R1' });
  expect([idle.status, idle.body.code]).toEqual([422, 'source.error.decisionIdle']);
  expect(JSON.stringify(idle.body)).not.toContain(home);
});

test('an app can ask whether it may write, and with which token', async () => {
  const access = async (writing: { loopback: boolean; token?: string }, headers = {}) => {
    const other = await createApp({ regions: folderRegions(store), writing });
    const answer = await other.inject({ url: '/api/session', headers });
    const refused = await other.inject({
      method: 'POST',
      url: `${url}/decisions`,
      payload: { decisions: [{ source_id: 'x', field: 'x', text: 'x', code: null }], by: 'x', reason: 'x' },
      headers,
    });
    await other.close();
    return [answer.json(), refused.statusCode];
  };
  expect(await access({ loopback: true })).toEqual([{ writing: 'open', may_write: true }, 404]);
  expect(await access({ loopback: false })).toEqual([{ writing: 'read_only', may_write: false }, 403]);
  const token = { loopback: false, token: 'secret' };
  expect(await access(token)).toEqual([{ writing: 'token', may_write: false }, 401]);
  const right = { authorization: 'Bearer secret' };
  expect(await access(token, right)).toEqual([{ writing: 'token', may_write: true }, 404]);
  expect(await access(token, { ...right, origin: 'https://elsewhere.example' })).toEqual([
    { writing: 'token', may_write: false },
    403,
  ]);
});
