import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Language, Text } from '@junheng/engine/domain';
import { askServer, type Served } from '../history.ts';
import { exitCodes, Problem } from '../problem.ts';
import type { Shell } from '../terminal.ts';

type Answer = {
  readonly state: 'never' | 'running' | 'done' | 'failed';
  readonly share: number;
  readonly kind: string;
  readonly what: string;
  readonly started_at: string | null;
  readonly ended_at: string | null;
  readonly problem: Text | null;
};
export type Ordered = {
  readonly folder: string;
  readonly data: string | undefined;
  readonly asOf: string | undefined;
  readonly seed: number;
};

/**
 * Has the server that owns a results folder run it, and shows how far it is. It runs a region as it was run last: another
 * folder, day or seed is refused, and the user is told who owns the folder.
 */
export async function runServed(served: Served, out: string, ordered: Ordered, shell: Shell): Promise<void> {
  const { progress, speaker, signal, say } = shell;
  if (!isLastOrder(out, ordered)) {
    throw new Problem('cli.error.served', { folder: out, address: served.address }, exitCodes.input);
  }
  const path = `/api/regions/${served.region}/run`;
  const ask = (body?: unknown) => askServer<Answer>(served, speaker.language, path, body);
  let answer = await ask({});
  while (answer.state === 'running') {
    if (answer.what !== '' || answer.kind === 'report') progress.show(saidOf(shell, answer), answer.share);
    await wait(500, undefined, { signal });
    answer = await ask();
  }
  progress.end();
  if (answer.state !== 'done') throw failed(served, answer, speaker.language);
  const seconds = (Date.parse(answer.ended_at ?? '') - Date.parse(answer.started_at ?? '')) / 1000;
  say(speaker.t('cli.done.run', { seconds: seconds.toFixed(1), reused: '', report: join(out, 'report.html') }));
}

function isLastOrder(out: string, { folder, data, asOf, seed }: Ordered): boolean {
  const file = join(out, 'run.json');
  if (!existsSync(file) || asOf !== undefined) return false;
  const { options } = JSON.parse(readFileSync(file, 'utf8')) as {
    options: { folder: string; data: string | null; seed: number };
  };
  return options.folder === folder && (options.data ?? undefined) === data && options.seed === seed;
}

function saidOf({ speaker }: Shell, { kind, what }: Answer): string {
  if (kind === 'reading') return speaker.t('cli.progress.reading', { source: what });
  if (kind === 'stage') return speaker.t('cli.progress.stage', { stage: speaker.t(`common.stage.${what}.name`) });
  return speaker.t('cli.progress.report');
}

const failed = ({ address }: Served, { problem }: Answer, language: Language) =>
  new Problem('cli.snapshot.refused', { address, why: problem?.[language] ?? '–' }, exitCodes.failed);
