import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const tiny = fileURLToPath(new URL('../../../examples/regions/tiny', import.meta.url));
let box = '';
beforeAll(() => {
  box = mkdtempSync(join(tmpdir(), 'junheng-bad-'));
});
afterAll(() => rmSync(box, { recursive: true, force: true }));

type Ended = { code: number; out: string; err: string };

function launch(args: readonly string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const { INIT_CWD: _, JUNHENG_DEBUG: __, ...env } = process.env;
  const child = spawn(process.execPath, [main, ...args], { cwd: box, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code: code ?? -1, out, err })));
  return { child, ended };
}

/** A copy of `tiny` in which one thing was spoiled. */
function spoiled(name: string, spoil: (folder: string) => void): string {
  const folder = join(box, name);
  cpSync(tiny, folder, { recursive: true });
  spoil(folder);
  return folder;
}

let refusals = 0;

/** One clear message in the language asked for (by turns), a non-zero exit, no stack trace, nothing half-written. */
async function refused(args: readonly string[], code: number, ...words: readonly string[]): Promise<void> {
  const lang = refusals++ % 2 === 0 ? 'en' : 'zh';
  const { code: got, out: printed, err } = await launch([...args, '--lang', lang]).ended;
  expect(err).not.toMatch(/^\s+at /m);
  expect(printed).toBe('');
  for (const word of words) expect(err).toContain(word);
  const last = err.trim().split('\n').at(-1) ?? '';
  if (lang === 'zh') expect(last).toMatch(/[一-鿿]/);
  else expect(last).not.toMatch(/[一-鿿]/);
  expect(got, err).toBe(code);
  const out = args[args.indexOf('--out') + 1];
  if (args.includes('--out') && out && existsSync(out)) {
    expect(
      readdirSync(out, { recursive: true }).filter((name) => /\.part$|report\.html|summary\.json/.test(String(name))),
    ).toEqual([]);
  }
}
const run = (folder: string) => ['run', folder, '--out', join(box, `out-${Math.random()}`)];
const csvOf = (folder: string) => {
  const found = readdirSync(folder, { recursive: true })
    .map(String)
    .find((name) => /(facilit|hospital)[a-z-]*\.csv$/.test(name));
  if (!found) throw new Error(`no CSV of hospitals in ${folder}`);
  return join(folder, found);
};

