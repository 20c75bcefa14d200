import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepareIn } from './template.ts';

test('a template that is stopped while it is made ends at once and leaves nothing; what the dead left is swept', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-template-'));
  try {
    const place = join(folder, 'pglite-1');
    mkdirSync(`${place}.part-999999999`);
    mkdirSync(`${place}.probe-999999999`);
    mkdirSync(`${place}.part-${process.ppid}`);
    const stop = new AbortController();
    const made = prepareIn([place], stop.signal);
    const began = performance.now();
    setTimeout(() => stop.abort(), 200);
    await expect(made).rejects.toThrow('could not be prepared');
    expect(performance.now() - began).toBeLessThan(5000);
    expect(readdirSync(folder)).toEqual([`pglite-1.part-${process.ppid}`]);
    await expect(prepareIn([place], stop.signal)).rejects.toThrow('abort');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
