import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const page = (name: string) => readFileSync(join(root, 'docs', name), 'utf8');
const commands = (markdown: string) => [...markdown.matchAll(/^```sh\n(.*?)^```/gms)].map((match) => match[1] ?? '');
const read = (folder: string, file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

test('docs/your-own-region: both languages give the same commands', () => {
  expect(commands(page('your-own-region.zh-CN.md'))).toEqual(commands(page('your-own-region.md')));
  expect(commands(page('your-own-region.md')).length).toBeGreaterThan(4);
});

test('docs/your-own-region: its commands lead from two spreadsheets to the map', () => {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-walk-'));
  try {
    cpSync(join(root, 'examples/regions/tiny'), join(folder, 'examples/regions/tiny'), { recursive: true });
    const program = `#!/bin/sh\nunset INIT_CWD\nexec "${process.execPath}" "${join(root, 'packages/cli/src/main.ts')}" "$@"\n`;
    writeFileSync(join(folder, 'junheng'), program, { mode: 0o755 });
    const rows = () =>
      read(folder, 'out/my-county/summary.json').sources.find(
        (one: { source_id: string }) => one.source_id === 'hospitals',
      );
    const seen: unknown[] = [];
    for (const command of commands(page('your-own-region.md'))) {
      const { status, stderr } = spawnSync('sh', ['-e'], { cwd: folder, input: command, encoding: 'utf8' });
      expect(status, `${command}\n${stderr}`).toBe(0);
      if (command.includes('run my-county')) seen.push(rows());
    }
    expect(seen).toMatchObject([
      { read: 5, accepted: 3, merged: 1, quarantined: 1 },
      { read: 5, accepted: 4, merged: 1, quarantined: 0 },
    ]);
    const report = readFileSync(join(folder, 'out/my-county/report.html'), 'utf8');
    expect(report).toContain('Upper Meadow');
    const findings: { zone_id: string; kind: string }[] = read(folder, 'out/tiny/findings.json');
    const kinds = findings.map(({ zone_id, kind }) => `${zone_id} ${kind}`).sort();
    expect(kinds, 'the classes of the README of Tiny County').toEqual(['T1 ample', 'T2 ample', 'T4 short', 'T5 short']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
