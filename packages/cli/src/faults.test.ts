import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const tiny = fileURLToPath(new URL('../../../examples/regions/tiny', import.meta.url));
let box = '';
/** `tiny` with its stays many times over, which takes longer to read. */
let large = '';
/** Results of `tiny`. */
let done = '';
const { INIT_CWD: _, JUNHENG_DEBUG: __, DATABASE_URL: ___, ...rest } = process.env;

type Ended = { code: number; out: string; err: string };
type Launched = { child: ChildProcess; ended: Promise<Ended>; says(word: string): Promise<void> };

function launch(args: readonly string[], before: readonly string[] = []): Launched {
  const env = { ...rest, NODE_COMPILE_CACHE: join(box, 'compiled') };
  const [program = '', ...all] = [...before, process.execPath, main, ...args, '--lang', 'en'];
  const child = spawn(program, all, { cwd: box, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  const heard = new Set<() => void>();
  const hear = () => {
    for (const one of heard) one();
  };
  child.stdout?.on('data', (chunk) => {
    out += chunk;
    hear();
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
    hear();
  });
  const ended = once(child, 'close').then(([code]) => ({ code: (code as number | null) ?? -1, out, err }));
  return {
    child,
    ended,
    says: (word) =>
      new Promise((resolve, reject) => {
        heard.add(() => (out + err).includes(word) && resolve());
        ended.then(() => reject(new Error(`ended without "${word}": ${err}`)));
      }),
  };
}

const run = (folder: string, out: string, before: readonly string[] = []) =>
  launch(['run', folder, '--out', out], before).ended;

/** Bytes of everything that people and readers are shown. */
function shown(out: string): Record<string, string> {
  const names = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1))
    .filter((name) => !name.startsWith('pool'));
  return Object.fromEntries(
    names.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(out, name)))
        .digest('hex'),
    ]),
  );
}

/** The results that depend on nothing but the data. */
const lasting = (all: Record<string, string>) =>
  Object.entries(all).filter(
    ([name]) => !['run.json', 'catalogue.json'].includes(name) && !name.startsWith('artefacts'),
  );

beforeAll(async () => {
  box = mkdtempSync(join(tmpdir(), 'junheng-cli-faults-'));
  large = join(box, 'large');
  cpSync(tiny, large, { recursive: true });
  const file = join(large, 'stays.csv');
  const [header = '', ...rows] = readFileSync(file, 'utf8').trim().split('\n');
  const many = Array.from({ length: 300 }, () => rows).flat();
  writeFileSync(file, `${[header, ...many].join('\n')}\n`);
  done = join(box, 'done');
  expect(await run(tiny, done)).toMatchObject({ code: 0 });
});
afterAll(() => rmSync(box, { recursive: true, force: true }));

test('of two runs into one folder the second is refused and says whose it is; the first is not disturbed', async () => {
  const out = join(box, 'two');
  const first = launch(['run', large, '--out', out]);
  await first.says('stays');
  const second = await run(tiny, out);
  expect(second.err).toContain(`The folder ${out} is in use by another Junheng (process ${first.child.pid},`);
  expect([second.code, second.out]).toEqual([3, '']);
  expect((await first.ended).code).toBe(0);
  expect(readdirSync(out).filter((name) => name.startsWith('junheng.lock'))).toEqual([]);
});

test('of two servers on one store the second is refused; what one left that was killed is taken over', async () => {
  const store = join(box, 'store');
  const [port, other] = [await freePort(), await freePort()];
  const first = launch(['start', '--store', store, '--region', tiny, '--port', String(port)]);
  await first.says('localhost');
  const second = await launch(['start', '--store', store, '--port', String(other)]).ended;
  expect(second.err).toContain(
    `The folder ${store} is in use by another Junheng (process ${first.child.pid}, port ${port})`,
  );
  expect([second.code, second.out]).toEqual([3, '']);
  first.child.kill('SIGKILL');
  await first.ended;
  const lock = join(store, 'junheng.lock');
  expect(existsSync(lock)).toBe(true);
  const began = performance.now();
  const again = launch(['start', '--store', store, '--port', String(other)]);
  await again.says('localhost');
  const seconds = (performance.now() - began) / 1000;
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: again.child.pid, port: other });
  const answer = await fetch(`http://127.0.0.1:${other}/api/regions`);
  expect(JSON.stringify(await answer.json())).toContain('tiny');
  again.child.kill('SIGTERM');
  await again.ended;
  expect(existsSync(lock)).toBe(false);
  console.log(`start after a kill: ${seconds.toFixed(1)} s`);
});

