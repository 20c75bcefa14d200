/** Round steps from 0 to at least `largest`: 1, 2 or 5 times a power of ten, three to six of them. */
export function ticksUpTo(largest: number): number[] {
  if (!(largest > 0)) return [0, 1];
  const rough = largest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((candidate) => candidate >= rough) ?? 10 * power;
  const ticks: number[] = [];
  for (let k = 0; ; k++) {
    const tick = Number((k * step).toPrecision(12));
    ticks.push(tick);
    if (tick >= largest) return ticks;
  }
}

/** Two significant figures, as an estimate is written. */
export const rough = (value: number): number => (value === 0 ? 0 : Number(value.toPrecision(2)));
