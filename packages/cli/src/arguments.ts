import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Language, languages } from '@junheng/engine/domain';
import { Problem } from './problem.ts';

export type OptionKind = 'text' | 'flag';
export type Parsed = {
  readonly positionals: readonly string[];
  text(name: string): string | undefined;
  flag(name: string): boolean;
  /** A whole number from `least` to `most`, or the default. Throws a `Problem` for anything else. */
  whole(name: string, fallback: number, least: number, most: number): number;
  /** A share or other number from `least` to `most`, or the default. */
  number(name: string, fallback: number, least: number, most: number): number;
  /** One of the words; the first is the default. */
  choice<const T extends string>(name: string, words: readonly T[]): T;
  day(name: string): string | undefined;
  /** A path of the user, from where the command was typed. */
  path(name: string): string | undefined;
};

/** Paths are meant from where the user stands; a package manager starts scripts elsewhere and says where that was. */
export const userPath = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path);

/**
 * Reads the arguments of one verb. Every option that the verb does not know is a `Problem`, as is one argument too many.
 *
 * @param options      the verb's options beside `--lang` and `--help`
 * @param positionals  how many words the verb takes at the most
 */
export function parseArguments(
  verb: string,
  args: readonly string[],
  options: Readonly<Record<string, OptionKind>>,
  positionals: number,
): Parsed {
  const known: Readonly<Record<string, OptionKind>> = { ...options, lang: 'text', help: 'flag' };
  const {
    values,
    positionals: words,
    tokens,
  } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(known).map(([name, kind]) => [name, { type: kind === 'flag' ? 'boolean' : 'string' } as const]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const kind = known[token.name];
    if (!kind) throw new Problem('cli.error.option', { option: token.rawName, verb });
    if (kind === 'text' && (token.value === undefined || token.value === '')) {
      throw new Problem('cli.error.argument', { option: token.rawName, wants: '…', value: '' });
    }
  }
  const extra = words[positionals];
  if (extra !== undefined) throw new Problem('cli.error.extra', { value: extra, verb });
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const number: Parsed['number'] = (name, fallback, least, most) => {
    const given = text(name);
    if (given === undefined) return fallback;
    const value = Number(given);
    if (given.trim() === '' || !(value >= least && value <= most)) {
      throw new Problem('cli.error.argument', { option: `--${name}`, wants: `${least}–${most}`, value: given });
    }
    return value;
  };
  return {
    positionals: words,
    text,
    flag: (name) => values[name] === true,
    number,
    whole(name, fallback, least, most) {
      const value = number(name, fallback, least, most);
      if (Number.isInteger(value)) return value;
      throw new Problem('cli.error.argument', {
        option: `--${name}`,
        wants: `${least}, ${least + 1}, … ${most}`,
        value: String(value),
      });
    },
    choice(name, allowed) {
      const given = text(name);
      const found = given === undefined ? allowed[0] : allowed.find((one) => one === given);
      if (found !== undefined) return found;
      throw new Problem('cli.error.argument', { option: `--${name}`, wants: allowed.join(' | '), value: given ?? '' });
    },
    day(name) {
      const given = text(name);
      if (given === undefined || isDay(given)) return given;
      throw new Problem('cli.error.argument', { option: `--${name}`, wants: 'YYYY-MM-DD', value: given });
    },
    path(name) {
      const given = text(name);
      return given === undefined ? undefined : userPath(given);
    },
  };
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(value);
}

/** A part of a verb that is not there, or was left out: says which there are. */
export const noSuchPart = (verb: string, part: string, parts: readonly string[]): Problem =>
  new Problem(part === '' ? 'cli.error.partMissing' : 'cli.error.part', { verb, part, parts: parts.join(', ') });

/** The language of the command: `--lang`, otherwise that of the system; `given` tells whether the user chose it. */
export function chooseLanguage(args: readonly string[], locale: string): { language: Language; given: boolean } {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const fallback: Language = /^zh/i.test(locale) ? 'zh' : 'en';
  if (at < 0) return { language: fallback, given: false };
  const value = args[at]?.includes('=') ? args[at].slice('--lang='.length) : (args[at + 1] ?? '');
  const language = languages.find((one) => one === value);
  if (!language) throw new Problem('cli.error.argument', { option: '--lang', wants: languages.join(' | '), value });
  return { language, given: true };
}
