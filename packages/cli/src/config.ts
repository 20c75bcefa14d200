import { existsSync } from 'node:fs';
import { InputError, readYaml } from '@junheng/pool';
import { z } from 'zod';
import { userPath } from './arguments.ts';

const whole = (least: number) => z.coerce.number().int().min(least);
const address = (...schemes: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), {
    error: schemes.map((scheme) => `${scheme}//…`).join(', '),
  });

/**
 * Everything that can be set from outside, by the name of its variable: in the environment, or in `junheng.yaml` where
 * the command is typed (or the file that `JUNHENG_CONFIG` names). The environment wins. What databases of sources are
 * called is up to their contracts (`connection:`), and stands in the environment alone.
 */
export const configuration = z.strictObject({
  DATABASE_URL: address('postgres:', 'postgresql:').optional(),
  CLICKHOUSE_URL: address('http:', 'https:').optional(),
  CLICKHOUSE_FILES: z.string().default('file:'),
  CLICKHOUSE_ROOT: z.string().default('.'),
  CLICKHOUSE_TIMEOUT: whole(1).default(60),
  JUNHENG_PERSON_KEY_FILE: z.string().optional(),
  JUNHENG_STEWARD_TOKEN: z.string().min(24).optional(),
  JUNHENG_INBOX_BYTES: whole(1).default(1_000_000_000_000),
  JUNHENG_SQL_SECONDS: whole(1).default(900),
  JUNHENG_SQL_ROWS: whole(1).default(100_000_000),
  JUNHENG_SQL_BYTES: whole(1).default(50_000_000_000),
});
export type SettingName = keyof z.infer<typeof configuration>;
export const settingNames = Object.keys(configuration.shape) as SettingName[];

export type Setting = {
  readonly name: SettingName;
  /** As it may be shown: a password in an address is masked; null when it is not set. */
  readonly value: string | number | null;
  readonly from: 'environment' | 'file' | 'default' | 'none';
};
export type Config = { readonly file: string | null; readonly settings: readonly Setting[] };

type Environment = Record<string, string | undefined>;

/**
 * Reads the configuration, and puts what stands in the file alone into the environment, where everyone looks.
 *
 * @throws InputError `config.error.file` when the named file is not there, `config.error.value` for a value that does not
 *   fit; those of `readYaml` for a file that is no YAML or sets what nothing reads
 */
export async function loadConfig(environment: Environment): Promise<Config> {
  const named = environment.JUNHENG_CONFIG;
  const file = userPath(named || 'junheng.yaml');
  const there = existsSync(file);
  if (named && !there) throw new InputError('config.error.file', { file });
  const kept = there ? await readFile(file) : {};
  const settings = settingNames.map((name): Setting => {
    const [own, other] = [environment[name] || undefined, kept[name]];
    const given = own ?? other;
    const read = configuration.shape[name].safeParse(given);
    if (!read.success) {
      const wants = read.error.issues[0]?.message ?? '';
      throw new InputError('config.error.value', { name, wants, where: own === undefined ? file : 'environment' });
    }
    if (own === undefined && other !== undefined) environment[name] = other;
    const from =
      own !== undefined ? 'environment' : other !== undefined ? 'file' : read.data === undefined ? 'none' : 'default';
    return { name, value: shown(name, read.data ?? null), from };
  });
  return { file: there ? file : null, settings };
}

const inFile = z
  .strictObject(Object.fromEntries(settingNames.map((name) => [name, z.union([z.string(), z.number()]).nullish()])))
  .nullable();

async function readFile(file: string): Promise<Readonly<Record<string, string>>> {
  const entries = Object.entries((await readYaml(file, inFile)) ?? {});
  return Object.fromEntries(entries.flatMap(([name, held]) => (held == null ? [] : [[name, String(held)]])));
}

/** Settings that are secrets as a whole: whether they are set is all that is shown. */
const secret: ReadonlySet<SettingName> = new Set(['JUNHENG_STEWARD_TOKEN']);

const shown = (name: SettingName, value: string | number | null) =>
  secret.has(name) && value !== null ? '••••••' : masked(value);

/** A password in an address becomes asterisks, wherever it stands. */
function masked(value: string | number | null): string | number | null {
  if (typeof value !== 'string' || !value.includes('://') || !URL.canParse(value)) return value;
  const url = new URL(value);
  if (url.password !== '') url.password = '***';
  for (const name of url.searchParams.keys())
    if (/pass|key|token|secret/i.test(name)) url.searchParams.set(name, '***');
  return url.href;
}