test('a first start that is told to stop while it makes the sample or reads does so, and says so', async () => {
  const first = await freePort();
  const makes = launch(['start', '--store', join(box, 'stopped'), '--port', String(first)]);
  const reads = launch([
    'start',
    '--store',
    join(box, 'stopped-2'),
    '--region',
    large,
    '--port',
    String(await freePort()),
  ]);
  await Promise.all([makes.says('stays.csv'), reads.says('stays')]);
  const began = performance.now();
  makes.child.kill('SIGTERM');
  reads.child.kill('SIGTERM');
  for (const { code, err } of await Promise.all([makes.ended, reads.ended])) {
    expect([code, err.trimEnd().split('\n').at(-1)]).toEqual([130, expect.stringContaining('Stopped.')]);
  }
  expect((performance.now() - began) / 1000).toBeLessThan(5);
  expect(readdirSync(join(box, 'stopped', 'sources'))).toEqual([]);
}, 60_000);

test.skipIf(process.platform === 'win32')(
  'a report that is too large for the disk: told, nothing published, old results as they were, the next run whole',
  async () => {
    const out = join(box, 'limited');
    cpSync(done, out, { recursive: true });
    const before = shown(out);
    const blocks = Math.floor(readFileSync(join(out, 'report.html')).length / 512) - 8;
    const limit = ['sh', '-c', `ulimit -f ${blocks}; exec "$@"`, 'sh'];
    const changed = join(box, 'changed');
    cpSync(tiny, changed, { recursive: true });
    const stays = join(changed, 'stays.csv');
    writeFileSync(stays, readFileSync(stays, 'utf8').trim().split('\n').slice(0, -20).join('\n'));
    const refused = await run(changed, out, limit);
    expect(refused.err).toContain(`The disk under ${out} refused to be written (EFBIG). Make room`);
    expect(refused.err).not.toMatch(/^\s+at /m);
    expect(refused.code).toBe(3);
    const after = shown(out);
    for (const [name, sum] of Object.entries(before)) expect([name, after[name]]).toEqual([name, sum]);
    const added = Object.keys(after).filter((name) => !(name in before));
    expect(added.filter((name) => !name.startsWith('artefacts/'))).toEqual([]);
    expect(await run(changed, out)).toMatchObject({ code: 0 });
    const fresh = join(box, 'fresh');
    expect(await run(changed, fresh)).toMatchObject({ code: 0 });
    const named = Object.fromEntries(lasting(shown(out)));
    for (const [name, sum] of lasting(shown(fresh))) expect([name, named[name]]).toEqual([name, sum]);
  },
);

/** A file system of its own that only these processes see; where the system gives no such thing, the test is skipped. */
const ownMounts = ['unshare', '--mount', 'sh', '-ec'];
const canMount =
  spawnSync('unshare', [...ownMounts.slice(1), 'mount -t tmpfs -o size=1m none /tmp'], { stdio: 'ignore' }).status ===
  0;

test.runIf(canMount)('a full disk and one that is read-only: told, and old results as they were', async () => {
  const disk = mkdtempSync(join(box, 'disk-'));
  const script = `mount -t tmpfs -o size=4m none ${disk}
    cp -r ${done} ${disk}/out
    sums() { cd ${disk}/out; find . -type f -not -path './pool/*' -not -path './artefacts/*' | sort | xargs sha256sum | sha256sum; cd /; }
    before=$(sums)
    dd if=/dev/zero of=${disk}/full bs=4k 2>/dev/null || true
    truncate -s -200k ${disk}/full
    "$@" ${large} --out ${disk}/out >&2 || echo "full $?"
    test "$before" = "$(sums)" && echo same
    rm ${disk}/full
    mount -o remount,ro none ${disk}
    "$@" ${large} --out ${disk}/out >&2 || echo "read-only $?"
    test "$before" = "$(sums)" && echo same`;
  const child = launchScript(script);
  const { out, err } = await child;
  expect(err).toContain(`The disk under ${disk}/out/pool refused to be written (ENOSPC). Make room`);
  expect(err).toContain(`The disk under ${disk}/out refused to be written (EROFS). Make room`);
  expect(err).not.toMatch(/^\s+at /m);
  expect(out.trim().split('\n')).toEqual(['full 3', 'same', 'read-only 3', 'same']);
});

function launchScript(script: string): Promise<Ended> {
  const [program = '', ...args] = [...ownMounts, script, 'sh', process.execPath, main, '--lang', 'en', 'run'];
  const child = spawn(program, args, { cwd: box, env: rest, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return once(child, 'close').then(([code]) => ({ code: (code as number | null) ?? -1, out, err }));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
