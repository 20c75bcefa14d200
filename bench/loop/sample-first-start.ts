import { join } from 'node:path';
import { ended, readUsage, startJunheng, withFolder } from '../frame/child.ts';
import { freePort } from '../frame/free-port.ts';
import { median } from '../frame/measure.ts';
import { type Bench, part } from '../frame/row.ts';

const limitSeconds = 240;

/** The first start in an empty store: sample made, run and served, until the first page comes; then the next start. */
export const sampleFirstStart: Bench = {
  id: 'loop/sample-first-start',
  async run({ quick }) {
    const rounds = quick ? 1 : 5;
    const first: Start[] = [];
    const next: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await withFolder(async (folder) => {
        first.push(await startOnce(folder));
        next.push((await startOnce(folder)).seconds);
      });
    }
    return {
      what: 'first start: sample made, run and served',
      goal: '≤ 90 s; the next start ≤ 5 s',
      peer: null,
      peerName: null,
      ratio: null,
      note: `after the install, without npx${quick ? '; one run instead of five' : ''}; peak memory ${Math.round(median(first.map(({ peakBytes }) => peakBytes)) / 1e6)} MB`,
      parts: [
        part('first start', 's', median(first.map(({ seconds }) => seconds)), 'lower', 90),
        part('next start', 's', median(next), 'lower', 5),
      ],
    };
  },
};

type Start = { readonly seconds: number; readonly peakBytes: number };

/** Starts on a free port and waits for the page and the list of regions; stops the server as Ctrl-C would. */
async function startOnce(folder: string): Promise<Start> {
  const port = await freePort();
  const usageFile = join(folder, `usage-${port}.jsonl`);
  const started = performance.now();
  const child = startJunheng(['start', '--store', join(folder, 'store'), '--port', String(port)], usageFile);
  const end = ended(child, limitSeconds);
  let over = false;
  const watched = end.then((result) => {
    over = true;
    return result;
  });
  const address = `http://127.0.0.1:${port}/api/regions`;
  while (!over && !(await answers(address))) await pause(50);
  const seconds = (performance.now() - started) / 1000;
  const early = over;
  if (!early) child.kill('SIGINT');
  const { code, stderr } = await watched;
  if (early) throw new Error(`${address} never answered; junheng start ended with ${code ?? 'a time-out'}:\n${stderr}`);
  return { seconds, peakBytes: readUsage(usageFile).peakBytes };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
