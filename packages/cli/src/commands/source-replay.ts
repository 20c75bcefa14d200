import type { RunResult } from '@junheng/flow';
import { parseArguments, userPath } from '../arguments.ts';
import { Problem } from '../problem.ts';
import type { Shell } from '../terminal.ts';
import { runIn } from './run.ts';

/** `junheng source replay`: corrected contracts over the deliveries that the pool keeps, and what that changes. */
export async function replay(args: readonly string[], shell: Shell): Promise<void> {
  const given = parseArguments('source', args, { out: 'text', 'as-of': 'text', seed: 'text', json: 'flag' }, 2);
  const [folder, source] = given.positionals;
  if (folder === undefined) throw new Problem('cli.error.needs', { verb: 'source replay', what: '<region folder>' });
  const result = await runIn(shell, {
    folder: userPath(folder),
    out: given.path('out'),
    outRoot: userPath('out'),
    asOf: given.day('as-of'),
    seed: given.whole('seed', 1, 0, Number.MAX_SAFE_INTEGER),
    language: shell.languageGiven ? shell.speaker.language : undefined,
    replay: { source },
  });
  shell.print(given.flag('json') ? JSON.stringify(result.changes, null, 2) : tell(shell, result.changes).join('\n'));
}

function tell({ speaker }: Shell, changes: RunResult['changes']): string[] {
  if (changes.length === 0) return [speaker.t('cli.replay.same')];
  return changes.flatMap(({ source_id, deliveries, before, after, rules }) => [
    speaker.t('cli.replay.source', { source: source_id, count: deliveries, read: after.read }),
    speaker.t('cli.replay.rows', {
      accepted: before.accepted,
      merged: before.merged,
      quarantined: before.quarantined,
      acceptedNow: after.accepted,
      mergedNow: after.merged,
      quarantinedNow: after.quarantined,
    }),
    ...rules.map((rule) =>
      speaker.t(rule.kept_out ? 'cli.replay.keptOut' : 'cli.replay.flagged', {
        say: rule.say[speaker.language],
        before: rule.before,
        after: rule.after,
      }),
    ),
  ]);
}
