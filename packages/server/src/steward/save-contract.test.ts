import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runRegion } from '@junheng/flow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { folderRegions } from '../regions.ts';
import type { App } from '../routes/route.ts';

const home = mkdtempSync(join(tmpdir(), 'junheng-save-'));
const folder = join(home, 'tiny');
const store = join(home, 'store');
const file = join(folder, 'sources/hospitals.yaml');
const url = '/api/regions/tiny/sources/hospitals/contract';
let app: App;
let first = '';

beforeAll(async () => {
  cpSync(fileURLToPath(new URL('../../../../examples/regions/tiny', import.meta.url)), folder, { recursive: true });
  await runRegion({ folder, outRoot: join(store, 'regions'), seed: 1 });
  app = await createApp({ regions: folderRegions(store), writing: { loopback: true } });
  first = readFileSync(file, 'utf8');
}, 60_000);
afterAll(async () => {
  await app.close();
  rmSync(home, { recursive: true, force: true });
});

const raised = (version: string, note = '') => `${first.replace('version: "1"', `version: "${version}"`)}${note}`;
async function save(yaml: string, version: string, more = {}) {
  const answer = await app.inject({ method: 'PUT', url, payload: { yaml, version, ...more } });
  return [answer.statusCode, answer.json().code ?? answer.json().version];
}

test('of several saves from one version one is taken; what it replaced is kept; a version says one thing for ever', async () => {
  const notes = ['# a\n', '# b\n', '# c\n'];
  const answers = await Promise.all(notes.map((note) => save(raised('2', note), '1')));
  const taken = notes.filter((note) => readFileSync(file, 'utf8') === raised('2', note));
  expect(taken).toHaveLength(1);
  expect(answers.sort()).toEqual([
    [200, '2'],
    [409, 'contract_changed'],
    [409, 'contract_changed'],
  ]);
  const [earlier = ''] = readdirSync(join(folder, 'sources/earlier'));
  expect(readFileSync(join(folder, 'sources/earlier', earlier), 'utf8')).toBe(first);
  expect(await save(raised('2', taken[0]), '1')).toEqual([200, '2']);
  expect(await save(raised('2', '# other\n'), '2')).toEqual([409, 'contract_same_version']);
  expect(await save(raised('1', '# other\n'), '2')).toEqual([409, 'contract_same_version']);
  const { content } = (await app.inject({ url })).json();
  expect(await save(raised('3'), '2', { content: 'another' })).toEqual([409, 'contract_changed']);
  expect(await save(raised('3'), '2', { content })).toEqual([200, '3']);
  expect(readdirSync(join(folder, 'sources')).filter((name) => /part|lock/.test(name))).toEqual([]);
});

test('neither a path, nor an absolute one, nor a link leads out of the region, to read or to write', async () => {
  const outside = join(home, 'outside.yaml');
  const config = readFileSync(join(folder, 'region.yaml'), 'utf8');
  writeFileSync(outside, raised('1').replace('source: hospitals', 'source: outside'));
  mkdirSync(join(folder, 'links'));
  symlinkSync(outside, join(folder, 'links', 'file.yaml'));
  symlinkSync(home, join(folder, 'links', 'folder'));
  for (const named of ['../outside.yaml', outside, 'links/file.yaml', 'links/folder/outside.yaml']) {
    writeFileSync(join(folder, 'region.yaml'), config.replace('sources/hospitals.yaml', named));
    for (const payload of [undefined, { yaml: raised('9'), version: '1' }]) {
      const method = payload ? 'PUT' : 'GET';
      const answer = await app.inject({
        method,
        url: url.replace('hospitals', 'outside'),
        ...(payload ? { payload } : {}),
      });
      expect([named, answer.statusCode, answer.json().code]).toEqual([named, 422, 'source.error.fileOutside']);
      expect(answer.body).not.toContain(home);
    }
  }
  writeFileSync(join(folder, 'region.yaml'), config);
  const listed = raised('4').replace('codes: { general: general, township: township }', 'codes_file: ../../list.csv');
  writeFileSync(join(home, 'list.csv'), 'code,value\n1,2\n');
  expect(await save(listed, '3')).toEqual([422, 'source.error.fileOutside']);
  expect(readdirSync(home).sort()).toEqual(['list.csv', 'outside.yaml', 'store', 'tiny']);
});

test('what is wrong with a contract names files from the folder of the region', async () => {
  const check = url.replace('/contract', '/check');
  for (const yaml of [raised('5').replace('place_id: code', 'place_id: nothing'), 'source: [', 'source: x']) {
    const { findings } = (await app.inject({ method: 'POST', url: check, payload: { yaml } })).json();
    expect(findings).toHaveLength(1);
    expect(findings[0].at).toMatch(/^sources\/hospitals\.yaml:/);
    expect(JSON.stringify(findings)).not.toContain(home);
  }
});
