import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePattern } from './pattern.ts';

const agree = (source: string, texts: readonly string[]) => {
  const [ours, theirs] = [compilePattern(source), new RegExp(source, 'u')];
  for (const text of texts) expect(ours.test(text), `${source} on ${JSON.stringify(text)}`).toBe(theirs.test(text));
};

test('patterns of contracts, as JavaScript reads them', () => {
  const texts = [
    '',
    '350102',
    '350102 ',
    'x350102',
    'E06000001',
    '医院',
    '县医院',
    '😀',
    'a\nb',
    '2024-01',
    'aab',
    '-',
    ']',
  ];
  const sources = [
    '^35[0-9]{4}$',
    '^E0[6-9][0-9]{6}$',
    '医院$',
    '^\\p{Script=Han}+$',
    '^.$',
    '\\u{1F600}',
    '^\\uD83D\\uDE00$',
    'a.b',
    '^\\d{4}-(0[1-9]|1[0-2])$',
    '^(?:a|ab)(?<tail>b?)$',
    '',
    '^$',
    'x*',
    '^[^\\]]$',
    '[\\-\\]]',
    '^(a{1,2}){1,2}b$',
    'a|^b|c$',
    '(|a)+b',
    '^😀?$',
    'a{0}b',
  ];
  for (const source of sources) agree(source, texts);
});

test('any pattern of the kinds that can be followed agrees with JavaScript on any text', () => {
  const letter = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '医', '^', '$');
  const pattern = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      letter,
      fc.tuple(tie('node'), tie('node')).map(([a, b]) => a + b),
      fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(?:${a}|${b})`),
      fc
        .tuple(tie('node'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{0,}', '*?', '??'))
        .map(([a, q]) => `(?:${a})${q}`),
    ),
  })).node;
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '医', '\n', '😀'), maxLength: 8 });
  fc.assert(
    fc.property(pattern, fc.array(text, { maxLength: 8 }), (source, texts) => agree(source, texts)),
    { numRuns: 1000 },
  );
});

test('patterns that run away elsewhere take time in proportion to the text', () => {
  const text = `${'a'.repeat(200_000)}!`;
  for (const source of [
    '^(a+)+$',
    '^(a|a)*$',
    '^(a|aa)+$',
    '(a*)*b',
    '^(.*a){12}$',
    'a*a*a*a*a*b',
    '^(a?){30}a{30}$',
  ]) {
    const began = performance.now();
    expect(compilePattern(source).test(text)).toBe(false);
    expect(performance.now() - began, source).toBeLessThan(3000);
  }
});

test('nothing, repeated without measure, is nothing, and is read at once', () => {
  const began = performance.now();
  for (const source of ['^(?:){9007199254740991}$', '^((?:a{0}){2000000000}){2000000000}$', '^(?:|){400}$']) {
    expect([compilePattern(source).test(''), compilePattern(source).test('a')], source).toEqual([true, false]);
  }
  expect(performance.now() - began).toBeLessThan(3000);
});

test('what has no bound in time is refused, and so is what unfolds without measure', () => {
  for (const source of ['(?=a)b', '(?!a)', '(?<=a)b', '(?<!a)b', '(a)\\1', '(?<x>a)\\k<x>', '\\bword']) {
    expect(() => compilePattern(source), source).toThrow(/no bound in time/);
  }
  expect(() => compilePattern('((a{100}){100}){100}')).toThrow(/500 steps/);
  expect(() => compilePattern('a{1,100000}')).toThrow(/500 steps/);
  expect(() => compilePattern('(')).toThrow(RangeError);
  expect(() => compilePattern(`${'('.repeat(60)}a${')'.repeat(60)}`)).toThrow(/deep/);
});

test('letters of many writings, counted to the limit, and sets of steps without end stay within time and memory', () => {
  const letters = Array.from({ length: 60_000 }, (_, i) => String.fromCodePoint(0x3400 + ((i * 7919) % 27_000))).join(
    '',
  );
  const ab = Array.from({ length: 20_000 }, (_, i) => ((i * i) % 7 < 3 ? 'a' : 'b')).join('');
  for (const [source, text] of [
    ['^\\p{Script=Han}{400}\\p{Lu}', letters],
    ['(?:\\p{Script=Han}|[^\\p{L}]){150}\\d', letters],
    ['[ab]*a[ab]{400}c', ab],
    ['(?:[ab]*a[ab]{7}){40}c', ab],
  ] as const) {
    const began = performance.now();
    expect(compilePattern(source).test(text), source).toBe(false);
    expect(performance.now() - began, source).toBeLessThan(5000);
  }
  expect(() => compilePattern('\\p{Script=Han}{600}')).toThrow(/500 steps/);
});