describe('bad input', () => {
  test('a verb or option that is not known', async () => {
    await refused(['rum', 'x'], 2, 'rum');
    await refused(['run', 'x', '--outt', 'y'], 2, '--outt');
    await refused(['run'], 2, 'run');
    await refused(['run', 'x', '--as-of', '2025-02-30'], 2, '2025-02-30');
    await refused(['run', 'x', '--seed', 'one'], 2, 'one');
  });

  test('a folder that is not there, and one without region.yaml', async () => {
    await refused(run(join(box, 'nowhere')), 3, 'nowhere');
    await refused(run(spoiled('no-region', (folder) => rmSync(join(folder, 'region.yaml')))), 3, 'region.yaml');
  });

  test('broken YAML, and YAML of another shape: file and place are named', async () => {
    const broken = spoiled('broken-yaml', (folder) =>
      writeFileSync(join(folder, 'region.yaml'), 'region: [tiny\nnames: {'),
    );
    await refused(run(broken), 3, 'region.yaml');
    const shape = spoiled('other-shape', (folder) => {
      const file = join(folder, 'region.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^timezone:.*$/m, 'time_zone: UTC'));
    });
    await refused(run(shape), 3, 'timezone');
  });

  test('a missing, an empty and a headless file', async () => {
    const missing = spoiled('missing-file', (folder) => rmSync(csvOf(folder)));
    await refused(run(missing), 3, '.csv');
    const empty = spoiled('empty-file', (folder) => writeFileSync(csvOf(folder), ''));
    await refused(run(empty), 3, '.csv');
    const columns = spoiled('wrong-columns', (folder) => {
      const file = csvOf(folder);
      const [, ...rows] = readFileSync(file, 'utf8').split('\n');
      writeFileSync(file, ['alpha,beta,gamma,delta,epsilon,zeta,eta,theta', ...rows].join('\n'));
    });
    await refused(run(columns), 3, 'alpha');
  });

  test('bytes that are text in no encoding', async () => {
    const folder = spoiled('no-encoding', (copy) =>
      writeFileSync(csvOf(copy), Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0xff, 0xff, 0x80, 0x0a])),
    );
    await refused(run(folder), 3, '.csv');
  });

  test('results are not written into a folder of somebody else', async () => {
    const out = join(box, 'photos');
    cpSync(tiny, out, { recursive: true });
    await refused(['run', tiny, '--out', out], 3, 'photos');
  });

  test('a method that does not exist, and a document that does not fit', async () => {
    await refused(['method', 'run', 'balance/e2sfc', '--in', 'x.json'], 2, 'balance/e2sfca');
    await refused(['method', 'run', 'simulate/erlang-c', '--in', join(box, 'none.json')], 3, 'none.json');
    const file = join(box, 'case.json');
    writeFileSync(file, '{ "servers": "many" }');
    await refused(['method', 'run', 'simulate/erlang-c', '--in', file], 3, 'servers');
  });

  test('a port in use, before anything is made', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) =>
      taken.listen(0, '127.0.0.1', () => {
        const address = taken.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      }),
    );
    await refused(['start', '--port', String(port), '--store', join(box, 'store-port')], 1, String(port));
    expect(existsSync(join(box, 'store-port'))).toBe(false);
    taken.close();
  });

  test('Ctrl-C in the middle: exit 130, one sentence, no report; a killed run is taken up again', async () => {
    const folder = spoiled('long-stays', (copy) => {
      const file = join(copy, 'stays.csv');
      const [header = '', ...rows] = readFileSync(file, 'utf8').trim().split('\n');
      const many = Array.from({ length: 300 }, (_, i) => rows.map((row) => `${i}-${row}`)).flat();
      writeFileSync(file, `${[header, ...many].join('\n')}\n`);
    });
    const out = join(box, 'out-stopped');
    for (const signal of ['SIGINT', 'SIGKILL'] as const) {
      const { child, ended } = launch(['run', folder, '--out', out, '--lang', 'en']);
      await new Promise<void>((resolve) =>
        child.stderr?.on('data', (chunk) => {
          if (String(chunk).includes('stays')) resolve();
        }),
      );
      child.kill(signal);
      const { code, err } = await ended;
      expect(err).not.toMatch(/^\s+at /m);
      expect(existsSync(join(out, 'report.html'))).toBe(false);
      if (signal === 'SIGINT') {
        expect(code).toBe(130);
        expect(err).toContain('Stopped');
      }
    }
    const again = await launch(['run', tiny, '--out', out, '--lang', 'en']).ended;
    expect(again.code, again.err).toBe(0);
    expect(existsSync(join(out, 'report.html'))).toBe(true);
  });

  test.concurrent.each([
    ['travel table with its ends swapped', 'travel.csv', 'township,hospital', 'hospital,township', 'from_id'],
    ['no code that is known', 'travel.csv', /^T/gm, 'X', 'X1'],
    ['no zone within reach', 'travel.csv', /,(\d+)$/gm, ',$1000', '30'],
    ['longitude and latitude swapped', 'townships.csv', 'lon,lat', 'lat,lon', 'townships.csv'],
    ['a quotation mark that is never closed', 'hospitals.csv', 'H1,', 'H1,"', '2'],
    ['a column twice', 'hospitals.csv', 'lat,beds', 'lat,beds,beds', 'beds'],
    ['a time zone that is not', 'region.yaml', 'Asia/Shanghai', 'Asia/Nowhere', 'timezone'],
    ['more runs than anyone waits for', 'region.yaml', 'replications: 20', 'replications: 1000000000', 'replications'],
    ['a table that is not', 'sources/hospitals.yaml', 'table: facility', 'table: facilities', 'facilities'],
    ['a field that is not', 'sources/hospitals.yaml', 'name_en: name_en', 'english: name_en', 'english'],
  ])('%s', async (name, file, from, to, word) => {
    const folder = spoiled(name.replaceAll(' ', '-'), (copy) => {
      const path = join(copy, file);
      const text = readFileSync(path, 'utf8');
      const changed = text.replace(from, to);
      expect(changed).not.toBe(text);
      writeFileSync(path, changed);
    });
    await refused(run(folder), 3, word);
  });

  test.concurrent.each([
    ['a folder in place of a file', 'hospitals.csv', undefined],
    ['an archive named .csv', 'hospitals.csv', Buffer.from('PK\u0003\u0004 and so on')],
    ['aliases that multiply', 'region.yaml', Buffer.from(multiplying())],
    ['a configuration that is no text', 'region.yaml', Buffer.from([0x61, 0xff, 0xff, 0x80])],
  ])('%s', async (name, file, bytes) => {
    const folder = spoiled(name.replaceAll(' ', '-'), (copy) => {
      rmSync(join(copy, file));
      if (bytes) writeFileSync(join(copy, file), bytes);
      else mkdirSync(join(copy, file));
    });
    await refused(run(folder), 3, file);
  });

  test('start wants a region with its data', async () => {
    await refused(['start', '--data', box, '--store', join(box, 'store-data')], 2, '--region');
  });
});

/** A YAML document that would unfold to a thousand million words. */
function multiplying(): string {
  const lists = [...'bcdefghi'].map(
    (name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[i]}`).join(', ')}]`,
  );
  return ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...lists].join('\n');
}
