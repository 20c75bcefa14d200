import { formatBytes, formatExact, type Speaker } from '@junheng/display';
import type { RetentionPolicy, RowDiff, SnapshotDiff } from '@junheng/pool/catalogue';
import { noSuchPart, type Parsed, parseArguments, userPath } from '../arguments.ts';
import { openHistory, type RegionHistory, type Step, type SweepAnswer } from '../history.ts';
import { Problem } from '../problem.ts';
import type { Shell } from '../terminal.ts';

/** `junheng snapshot`: the history of a region, what differs, back to an earlier one, and away with what nobody needs. */
export async function snapshot(args: readonly string[], shell: Shell): Promise<void> {
  const [verb = '', ...rest] = args;
  if (verb === 'list') return list(rest, shell);
  if (verb === 'diff') return diff(rest, shell);
  if (verb === 'rollback') return rollBack(rest, shell);
  if (verb === 'sweep') return sweepFolder(rest, shell);
  throw noSuchPart('snapshot', verb, ['list', 'diff', 'rollback', 'sweep']);
}

const needed = (verb: string, what: string) => new Problem('cli.error.needs', { verb: `snapshot ${verb}`, what });

function historyOf(verb: string, given: Parsed, { speaker }: Shell): RegionHistory {
  const [folder] = given.positionals;
  if (folder === undefined) throw needed(verb, '<results folder>');
  return openHistory(userPath(folder), speaker.language);
}

/** What a verb found, as JSON or in words. */
function tell(given: Parsed, { print }: Shell, found: unknown, lines: () => readonly string[]): void {
  print(given.flag('json') ? JSON.stringify(found, null, 2) : lines().join('\n'));
}

async function list(args: readonly string[], shell: Shell): Promise<void> {
  const given = parseArguments('snapshot', args, { json: 'flag' }, 1);
  const steps = await historyOf('list', given, shell).list();
  tell(given, shell, steps, () => steps.map((step) => stepLine(shell.speaker, step)));
}

function stepLine({ t }: Speaker, { at, snapshot: id, reason, note, newest, kept }: Step): string {
  const size = kept
    ? t('cli.snapshot.size', { count: kept.rows, deliveries: kept.deliveries, size: formatBytes(kept.bytes) })
    : t('cli.snapshot.gone');
  const why = t(`cli.snapshot.reason.${reason}`);
  const line = t('cli.snapshot.step', { at: `${at.slice(0, 16).replace('T', ' ')} UTC`, id, why, size });
  return `${newest ? '*' : ' '} ${line}${note ? `  ${note}` : ''}`;
}

async function diff(args: readonly string[], shell: Shell): Promise<void> {
  const options = { table: 'text', rows: 'text', offset: 'text', json: 'flag' } as const;
  const given = parseArguments('snapshot', args, options, 3);
  const history = historyOf('diff', given, shell);
  const [, before = '~1', after = 'newest'] = given.positionals;
  const table = given.text('table');
  if (table === undefined) {
    const found = await history.diff({ before, after });
    return tell(given, shell, found, () => diffLines(shell.speaker, found));
  }
  const page = { offset: given.whole('offset', 0, 0, 1e9), limit: given.whole('rows', 20, 1, 500) };
  const found = await history.diffRows({ before, after }, table, page);
  tell(given, shell, found, () => rowLines(shell.speaker, found, page.offset));
}

function diffLines({ t, language }: Speaker, { before, after, tables, sources }: SnapshotDiff): string[] {
  const n = (value: number) => formatExact(language, value);
  const lines = [t('cli.snapshot.between', { before, after })];
  for (const one of tables) {
    if (one.files_added === 0 && one.files_removed === 0) continue;
    const params = { table: one.table, before: n(one.rows_before), after: n(one.rows_after) };
    lines.push(`  ${t('cli.snapshot.tableDiff', params)}`);
  }
  for (const { source_id: source, added, removed, changed, before: was, after: is } of sources) {
    if (added.length + removed.length + changed.length === 0) continue;
    const deliveries = { added: added.length, removed: removed.length, changed: changed.length };
    const counts = { read: n(is.read), was_read: n(was.read), held: n(is.quarantined), was_held: n(was.quarantined) };
    lines.push(`  ${t('cli.snapshot.sourceDiff', { source, ...deliveries, ...counts })}`);
  }
  if (lines.length === 1) lines.push(`  ${t('cli.snapshot.same')}`);
  return lines;
}

const marks = { added: '+', removed: '-', changed: '~' } as const;

function rowLines({ t }: Speaker, { table, columns, rows, total }: RowDiff, offset: number): string[] {
  const { added, removed, changed } = total;
  const lines = [t('cli.snapshot.rowDiff', { table, added, removed, changed })];
  for (const { change, side, cells } of rows) {
    const shown = columns.flatMap((column, i) =>
      cells[i] == null || cells[i] === '' ? [] : [`${column}=${cells[i]}`],
    );
    const mark = change === 'changed' ? `${marks.changed}${side === 'before' ? '-' : '+'}` : `${marks[change]} `;
    lines.push(`  ${mark} ${shown.join('  ')}`);
  }
  const left = added + removed + changed - offset - rows.length;
  if (left > 0) lines.push(`  ${t('cli.trace.more', { count: left })}`);
  return lines;
}

async function rollBack(args: readonly string[], shell: Shell): Promise<void> {
  const given = parseArguments('snapshot', args, { note: 'text', json: 'flag' }, 2);
  const [, name] = given.positionals;
  if (name === undefined) throw needed('rollback', '<results folder> <snapshot>');
  const step = await historyOf('rollback', given, shell).rollBack(name, given.text('note') ?? null);
  tell(given, shell, step, () => [shell.speaker.t('cli.snapshot.rolledBack', { id: step.snapshot })]);
}

async function sweepFolder(args: readonly string[], shell: Shell): Promise<void> {
  const options = { 'keep-days': 'text', afterwards: 'text', 'dry-run': 'flag', json: 'flag' } as const;
  const given = parseArguments('snapshot', args, options, 1);
  const days = given.whole('keep-days', 90, 0, 36_500);
  const afterwards = given.choice('afterwards', ['month', 'year', 'nothing']);
  const asked = given.text('keep-days') !== undefined || given.text('afterwards') !== undefined;
  const policy: RetentionPolicy | undefined = asked ? { days, afterwards } : undefined;
  const swept = await historyOf('sweep', given, shell).sweep(policy, given.flag('dry-run'));
  tell(given, shell, swept, () => [sweptLine(shell.speaker, swept)]);
}

function sweptLine({ t }: Speaker, { snapshots, artefacts, files, bytes, dry_run }: SweepAnswer): string {
  const params = {
    snapshots: snapshots.length,
    artefacts: artefacts.length,
    count: files,
    size: formatBytes(bytes),
  };
  return t(dry_run ? 'cli.snapshot.wouldSweep' : 'cli.snapshot.swept', params);
}
