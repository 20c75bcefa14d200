import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ets, mase } from '@junheng/engine/forecast';
import { root } from '../frame/child.ts';
import { median } from '../frame/measure.ts';
import { type Bench, part, skip } from '../frame/row.ts';

const what = 'mean MASE of 767 monthly hospital series, 12 months ahead';
const goal = '≤ 0.740; ≤ 90 s';
const file = join(root, '../shared/data/forecast_hospital_monthly/hospital.csv.gz');
const [known, ahead, season] = [72, 12, 12];

/** Our best method on the hospital set: ETS on log1p, each series fitted from its first 72 months alone. */
export const hospitalMase: Bench = {
  id: 'forecast/hospital-mase',
  async run({ quick }) {
    if (!existsSync(file)) return skip(what, goal, 'the data are not at ../shared/data/forecast_hospital_monthly');
    const series = readSeries();
    const seconds: number[] = [];
    let score = Number.NaN;
    for (let round = 0; round < (quick ? 1 : 5); round++) {
      const started = performance.now();
      score = meanMase(series);
      seconds.push((performance.now() - started) / 1000);
    }
    return {
      what,
      goal,
      peer: 0.7669,
      peerName: 'R ets (published with the data)',
      ratio: 0.7669 / score,
      note: `forecast/ets on log1p, natural-scale MASE${quick ? '; one run instead of five' : ''}`,
      parts: [part('mean MASE', '', score, 'lower', 0.74), part('time', 's', median(seconds), 'lower', 90)],
    };
  },
};

/** Series by column position: header names repeat. */
function readSeries(): Float64Array[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n').slice(1);
  const cells = lines.map((line) => line.split(',').slice(1).map(Number));
  return (cells[0] ?? []).map((_, column) => Float64Array.from(cells, (row) => row[column] as number));
}

function meanMase(series: readonly Float64Array[]): number {
  let sum = 0;
  for (const [i, values] of series.entries()) {
    const history = values.subarray(0, known);
    const fit = ets(history, { season, horizon: ahead, scale: 'log1p', seed: 1, stream: `hospital/${i}` });
    if (fit.status !== 'fitted') throw new Error(`Series ${i + 1} is too short.`);
    const points = Float64Array.from({ length: ahead }, (_, step) => fit.predictive.middle(step));
    sum += mase(values.subarray(known), points, history, season);
  }
  return sum / series.length;
}
