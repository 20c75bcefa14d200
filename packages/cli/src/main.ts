import { speaker } from '@junheng/display';
import { InputError } from '@junheng/pool';
import { chooseLanguage } from './arguments.ts';
import { exitCodes, Problem } from './problem.ts';
import { progressOn, type Shell } from './terminal.ts';

type Verb = (args: readonly string[], shell: Shell) => Promise<void>;

/** Each verb is loaded only when it is asked for, so that `method list` does not wait for a database. */
const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  run: async () => (await import('./commands/run.ts')).run,
  start: async () => (await import('./commands/start.ts')).start,
  sample: async () => (await import('./commands/sample.ts')).sample,
  source: async () => (await import('./commands/source.ts')).source,
  codes: async () => (await import('./commands/codes.ts')).codes,
  link: async () => (await import('./commands/link.ts')).link,
  snapshot: async () => (await import('./commands/snapshot.ts')).snapshot,
  trace: async () => (await import('./commands/trace.ts')).trace,
  person: async () => (await import('./commands/person.ts')).person,
  method: async () => (await import('./commands/method.ts')).method,
  config: async () => (await import('./commands/config.ts')).config,
};

async function main(args: readonly string[]): Promise<number> {
  const locale =
    process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  let speak = speaker(/^zh/i.test(locale) ? 'zh' : 'en');
  const progress = progressOn(process.stderr);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  const print = (text: string) => void process.stdout.write(`${text}\n`);
  const printed = (text: string) => {
    print(text);
    return exitCodes.done;
  };
  const refused = (exit: number, key: string, params?: Problem['params']) => {
    say(speak.t(key, params));
    return exit;
  };
  try {
    const { language, given } = chooseLanguage(args, locale);
    speak = speaker(language);
    const words = args.filter((arg, i) => !arg.startsWith('--lang') && args[i - 1] !== '--lang');
    const [name, ...rest] = words;
    if (name === '--version')
      return printed((await import('../package.json', { with: { type: 'json' } })).default.version);
    if (name === undefined || name === '--help' || name === 'help') return printed(speak.t('cli.usage.main'));
    const load = verbs[name];
    if (!load) throw new Problem('cli.error.verb', { verb: name });
    if (rest.includes('--help')) return printed(speak.t(`cli.usage.${name}`));
    const verb = await load();
    if (name !== 'config' && name !== 'method') await (await import('./config.ts')).loadConfig(process.env);
    await verb(rest, { speaker: speak, languageGiven: given, progress, signal: stop.signal, print, say });
    return exitCodes.done;
  } catch (error) {
    progress.end();
    if (stop.signal.aborted) return refused(exitCodes.stopped, 'cli.error.stopped');
    if (error instanceof Problem) return refused(error.exit, error.key, error.params);
    if (error instanceof InputError) return refused(exitCodes.input, error.code, error.params);
    const system = systemProblem(error);
    if (system) return refused(exitCodes.failed, 'cli.error.system', system);
    say(speak.t('cli.error.unexpected', { message: error instanceof Error ? error.message : String(error) }));
    if (process.env.JUNHENG_DEBUG && error instanceof Error) say(error.stack ?? '');
    return exitCodes.failed;
  }
}

/** What the system refused: a full disk, a folder that this account may not write to. Undefined for any other error. */
function systemProblem(error: unknown): { readonly file: string; readonly why: string } | undefined {
  const { code, path, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return undefined;
  const known = [
    'ENOSPC',
    'EDQUOT',
    'EROFS',
    'EACCES',
    'EPERM',
    'ENOTDIR',
    'EISDIR',
    'EEXIST',
    'EMFILE',
    'EFBIG',
    'EIO',
  ];
  return known.includes(code) || (code === 'ENOENT' && syscall === 'mkdir')
    ? { file: path ?? '–', why: code }
    : undefined;
}

process.exitCode = await main(process.argv.slice(2));
