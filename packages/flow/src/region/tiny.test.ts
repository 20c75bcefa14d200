import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gini, indexed, theil, travelTimes, twoStepFca, within } from '@junheng/engine/balance';
import { expect, test } from 'vitest';
import { closeTo } from '../../../../testing/close-to.ts';
import { loadRegion } from './index.ts';

const folder = fileURLToPath(new URL('../../../../examples/regions/', import.meta.url));
const read = (file: string) => readFileSync(`${folder}tiny/${file}`, 'utf8');
const rows = (file: string) => {
  const [head = '', ...lines] = read(file).trim().split('\n');
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])));
};

test('tiny: the numbers of its README follow from its files', () => {
  const towns = rows('townships.csv');
  const hospitals = rows('hospitals.csv').filter(
    ({ code, beds }, i, all) => Number(beds) >= 0 && all.findIndex((row) => row.code === code) === i,
  );
  const minutes = new Map(rows('travel.csv').map((row) => [`${row.township} ${row.hospital}`, Number(row.minutes)]));
  const people = Float64Array.from(towns, (row) => Number(row.residents));
  const beds = Float64Array.from(hospitals, (row) => Number(row.beds));
  const travel = travelTimes(
    towns.map((town) => hospitals.map(({ code }) => minutes.get(`${town.code} ${code}`) ?? null)),
  );
  const score = twoStepFca(beds, people, travel, within(30));
  closeTo(
    Array.from(score, (value) => 1000 * value),
    [8, 8, 8, 2, 2, 2],
  );
  const [young, old] = rows('rates.csv').map((row) => Number(row.stays_per_1000)) as [number, number];
  const need = Float64Array.from(towns, (row) => {
    const share = Number(row.residents_65plus) / Number(row.residents);
    return young * (1 - share) + old * share;
  });
  closeTo(need, [100, 100, 120, 140, 130, 100]);
  const everyone = new Uint8Array(towns.length).fill(1);
  const [supply, wanted] = [indexed(score, people, everyone), indexed(need, people, everyone)];
  closeTo([1000 * supply.mean, wanted.mean], [6, 112.5]);
  closeTo(supply.index, [4 / 3, 4 / 3, 4 / 3, 1 / 3, 1 / 3, 1 / 3]);
  closeTo([gini(score, people)], [2 / 9]);
  const parts = theil(
    score,
    people,
    towns.map((row) => row.area ?? ''),
  );
  const between = (2 / 3) * (4 / 3) * Math.log(4 / 3) + (1 / 3) * (1 / 3) * Math.log(1 / 3);
  closeTo([parts.total, parts.between, parts.within], [between, between, 0]);
  const page = read('README.md');
  for (const said of [
    '**0.2222**',
    '**0.1336**',
    '**112.5**',
    '1.33 high',
    '0.33 low',
    '1.07 high',
    '1.24 high',
    '1.16 high',
    '0.89 low',
  ]) {
    expect(page).toContain(said);
  }
});

test.each(['tiny', 'us-illinois', 'cn-fujian', 'uk-england'])(
  'examples/regions/%s: its configuration and contracts are whole',
  async (name) => {
    const { config, contracts } = await loadRegion(folder + name);
    expect(config.region).toBe(name);
    expect(contracts).toHaveLength(config.sources.length);
    for (const { reference, file, licence } of contracts) {
      if (name !== 'tiny' && !file.startsWith('region:')) expect(reference && licence, file).toBeTruthy();
    }
  },
);
