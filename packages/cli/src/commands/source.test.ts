import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { speaker } from '@junheng/display';
import type { Language } from '@junheng/engine/domain';
import { afterAll, expect, test } from 'vitest';
import { Problem } from '../problem.ts';
import { source } from './source.ts';

const tiny = fileURLToPath(new URL('../../../../examples/regions/tiny/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'junheng-source-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(language: Language, ...args: string[]) {
  const printed: string[] = [];
  const shell = {
    speaker: speaker(language),
    languageGiven: true,
    progress: { show() {}, end() {} },
    signal: new AbortController().signal,
    print: (text: string) => void printed.push(text),
    say: (text: string) => void printed.push(text),
  };
  const problem = await source(args, shell).then(
    () => undefined,
    (cause: unknown) => {
      if (cause instanceof Problem) return cause;
      throw cause;
    },
  );
  return { text: printed.join('\n'), problem };
}

test('source check says in both languages what would happen, and fails when rows are held back', async () => {
  const good = await run('en', 'check', join(tiny, 'sources/townships.yaml'));
  expect(good.problem).toBeUndefined();
  expect(good.text).toMatch(/Rows: (\d+) read = \1 accepted \+ 0 merged \+ 0 held back/);
  const dirty = await run('en', 'check', join(tiny, 'sources/hospitals.yaml'));
  expect(dirty.text).toContain('Held back, 1 row (beds-not-negative): A count of beds cannot be negative\n  line 6:');
  expect(dirty.text).toContain(
    'Not checked, because it needs what the pool holds: whether zone.name knows every name.',
  );
  expect(dirty.problem).toMatchObject({ key: 'cli.source.dirty', exit: 1 });
  const other = await run('zh', 'check', join(tiny, 'sources/hospitals.yaml'), join(tiny, 'stays.csv'));
  expect(other.text).toContain('将被拒收');
  expect(other.problem).toMatchObject({ key: 'cli.source.dirty', exit: 1 });
  const json = await run('en', 'check', join(tiny, 'sources/stays.yaml'), '--all', '--json');
  expect(JSON.parse(json.text)).toMatchObject({ source: 'stays', whole: true, clean: true });
});

test('source check says when a contract makes pseudonyms and does not say that it is about people', async () => {
  const stays = readFileSync(join(tiny, 'sources/stays.yaml'), 'utf8');
  const named = stays.replace('    fields:\n', '    fields:\n      person_key: { pseudonym: [stay] }\n');
  const told = async (yaml: string) => {
    writeFileSync(join(folder, 'named.yaml'), yaml);
    return (await run('en', 'check', join(folder, 'named.yaml'), join(tiny, 'stays.csv'))).text;
  };
  expect(await told(named)).toContain('it is kept sealed. Say so: classification: personal.');
  expect(await told(named.replace(': internal', ': personal'))).not.toContain('kept sealed');
  expect(await told(stays)).not.toContain('kept sealed');
});

test('source infer writes a draft that source check takes', async () => {
  const out = join(folder, 'draft.yaml');
  const drafted = await run('en', 'infer', join(tiny, 'stays.csv'), '--out', out, '--source', 'my-stays');
  expect(drafted.problem).toBeUndefined();
  expect(readFileSync(out, 'utf8')).toContain('source: my-stays');
  const checked = await run('en', 'check', out, join(tiny, 'stays.csv'));
  expect(checked.text).toContain('(required/service_code)');
  expect((await run('en', 'guess')).problem?.key).toBe('cli.error.part');
  expect((await run('en', 'check', out)).problem?.key).toBe('cli.source.noFile');
});
