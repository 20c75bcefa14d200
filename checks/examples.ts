import { spawnSync } from 'node:child_process';
import { type Check, listFiles, root } from './files.ts';

/** Every program in `examples/` runs to its end and prints something. */
export const examples: Check = {
  name: 'examples',
  run: () =>
    listFiles(/^examples\/[^/]+\.ts$/).flatMap((file) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [file], {
        cwd: root,
        encoding: 'utf8',
        timeout: 120_000,
      });
      if (status === 0 && stdout.trim() !== '') return [];
      return [`${file} ended with ${status ?? 'a time-out'}: ${(stderr || 'it printed nothing').slice(0, 400)}`];
    }),
};
