import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type RunResult, runRegion } from '@junheng/flow';
import { parseArguments, userPath } from '../arguments.ts';
import { findServer } from '../history.ts';
import { Problem } from '../problem.ts';
import type { Shell } from '../terminal.ts';
import { runServed } from './run-served.ts';

/** `junheng run`: a region's folder through the whole loop; report and artefacts out. */
export async function run(args: readonly string[], shell: Shell): Promise<void> {
  const options = { data: 'text', out: 'text', 'as-of': 'text', seed: 'text', json: 'flag' } as const;
  const given = parseArguments('run', args, options, 1);
  const [folder] = given.positionals;
  if (folder === undefined) throw new Problem('cli.error.needs', { verb: 'run', what: '<region folder>' });
  const ordered = {
    folder: userPath(folder),
    data: given.path('data'),
    asOf: given.day('as-of'),
    seed: given.whole('seed', 1, 0, Number.MAX_SAFE_INTEGER),
  };
  const out = given.path('out');
  const served = out === undefined ? undefined : findServer(out);
  if (out !== undefined && served) {
    await runServed(served, out, ordered, shell);
    if (given.flag('json')) shell.print(readFileSync(join(out, 'summary.json'), 'utf8').trimEnd());
    return;
  }
  const result = await runIn(shell, {
    ...ordered,
    out,
    outRoot: userPath('out'),
    language: shell.languageGiven ? shell.speaker.language : undefined,
  });
  if (given.flag('json')) shell.print(JSON.stringify(result.summary, null, 2));
}

type RunOptions = Omit<Parameters<typeof runRegion>[0], 'onProgress' | 'signal'>;

/** Runs a region with progress on stderr and says at the end how long it took and where the report lies. */
export async function runIn({ speaker, progress, signal, say }: Shell, options: RunOptions): Promise<RunResult> {
  const result = await runRegion({
    ...options,
    signal,
    onProgress(event) {
      if (event.kind === 'reading')
        progress.show(speaker.t('cli.progress.reading', { source: event.source }), event.share);
      else if (event.kind === 'stage')
        progress.show(
          speaker.t('cli.progress.stage', { stage: speaker.t(`common.stage.${event.stage}.name`) }),
          event.share,
        );
      else progress.show(speaker.t('cli.progress.report'), event.share);
    },
  });
  progress.end();
  if (result.keyMade) say(speaker.t('cli.done.key', { file: result.keyMade }));
  const made = result.timings.filter((timing) => !timing.reused).length;
  const reused = made < result.timings.length ? speaker.t('cli.done.reused', { made, all: result.timings.length }) : '';
  say(
    speaker.t('cli.done.run', {
      seconds: result.seconds.toFixed(1),
      reused,
      report: relative(userPath('.'), result.report) || result.report,
    }),
  );
  return result;
}
