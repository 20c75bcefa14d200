import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('the types of the API are those that its description gives', () => {
  const script = fileURLToPath(new URL('../generate.ts', import.meta.url));
  const run = () => execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8', stdio: 'pipe' });
  expect(run).not.toThrow();
});
