import type { SeriesForecast } from '@junheng/engine/forecast';
import { type EChartsOption, init } from 'echarts';
import { expect, test } from 'vitest';
import { lightColours } from '../tokens/index.ts';
import { type FanWords, fan } from './fan.ts';

const words: FanWords = {
  date: (iso) => iso.slice(0, 7),
  asOf: 'as of 13 Dec',
  measured: 'measured',
  middle: (value) => `middle ${value}`,
  upTo: (level, value) => `${level}: up to ${value}`,
  from: (level, value) => `${level}: from ${value}`,
  lastSeason: (value) => `last winter ${value}`,
  happened: (value) => `happened: ${value}`,
};
const day = (week: number) => new Date(Date.UTC(2025, 8, 6 + 7 * week)).toISOString().slice(0, 10);
const series: SeriesForecast = {
  id: 'influenza',
  names: { zh: '流感住院', en: 'Influenza admissions' },
  place_id: null,
  frequency: 'week',
  unit: 'admission',
  history: Array.from({ length: 15 }, (_, w) => ({ period: day(w), value: w === 6 ? null : 10 + w * w })),
  method: 'forecast/ets',
  form: 'STL(52) + ETS(A,N,N) on log1p',
  forecast: Array.from({ length: 8 }, (_, h) => {
    const middle = 264 + 300 * h;
    const spread = 60 + 120 * h;
    return {
      period: day(15 + h),
      middle,
      low: [1, 2, 3].map((k) => Math.max(0, middle - k * spread)),
      high: [1, 2, 3].map((k) => middle + k * spread),
      same_last_season: 250 + 200 * h,
    };
  }),
  happened: Array.from({ length: 8 }, (_, h) => ({ period: day(15 + h), value: 600 + 10 * h })),
  scores: [],
  notes: [],
};
const style = { colours: lightColours, write: (value: number) => String(Math.round(value)), axis: 'admissions a week' };

function drawn(option: EChartsOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 720, height: 340 });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

test('fan: every end is named in words, bands have the colours of their levels, the as-of line its date', () => {
  const svg = drawn(fan(series, [0.5, 0.8, 0.95], style, words, { happened: true, lastSeason: true }));
  const ends = ['95%: up to', '80%: up to', '50%: up to', '50%: from', '80%: from', '95%: from'];
  for (const text of [...ends, 'middle 2364', 'last winter 1650', 'happened: 670', 'as of 13 Dec', '2025-10']) {
    expect(svg).toContain(text);
  }
  for (const token of ['interval-50', 'interval-80', 'interval-95', 'estimate', 'observed'] as const) {
    expect(svg).toContain(lightColours[token]);
  }
});

test('fan: what happened and the last season can be left out; bands stack up to their ends', () => {
  const option = fan(series, [0.5, 0.8, 0.95], style, words, { history: 5, happened: false, lastSeason: false });
  const svg = drawn(option);
  expect(svg).not.toContain('happened');
  expect(svg).not.toContain('last winter');
  const stacked = (option.series as { stack?: string; data: [string, number][] }[]).filter(
    ({ stack }) => stack === 'fan',
  );
  expect(stacked).toHaveLength(6);
  const sums = stacked.reduce((sum, { data }) => data.map(([, value], i) => (sum[i] ?? 0) + value), [] as number[]);
  expect(sums).toEqual([10 + 14 * 14, ...series.forecast.map(({ high }) => high[2])]);
});
