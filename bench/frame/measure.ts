/** The middle of the values; the mean of the two middle ones where their number is even. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('A median needs at least one value.');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1] as number, sorted[Math.floor(middle)] as number];
  return (low + high) / 2;
}

/** Runs things one after the other, round after round (A B A B …), so that what slows the machine slows them all. */
export async function interleave<K extends string>(
  rounds: number,
  things: Readonly<Record<K, () => Promise<number> | number>>,
): Promise<Record<K, number[]>> {
  const names = Object.keys(things) as K[];
  const found = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) found[name].push(await things[name]());
  }
  return found;
}

export type Against = { readonly ours: number; readonly peer: number; readonly ratio: number };

/**
 * Median of ours, of the peer, and of the ratios of neighbouring runs; higher is better: peer ÷ ours for times, ours ÷
 * peer for rates and scores.
 */
export function against(ours: readonly number[], peer: readonly number[], better: 'lower' | 'higher'): Against {
  if (ours.length !== peer.length || ours.length === 0) {
    throw new RangeError(`Runs come in pairs: ours has ${ours.length}, the peer ${peer.length}.`);
  }
  const ratios = ours.map((mine, i) => (better === 'lower' ? (peer[i] as number) / mine : mine / (peer[i] as number)));
  return { ours: median(ours), peer: median(peer), ratio: median(ratios) };
}

/** CPU seconds of this process, user and system, spent in a call. */
export function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
