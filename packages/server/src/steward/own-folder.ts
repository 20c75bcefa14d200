import { lockFolder } from '@junheng/pool';
import { ProblemError } from '../problem.ts';
import type { OpenRegion } from '../regions.ts';
import type { RunJobs } from './run-jobs.ts';

/** Does what no run may meet. Throws a ProblemError `run_running` (409) while one is under way. */
export async function ownFolder<T>(
  jobs: Pick<RunJobs, 'find'>,
  { id, folder }: Pick<OpenRegion, 'id' | 'folder'>,
  work: () => Promise<T>,
): Promise<T> {
  if (jobs.find(id)?.state === 'running') throw new ProblemError('run_running', 409, { region: id });
  const lock = lockFolder(folder);
  try {
    return await work();
  } finally {
    lock.release();
  }
}
