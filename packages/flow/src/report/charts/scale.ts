/**
 * Round steps that hold both ends: 1, 2 or 5 times a power of ten, three to six of them. The axis begins at 0 unless all
 * values lie far above it.
 */
export function ticksBetween(least: number, largest: number): number[] {
  if (!(largest > 0)) return [0, 1];
  const from = least > largest / 2 ? least : 0;
  const wanted = Math.max((largest - from) / 4, largest * 1e-6);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 2, 5, 10].map((n) => n * power).find((candidate) => candidate >= wanted) ?? 10 * power;
  const ticks: number[] = [];
  for (let k = Math.floor(from / step); ; k++) {
    const tick = Number((k * step).toPrecision(12));
    ticks.push(tick);
    if (tick >= largest) return ticks;
  }
}

/**
 * An estimate as it is written: two significant figures, or as many as its interval (`width`) lets one know.
 */
export function rough(value: number, width = Number.POSITIVE_INFINITY): number {
  if (value === 0) return 0;
  const place = (size: number) => Math.floor(Math.log10(Math.abs(size))) - 1;
  const finest = width > 0 && Number.isFinite(width) ? Math.min(place(value), place(width)) : place(value);
  const unit = 10 ** finest;
  return Number((Math.round(value / unit) * unit).toPrecision(12));
}
