import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { quantity, type Speaker } from '@junheng/display';
import { namesPeople, type SourceContract } from '@junheng/engine/source';
import {
  checkSource,
  compilePattern,
  extractSql,
  inferFile,
  isSeries,
  readContract,
  type SourceCheck,
  writeWhole,
} from '@junheng/pool';
import { noSuchPart, parseArguments, userPath } from '../arguments.ts';
import { exitCodes, Problem } from '../problem.ts';
import type { Shell } from '../terminal.ts';

/** `junheng source`: draft a contract, or see what one would do to a file. */
export async function source(args: readonly string[], shell: Shell): Promise<void> {
  const [verb = '', ...rest] = args;
  if (verb === 'check') return check(rest, shell);
  if (verb === 'infer') return infer(rest, shell);
  if (verb === 'replay') return (await import('./source-replay.ts')).replay(rest, shell);
  throw noSuchPart('source', verb, ['infer', 'check', 'replay']);
}

async function check(args: readonly string[], { speaker, print, signal }: Shell): Promise<void> {
  const given = parseArguments('source', args, { data: 'text', all: 'flag', json: 'flag' }, 2);
  const [contractFile, file] = given.positionals;
  if (contractFile === undefined)
    throw new Problem('cli.error.needs', { verb: 'source check', what: '<contract.yaml>' });
  const path = userPath(contractFile);
  const contract = await readContract(path);
  const options = { all: given.flag('all'), signal };
  const result =
    file === undefined && contract.format.kind === 'sql'
      ? await checkAnswer(contract, options)
      : await checkSource(contract, requireFile(contract, path, file, given.path('data')), options);
  print(given.flag('json') ? JSON.stringify(result, null, 2) : tell(speaker, result, contract).join('\n'));
  if (!result.clean) throw new Problem('cli.source.dirty', {}, exitCodes.failed);
}

function requireFile(
  contract: SourceContract,
  path: string,
  file: string | undefined,
  data: string | undefined,
): string {
  const found = file === undefined ? findFile(contract, path, data) : userPath(file);
  if (found !== undefined) return found;
  throw new Problem('cli.source.noFile', { source: contract.source, file: contract.file }, exitCodes.input);
}

/** What a database answers now, checked like a file that it had sent; nothing of it is kept. */
async function checkAnswer(
  contract: SourceContract,
  options: { readonly all: boolean; readonly signal: AbortSignal },
): Promise<SourceCheck> {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-answer-'));
  try {
    const file = join(folder, basename(contract.file));
    await extractSql(contract, file, options.signal);
    return { ...(await checkSource(contract, file, options)), file: contract.file };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function infer(args: readonly string[], { speaker, print, say, signal }: Shell): Promise<void> {
  const given = parseArguments('source', args, { table: 'text', source: 'text', out: 'text', json: 'flag' }, 1);
  const [file] = given.positionals;
  if (file === undefined) throw new Problem('cli.error.needs', { verb: 'source infer', what: '<file>' });
  const { language } = speaker;
  const options = { table: given.text('table'), source: given.text('source'), language, signal };
  const { yaml, inferred, guesses } = await inferFile(userPath(file), options);
  const out = given.path('out');
  if (given.flag('json')) print(JSON.stringify({ yaml, guesses, inferred }, null, 2));
  else if (out === undefined) print(yaml.trimEnd());
  if (out === undefined) return;
  writeWhole(out, yaml);
  say(speaker.t('cli.source.drafted', { file: out, guesses }));
}

/** The delivery that a contract names: in the folder given, beside the contract or one folder up; of a series the last. */
function findFile(
  { file }: { readonly file: string },
  contractPath: string,
  data: string | undefined,
): string | undefined {
  const beside = file.startsWith('region:');
  const name = beside ? file.slice('region:'.length) : file;
  const folder = dirname(contractPath);
  for (const base of data === undefined || beside ? [folder, dirname(folder)] : [data]) {
    const path = join(base, name);
    if (!isSeries(name)) {
      if (existsSync(path)) return path;
      continue;
    }
    if (!existsSync(dirname(path))) continue;
    const fits = compilePattern(basename(name));
    const last = readdirSync(dirname(path)).filter(fits).sort().at(-1);
    if (last !== undefined) return join(dirname(path), last);
  }
  return undefined;
}

function tell(speaker: Speaker, result: SourceCheck, contract: SourceContract): string[] {
  const { t } = speaker;
  const { columns, refused } = result;
  const shownFile = relative(process.cwd(), result.file) || result.file;
  const lines = [t('cli.source.head', { file: shownFile, source: result.source, form: result.form }), ''];
  if (refused) lines.push(t('cli.source.refused', { why: t(refused.code, refused.params) }));
  if (columns.missing.length > 0) {
    lines.push(t('cli.source.missing', { columns: list(columns.missing.map(({ column }) => column)) }));
  } else if (!refused) lines.push(t('cli.source.columns', { n: contract.columns.length }));
  for (const { column, near } of columns.missing) {
    if (near !== null) lines.push(t('cli.source.near', { column, near }));
  }
  if (columns.extra.length > 0) lines.push(t('cli.source.extra', { columns: list(columns.extra) }));
  if (columns.unmapped.length > 0) lines.push(t('cli.source.unmapped', { columns: list(columns.unmapped) }));
  if (namesPeople(contract) && contract.classification !== 'personal') lines.push(t('cli.source.namesPeople'));
  if (result.checked > 0) lines.push(...tellRows(speaker, result));
  if (result.clean) lines.push('', t('cli.source.clean'));
  return lines;
}

function tellRows(speaker: Speaker, result: SourceCheck): string[] {
  const { t } = speaker;
  const { checked, accepted, merged, quarantined, flagged } = result;
  const lines = ['', t('cli.source.rows', { checked, accepted, merged, quarantined, flagged })];
  if (!result.whole) lines.push(t('cli.source.sampled', { seen: result.seen }));
  for (const { table, rows, fields, left_empty } of result.tables) {
    lines.push('', t('cli.source.table', { table, count: rows }));
    for (const { field, filled } of fields) {
      const share = quantity(speaker, rows === 0 ? 0 : filled / rows, 'share');
      lines.push(t('cli.source.filled', { field, share }));
    }
    if (left_empty.length > 0) lines.push(t('cli.source.left', { fields: left_empty.join(', ') }));
  }
  for (const { rule, kept_out, rows, say, examples } of result.rules) {
    const key = kept_out ? 'cli.source.keptOut' : 'cli.source.flagged';
    lines.push('', t(key, { count: rows, rule, say: say[speaker.language] }));
    for (const { line, say } of examples) {
      lines.push(t('cli.source.example', { line, say: say[speaker.language] }));
    }
  }
  if (result.unknown_codes.length > 0) lines.push('', t('cli.source.codes'));
  for (const { field, code, rows } of result.unknown_codes.slice(0, 50)) {
    lines.push(t('cli.source.code', { field, code, count: rows }));
  }
  if (result.lookups.length > 0) lines.push('');
  for (const { table, match } of result.lookups) lines.push(t('cli.source.lookup', { table, match }));
  return lines;
}

const mostListed = 40;
const list = (names: readonly string[]): string =>
  names.length > mostListed ? `${names.slice(0, mostListed).join(', ')} …` : names.join(', ');
