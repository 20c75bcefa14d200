import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';

/** The machine in one line: processor, cores that we may use, memory, system, Node. */
export function describeMachine(): string {
  const model = (cpus()[0]?.model ?? 'unknown processor').replace(/\s+/g, ' ').trim();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return `${model}, ${availableParallelism()} cores, ${memory}, ${platform()} ${arch()}, Node ${process.versions.node}`;
}
