import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runJunheng, type Taken, withFolder } from '../frame/child.ts';
import { median } from '../frame/measure.ts';
import { type Bench, part, skip } from '../frame/row.ts';

const what = 'junheng run on Illinois';
const goal = '≤ 10 s, ≤ 1 GB; ≤ 2 s again by its own clock';
const data = join(root, '../shared/data/region_us_illinois');
const args = ['run', join(root, 'examples/regions/us-illinois'), '--data', data];

/** The whole run on a real region, each time into an empty folder, and the same run again on what it made. */
export const illinois: Bench = {
  id: 'loop/illinois',
  async run({ quick }) {
    if (!existsSync(data)) return skip(what, goal, `the data are not at ../shared/data/region_us_illinois`);
    const rounds = quick ? 1 : 5;
    const first: Taken[] = [];
    const again: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await withFolder(async (folder) => {
        const out = join(folder, 'out');
        first.push(await runOnce(out, folder));
        await runOnce(out, folder);
        again.push(secondsOf(out));
      });
    }
    return {
      what,
      goal,
      peer: null,
      peerName: null,
      ratio: null,
      note: `CPU ${median(first.map(({ cpuSeconds }) => cpuSeconds)).toFixed(1)} s a run${quick ? '; one run instead of five' : ''}`,
      parts: [
        part('wall time', 's', median(first.map(({ seconds }) => seconds)), 'lower', 10),
        part('peak memory', 'GB', median(first.map(({ peakBytes }) => peakBytes)) / 1e9, 'lower', 1),
        part('again, own clock', 's', median(again), 'lower', 2),
      ],
    };
  },
};

async function runOnce(out: string, folder: string): Promise<Taken> {
  const taken = await runJunheng([...args, '--out', out], folder);
  if (taken.code !== 0) throw new Error(`junheng run ended with ${taken.code}:\n${taken.stderr}`);
  return taken;
}

function secondsOf(out: string): number {
  const { seconds } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as { seconds?: unknown };
  if (typeof seconds !== 'number') throw new Error('run.json does not say how long the run took.');
  return seconds;
}
