import { rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { besideOf, holderOfThisThread, lockedBy, takeLock } from './lock-folder.ts';

const everyMs = 20;
const patienceMs = 10_000;
let taken = 0;

/**
 * Does something to a file that nobody else may meet meanwhile, in this process or another: who comes second waits, and
 * finds what the first one wrote. A process that died while it held the file is passed over. The lock stands beside the
 * file only while the work goes on.
 *
 * @throws InputError `pool.error.folderLocked` or `pool.error.lockedElsewhere` when somebody else holds the file for ten seconds
 */
export async function alone<T>(path: string, work: () => Promise<T>): Promise<T> {
  const file = `${path}.lock`;
  const beside = `${besideOf(file)}.${++taken}`;
  writeFileSync(beside, JSON.stringify(holderOfThisThread()));
  try {
    for (let waited = 0; ; waited += everyMs) {
      const holder = takeLock(file, beside);
      if (!holder) break;
      if (waited >= patienceMs) throw lockedBy(path, holder, file);
      await wait(everyMs);
    }
  } finally {
    rmSync(beside, { force: true });
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
