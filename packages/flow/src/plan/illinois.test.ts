import { decayTable, e2sfca, step, straightLineTimes, zonePoints, zoneReach } from '@junheng/engine/balance';
import { type AllocationProblem, allocationTerms, maxMinAllocation, scoresWith } from '@junheng/engine/plan';
import { expect } from 'vitest';
import { readSharedCsv, testShared } from '../../../../testing/shared-data.ts';
import { highsSolver } from './highs-solver.ts';

/** Tracts and hospitals of Illinois under the shipped assumptions: 100 beds for the worst-served tenth. */
function illinois(): { problem: AllocationProblem; beds: Float64Array } {
  const tracts = readSharedCsv('region_us_illinois/tracts.csv');
  const hospitals = readSharedCsv('region_us_illinois/hospitals.csv').filter((h) => h.staffed_beds !== '');
  const number = (rows: typeof tracts, name: string) => Float64Array.from(rows, (row) => Number(row[name]));
  const persons = number(tracts, 'population');
  const beds = number(hospitals, 'staffed_beds');
  const decay = decayTable(
    step([
      [10, 1],
      [20, 0.68],
      [30, 0.22],
    ]),
  );
  const points = zonePoints(number(tracts, 'lon'), number(tracts, 'lat'));
  const places = { lon: number(hospitals, 'lon'), lat: number(hospitals, 'lat') };
  const travel = straightLineTimes(points, places, { detour: 1.3, speedKmh: 60 }, 30);
  const problem = {
    reach: zoneReach(points, travel, decay),
    persons,
    counts: Uint8Array.from(persons, (p) => (p > 0 ? 1 : 0)),
    score: e2sfca(beds, persons, travel, decay).score.map((score) => 1000 * score),
    cap: beds.map((b) => Math.floor(Math.max(0.25 * b, 10))),
    add: 100,
    worstShare: 0.1,
  };
  return { problem, beds };
}

/** People whose score rises by at least a tenth. */
function helped(problem: AllocationProblem, units: Float64Array): number {
  const terms = allocationTerms(problem);
  const after = scoresWith(terms, units);
  return terms.persons.reduce((sum, p, z) => {
    const [was, is] = [terms.before[z] as number, after[z] as number];
    return is > was && is >= 1.1 * was ? sum + p : sum;
  }, 0);
}

testShared('max–min: 100 beds in Illinois help hundreds of thousands, proven within 0.1 %', async () => {
  const { problem, beds } = illinois();
  const solver = highsSolver(60);
  const capped = await maxMinAllocation(problem, solver);
  expect(capped.placed).toBe(100);
  expect(capped.gap).toBeLessThan(1e-3);
  expect(capped.after / capped.before).toBeGreaterThan(1.06);
  expect(helped(problem, capped.units)).toBeGreaterThan(400_000);
  // Without caps a plain maximum of the least score puts 91 of the 100 beds into one hospital, for 8,000 people.
  const free = { ...problem, cap: beds.map((b) => (b > 0 ? 100 : 0)) };
  const uncapped = await maxMinAllocation(free, solver);
  await solver.close();
  expect(Math.max(...uncapped.units)).toBeLessThan(60);
  expect(helped(free, uncapped.units)).toBeGreaterThan(300_000);
});
