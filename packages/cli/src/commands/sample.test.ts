import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { speaker } from '@junheng/display';
import { type Language, languages } from '@junheng/engine/domain';
import type { SampleErrorCode } from '@junheng/sample';
import { expect, test } from 'vitest';
import { progressOn } from '../terminal.ts';
import { makeSampleIn } from './sample.ts';

const shell = (language: Language) => ({
  speaker: speaker(language),
  languageGiven: true,
  progress: progressOn(process.stderr),
  signal: new AbortController().signal,
  print: () => undefined,
  say: () => undefined,
});
const linux = process.platform === 'linux';
const small = { residents: 20_000, years: 1, seed: 1, dirt: 0.01 } as const;
const refusals: Record<Exclude<SampleErrorCode, 'tooFewNames'>, readonly [string, object]> = {
  notWhole: ['x', { residents: 100 }],
  notShare: ['x', { dirt: 2 }],
  noFolder: [' ', {}],
  isFile: [fileURLToPath(import.meta.url), {}],
  otherFiles: [tmpdir(), {}],
  notMade: [linux ? '/proc/nowhere' : fileURLToPath(`${import.meta.url}/in`), {}],
};

test.each(Object.entries(refusals))(
  'sample: %s is told in both languages, and in no other',
  async (code, [out, given]) => {
    for (const language of languages) {
      const speak = shell(language);
      const error = await makeSampleIn(out, speak, { ...small, ...given }).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ key: `cli.sampleError.${code}` });
      const { key, params } = error as { key: string; params: Record<string, string> };
      const said = speak.speaker.t(key, params);
      expect(said).not.toMatch(/\{\{|sampleError/);
      expect(/[一-鿿]/.test(said)).toBe(language === 'zh');
    }
  },
);
