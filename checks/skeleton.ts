import { stages } from '@junheng/engine';
import { type Check, listFiles, read } from './files.ts';

/** Longest file that needs no reason. A longer one states it in its first lines: "Long because …". */
const longest = 400;

/** Every room says what it is for, every stage has its parts, and no file grows beyond a screenful of ideas unnoticed. */
export const skeleton: Check = {
  name: 'skeleton',
  run() {
    const files = new Set(listFiles(/./));
    const wrong: string[] = [];
    for (const stage of stages) {
      const parts = ['README.md', 'contract.ts', 'index.ts', 'methods.ts'].map(
        (part) => `packages/engine/src/${stage}/${part}`,
      );
      for (const part of [...parts, `packages/flow/src/${stage}/index.ts`])
        if (!files.has(part)) wrong.push(`${part} is missing.`);
    }
    for (const file of files) {
      const name = /^packages\/([a-z]+)\/package\.json$/.exec(file)?.[1];
      if (name && !files.has(`packages/${name}/README.md`))
        wrong.push(`packages/${name}/README.md is missing: one sentence on what it is for.`);
    }
    for (const file of listFiles(/\.tsx?$/)) {
      if (/\.test\.tsx?$|\/generated\/|\/reference\//.test(file)) continue;
      const text = read(file);
      const lines = text.split('\n').length;
      if (lines > longest && !/Long because/.test(text.slice(0, 600)))
        wrong.push(`${file}: ${lines} lines without a reason ("Long because …").`);
    }
    return wrong;
  },
};
