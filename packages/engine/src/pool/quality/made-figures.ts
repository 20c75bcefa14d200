import { stream } from '../../kernel/index.ts';
import type { Figures } from './history.ts';

/** Made-up daily counts of some places with weekdays, a feast on which nearly all close, and a wave: for tests. */
export function madeFigures(places: number, days: number, perDay: number, column = 'visits'): Figures {
  const chance = stream(7, `made ${column}`);
  const week = [1.3, 1.2, 1.1, 1.1, 1, 0.65, 0.65];
  const start = 19_723;
  const values = new Float64Array(places * days);
  for (let p = 0; p < places; p++) {
    const size = perDay * (0.6 + 0.1 * (p % 9));
    for (let d = 0; d < days; d++) {
      const feast = d % 180 >= 100 && d % 180 < 107 ? 0.25 : 1;
      const wave = 1 + 0.6 * Math.exp(-0.5 * ((d - 200) / 20) ** 2);
      values[p * days + d] = chance.poisson(size * (week[(start + d) % 7] as number) * feast * wave);
    }
  }
  return {
    column,
    kind: 'count',
    step: 'day',
    ends: Int32Array.from({ length: days }, (_, d) => start + d),
    places: Array.from({ length: places }, (_, p) => `h${p}`),
    groups: Array.from({ length: places }, () => null),
    values,
    events: false,
  };
}
