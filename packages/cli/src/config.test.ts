import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { speaker } from '@junheng/display';
import { afterAll, expect, test } from 'vitest';
import { loadConfig, settingNames } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-config-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test('config: the environment wins over the file, and what the file alone says comes into the environment', async () => {
  const path = file(
    'a.yaml',
    'CLICKHOUSE_URL: http://reader:s3cret@ch:8123/?password=x9\nJUNHENG_SQL_SECONDS: 1800\nCLICKHOUSE_TIMEOUT: 5\n',
  );
  const environment: Record<string, string | undefined> = { JUNHENG_CONFIG: path, CLICKHOUSE_TIMEOUT: '7' };
  const { settings, file: read } = await loadConfig(environment);
  const of = (name: string) => settings.find((one) => one.name === name);
  expect(read).toBe(path);
  expect(of('CLICKHOUSE_TIMEOUT')).toMatchObject({ value: 7, from: 'environment' });
  expect(of('JUNHENG_SQL_SECONDS')).toMatchObject({ value: 1800, from: 'file' });
  expect(of('JUNHENG_SQL_ROWS')).toMatchObject({ from: 'default' });
  expect(of('DATABASE_URL')).toMatchObject({ value: null, from: 'none' });
  expect(environment).toMatchObject({ CLICKHOUSE_TIMEOUT: '7', JUNHENG_SQL_SECONDS: '1800' });
  expect(environment.CLICKHOUSE_URL).toContain('s3cret');
  expect(JSON.stringify(settings)).not.toMatch(/s3cret|x9/);
});

test('config: what cannot be used is refused, without the secret in it', async () => {
  const refusal = (text: string, more = {}) =>
    loadConfig({ JUNHENG_CONFIG: file('b.yaml', text), ...more }).then(
      () => 'taken',
      (error: Error) => `${error} ${JSON.stringify(error)}`,
    );
  expect(await refusal('CLICKHOUSE_TIMEOUT: soon')).toContain('config.error.value');
  expect(await refusal('COLOUR: red')).toContain('source.error.yamlUnfit');
  expect(await refusal('a: [')).toContain('source.error.yamlBroken');
  expect(await refusal('')).toBe('taken');
  const told = await refusal('', { DATABASE_URL: 'mysql://a:s3cret@h/x' });
  expect(told).toContain('config.error.value');
  expect(told).not.toContain('s3cret');
  await expect(loadConfig({ JUNHENG_CONFIG: join(folder, 'none.yaml') })).rejects.toThrow('config.error.file');
});

test('config: every setting says in both languages what it is for', () => {
  for (const language of ['zh', 'en'] as const) {
    const { t } = speaker(language);
    for (const name of settingNames) expect(t(`config.about.${name}`)).not.toBe(`config.about.${name}`);
  }
});
