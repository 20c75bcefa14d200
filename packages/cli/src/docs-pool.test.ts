import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findTexts, sealKeys } from '@junheng/pool/seal';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const page = (name: string) => readFileSync(join(root, 'docs', name), 'utf8');
const commands = (markdown: string) => [...markdown.matchAll(/^```sh\n(.*?)^```/gms)].map((match) => match[1] ?? '');

test('docs/pool: both languages give the same commands', () => {
  expect(commands(page('pool.zh-CN.md'))).toEqual(commands(page('pool.md')));
  expect(commands(page('pool.md'))).toHaveLength(6);
});

test('docs/pool: its commands lead from a file to a governed pool and out of it again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-pool-walk-'));
  try {
    cpSync(join(root, 'examples/regions/tiny'), join(folder, 'examples/regions/tiny'), { recursive: true });
    const program = `#!/bin/sh\nunset INIT_CWD\nexec "${process.execPath}" "${join(root, 'packages/cli/src/main.ts')}" --lang en "$@"\n`;
    writeFileSync(join(folder, 'junheng'), program, { mode: 0o755 });
    const out = commands(page('pool.md')).map((command) => {
      const { status, stdout, stderr } = spawnSync('sh', ['-e'], { cwd: folder, input: command, encoding: 'utf8' });
      expect(status, `${command}\n${stderr}`).toBe(0);
      return stdout + stderr;
    });
    expect(readFileSync(join(folder, 'out/draft.yaml'), 'utf8')).toContain('# ?');
    expect(out[1]).toContain('The discharge lies before the admission');
    expect(out[2]).toContain('sex');
    expect(out[3]).toMatch(/\b3\b/);
    expect(out[4]).toContain('H1');
    const held = join(folder, 'out/pool-store/regions/my-pool');
    const key = sealKeys(Buffer.from(readFileSync(join(folder, 'my-pool/person.key'), 'utf8').trim(), 'hex'));
    expect(await findTexts(held, ['P-1001'], key)).toEqual([]);
    expect((await findTexts(held, ['P-1002'], key)).length).toBeGreaterThan(0);
    expect(await findTexts(held, ['P-1002'])).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
