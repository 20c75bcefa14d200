/**
 * Where is care short in Tiny County? Beds within 30 minutes (2SFCA), the index against the mean, and how even it is.
 * The same numbers are worked out by hand in `examples/regions/tiny/README.md`.
 *
 *   node examples/01-accessibility.ts
 */
import { classOf, gini, indexed, theil, travelTimes, twoStepFca, within } from '@junheng/engine/balance';

const townships = ['Old Harbour', 'Willow Bridge', 'Stone Gate', 'Upper Meadow', 'Pine Ridge', 'Far Hollow'];
const area = ['plain', 'plain', 'plain', 'hills', 'hills', 'hills'];
const residents = Float64Array.of(4000, 2000, 2000, 2000, 1000, 1000);
const beds = Float64Array.of(48, 20, 4);
const minutes = travelTimes([
  [5, 20, 55],
  [20, 5, 40],
  [30, 15, 50],
  [45, 25, 35],
  [65, 45, 5],
  [80, 60, 25],
]);

const score = twoStepFca(beds, residents, minutes, within(30));

/** Stays a year per 1,000 people: 80 below the age of 65, 280 above; the share above differs between townships. */
const share65 = [0.1, 0.1, 0.2, 0.3, 0.25, 0.1];
const need = Float64Array.from(share65, (share) => 80 * (1 - share) + 280 * share);

const everyone = new Uint8Array(townships.length).fill(1);
const supplyIndex = indexed(score, residents, everyone);
const needIndex = indexed(need, residents, everyone);
const limits = { supply: { low: 0.8, high: 1.25 }, need: { low: 0.95, high: 1.05 } };
const words: Readonly<Record<string, string>> = { 13: 'low supply, high need', 31: 'high supply, low need' };

console.log('township        beds per 1,000   supply   need');
townships.forEach((name, i) => {
  const [supply, wanted] = [supplyIndex.index[i] ?? 0, needIndex.index[i] ?? 0];
  const kind = classOf(supply, wanted, limits);
  const line = [
    name.padEnd(15),
    (1000 * (score[i] ?? 0)).toFixed(1).padStart(14),
    supply.toFixed(2).padStart(9),
    wanted.toFixed(2).padStart(7),
    `  ${words[kind ?? ''] ?? ''}`,
  ];
  console.log(line.join('').trimEnd());
});
const parts = theil(score, residents, area);
console.log(`mean ${(1000 * supplyIndex.mean).toFixed(1)} beds per 1,000`);
console.log(
  `Gini ${gini(score, residents).toFixed(4)}, Theil ${parts.total.toFixed(4)}: ${parts.between.toFixed(4)} between plain and hills, ${Math.abs(parts.within).toFixed(4)} within`,
);
