import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/** Preloaded into a measured process: at its end it adds what it used, one JSON line, to the file that the bench named. */
const file = process.env.JUNHENG_BENCH_USAGE;
if (file && isMainThread) {
  process.once('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const line = { maxRssBytes: maxRSS * 1024, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 };
    appendFileSync(file, `${JSON.stringify(line)}\n`);
  });
}
