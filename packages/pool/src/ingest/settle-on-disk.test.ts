import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { settleOnDisk } from './settle-on-disk.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-settle-'));
afterAll(() => rmSync(root, { recursive: true }));

test('a snapshot whose file is not there is not settled; what the one before had is not looked at', async () => {
  const file = (name: string) => ({
    table: 'region',
    path: `standard/region/${name}`,
    rows: 1,
    bytes: 1,
    sha256: name,
    schema: '',
  });
  const of = (...names: string[]) => ({ files: names.map(file), deliveries: [] });
  mkdirSync(join(root, 'standard/region'), { recursive: true });
  mkdirSync(join(root, 'deliveries'));
  writeFileSync(join(root, 'standard/region/a'), 'a');
  await settleOnDisk(root, of('a'), undefined);
  await expect(settleOnDisk(root, of('a', 'b'), of('a'))).rejects.toThrow('ENOENT');
  await settleOnDisk(root, of('a', 'b'), of('b'));
});
