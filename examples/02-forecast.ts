/**
 * How many outpatient visits will Tiny County see? Two methods are tried on the last year, which neither of them saw;
 * the better one looks half a year ahead.
 *
 *   node examples/02-forecast.ts
 */
import { readFileSync } from 'node:fs';
import { ets, type Forecaster, mase, seasonalNaive } from '@junheng/engine/forecast';

const file = new URL('regions/tiny/visits.csv', import.meta.url);
const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
const visits = Float64Array.from(lines, (line) =>
  line
    .split(',')
    .slice(1)
    .reduce((sum, cell) => sum + Number(cell), 0),
);

const task = { season: 12, scale: 'log1p', seed: 1, stream: 'visits' } as const;
const [known, kept] = [visits.slice(0, -12), visits.slice(-12)];

const methods: Readonly<Record<string, Forecaster>> = { 'seasonal naive': seasonalNaive, ETS: ets };
const tried = Object.entries(methods).map(([name, method]) => {
  const answer = method(known, { ...task, horizon: 12 });
  if (answer.status !== 'fitted') throw new Error(`${name} needs ${answer.needs} months and has ${answer.has}.`);
  const expected = Float64Array.from({ length: 12 }, (_, step) => answer.predictive.middle(step));
  const error = mase(kept, expected, known, 12);
  console.log(`${name.padEnd(15)} error on the last year (MASE) ${error.toFixed(2)}`);
  return { name, method, error };
});
const best = tried.reduce((a, b) => (b.error < a.error ? b : a));

const ahead = best.method(visits, { ...task, horizon: 6 });
if (ahead.status !== 'fitted') throw new Error('The series is too short.');
console.log(`\n${best.name}, form ${ahead.form}`);
const z80 = 1.2816;
for (let step = 0; step < 6; step++) {
  const { predictive } = ahead;
  const [low, middle, high] = [predictive.at(step, -z80), predictive.middle(step), predictive.at(step, z80)].map(
    (value) => Math.round(value),
  );
  console.log(`month ${step + 1}: about ${middle}, in 80 % of cases ${low}–${high}`);
}
