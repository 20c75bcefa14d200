import { fileURLToPath } from 'node:url';
import { speaker } from '@junheng/display';
import { balanceValue } from '@junheng/engine/balance';
import { profileValue } from '@junheng/engine/profile';
import { expect } from 'vitest';
import { closeRelative } from '../../../../testing/close-to.ts';
import { sharedPath, testShared } from '../../../../testing/shared-data.ts';
import { profileRun } from '../profile/index.ts';
import { ingestRegion } from '../profile/ingested-region.ts';
import { balanceRun } from './index.ts';

/** Profile and balance of an example region, made twice to see that nothing changes. */
async function runRegion(example: string, data: string) {
  const folder = fileURLToPath(new URL(`../../../../examples/regions/${example}`, import.meta.url));
  const region = await ingestRegion(folder, sharedPath(data));
  try {
    const profile = profileValue.parse(await region.run(profileRun));
    const balance = balanceValue.parse(await region.run(balanceRun, { profile }));
    const again = balanceValue.parse(await region.run(balanceRun, { profile }));
    expect(JSON.stringify(again) === JSON.stringify(balance), 'the same input gives the same value').toBe(true);
    if (profile.status !== 'made' || balance.status !== 'made') throw new Error('not made');
    const figure = (id: string, service: string) =>
      [...profile.figures, ...balance.figures].find((f) => f.id === id && f.service_code === service)?.value ?? null;
    for (const language of ['en', 'zh'] as const) {
      const { issue, lack } = speaker(language);
      for (const note of profile.notes) expect(issue('profile', note)).not.toContain('{{');
      for (const note of balance.notes) expect(issue('balance', note)).not.toContain('{{');
      for (const missing of profile.lacks) expect(lack('profile', missing)).not.toBe('');
    }
    return { profile, balance, figure, codes: balance.notes.map(({ code }) => code) };
  } finally {
    region.close();
  }
}

testShared('Illinois: totals of its README, about 330 short tracts with 1.1 M people, none ample', async () => {
  const { profile, balance, figure, codes } = await runRegion('us-illinois', 'region_us_illinois');
  expect(profile.figures.find(({ id }) => id === 'residents')?.value).toBe(12_830_632);
  expect(figure('total_supply', 'inpatient')).toBe(29_367);
  expect(figure('unknown_facilities', 'inpatient')).toBe(24);
  closeRelative(figure('in_use', 'inpatient') ?? 0, 16_800, 1e-4);
  expect(figure('short_zones', 'inpatient')).toBe(328);
  expect(figure('short_people', 'inpatient')).toBe(1_138_132);
  expect(figure('ample_zones', 'inpatient')).toBe(0);
  expect(figure('supply_out_of_reach', 'inpatient')).toBe(0);
  expect(figure('areas_without_facility', 'inpatient')).toBe(24);
  // every bed is accounted for: the mean score over people is the supply per 1,000 of those who count
  closeRelative(figure('mean_score', 'inpatient') ?? 0, (1000 * 29_367) / 12_830_632, 1e-12);
  expect(codes).toEqual(expect.arrayContaining(['straight_line', 'edge', 'unknown_near', 'stand_in_rates']));
  expect(balance.detail.variants).toHaveLength(5);
  const firm = balance.detail.services[0]?.findings.filter(({ held }) => held === 5).length ?? 0;
  expect(firm).toBeGreaterThan(200);
  expect(firm).toBeLessThan(328);
});

testShared('Fujian: institutions, five gaps left out, people spread over towns', async () => {
  const { profile, balance, figure, codes } = await runRegion('cn-fujian', 'region_cn_fujian');
  expect(profile.figures.find(({ id }) => id === 'residents')?.value).toBe(41_540_086);
  expect(figure('total_supply', 'institution')).toBe(1115);
  expect(profile.detail.zones.gap.filter((gap) => gap)).toHaveLength(5);
  const [all] = balance.detail.services;
  expect(all?.spread_over).toBe('settlements');
  profile.detail.zones.gap.forEach((gap, i) => {
    if (gap) expect([all?.class[i], all?.score[i], all?.supply_index[i]]).toEqual([null, null, null]);
  });
  expect(codes).toEqual(
    expect.arrayContaining(['spread_settlements', 'gaps_left_out', 'institutions_only', 'need_is_residents']),
  );
  expect(profile.lacks.map(({ code }) => code)).toEqual(['no_use']);
});

testShared('England: the last month with data, a trust without a row in it is unknown', async () => {
  const { profile, figure } = await runRegion('uk-england', 'region_uk_england');
  expect(profile.figures.find(({ id }) => id === 'residents')?.value).toBe(56_550_138);
  expect(profile.detail.services[0]?.period).toBe('2025-08');
  expect(figure('total_supply', 'inpatient')).toBe(100_398);
  expect(figure('in_use', 'inpatient')).toBe(91_936);
  expect(figure('total_supply', 'intensive')).toBe(4078);
  expect(profile.detail.services[0]?.supply.filter((units) => units !== null)).toHaveLength(134);
});
