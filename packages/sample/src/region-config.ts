import type { Text } from '@junheng/engine/domain';
import { provinceName } from './names.ts';
import { services, tierNames } from './services.ts';

/** Id of the sample as a region; its own rates carry it as their scope. */
export const regionId = 'sample';

const text = (zh: string, en: string): Text => ({ zh, en });

const kinds: readonly (readonly [code: string, zh: string, en: string])[] = [
  ['general', '综合医院', 'General hospital'],
  ['tcm', '中医医院', 'Hospital of traditional Chinese medicine'],
  ['maternal_child', '妇幼保健院', 'Maternal and child health hospital'],
  ['community', '社区卫生服务中心', 'Community health centre'],
  ['community_station', '社区卫生服务站', 'Community health station'],
  ['central_township', '中心卫生院', 'Central township health centre'],
  ['township', '卫生院', 'Township health centre'],
];

/** Kinds of facility that give each service. */
const givenBy: Readonly<Record<string, readonly string[]>> = {
  internal: ['general', 'tcm', 'community', 'community_station', 'central_township', 'township'],
  surgery: ['general', 'tcm', 'community', 'central_township'],
  obstetrics: ['general', 'maternal_child', 'community', 'central_township'],
  paediatrics: ['general', 'maternal_child', 'community', 'community_station', 'central_township', 'township'],
  rehabilitation: ['general', 'tcm', 'community', 'community_station', 'central_township', 'township'],
};

const indicators: readonly (readonly [code: string, zh: string, en: string])[] = [
  ['outpatient_visits', '门诊人次', 'Outpatient visits'],
  ['emergency_visits', '急诊人次', 'Emergency visits'],
  ['staffed_beds', '开放床位', 'Open beds'],
  ['occupied_beds', '在用床位', 'Beds in use'],
  ['yearbook_facilities', '医疗卫生机构（年鉴）', 'Facilities (yearbook)'],
  ['yearbook_beds', '实有床位（年鉴）', 'Beds (yearbook)'],
];

const profile = () => ({
  services: services.map((s) => ({
    code: s.code,
    names: s.names,
    supply: { from: 'resource', class: 'space', type_code: 'bed', state: 'staffed', unit: 'bed' },
    facility_kinds: givenBy[s.code],
    need: { from: 'rates', service_code: s.code },
    use: { from: 'encounter', class: 'inpatient' },
  })),
});

const steps = (...list: readonly (readonly [number, number])[]) =>
  list.map(([to_minutes, weight]) => ({ to_minutes, weight }));

const balance = () => ({
  travel: { from: 'table', mode: 'car' },
  decay: steps([10, 1], [20, 0.68], [30, 0.22]),
  classes: { supply: { low: 0.8, high: 1.25 }, need: { low: 0.95, high: 1.05 } },
  spread: { beyond_share: 0.05, grid_km: 2 },
  group_level: 'county',
  variants: [
    { id: 'narrow', decay: steps([10, 1], [20, 0.6], [30, 0.123]) },
    { id: 'wide', decay: steps([15, 1], [30, 0.68], [45, 0.22]) },
    { id: 'flat', decay: steps([30, 1]) },
  ],
  reach_bands_minutes: [15, 30, 60],
  mark_edge: false,
  edge_tolerance_km: 2,
});

function forecast(years: number) {
  const series = (
    id: string,
    names: Text,
    source: unknown,
    frequency: 'week' | 'month',
    horizon: number,
    unit: string,
  ) => ({
    id,
    names,
    source,
    by: 'region',
    frequency,
    horizon,
    unit,
    count: true,
  });
  return {
    series: [
      series(
        'admissions',
        text('每周住院人次', 'Admissions a week'),
        { from: 'encounter', class: 'inpatient' },
        'week',
        12,
        'admission',
      ),
      ...services.map((s) =>
        series(
          `admissions-${s.code}`,
          text(`每周${s.names.zh}住院人次`, `${s.names.en}: admissions a week`),
          { from: 'encounter', class: 'inpatient', service_code: s.code },
          'week',
          12,
          'admission',
        ),
      ),
      series(
        'influenza',
        text('每周流感报告病例', 'Notified influenza a week'),
        { from: 'surveillance', condition_code: 'influenza' },
        'week',
        8,
        'patient',
      ),
      {
        ...series(
          'occupied-beds',
          text('各医院每月在用床位', 'Beds in use by hospital, month by month'),
          { from: 'statistic', indicator_code: 'occupied_beds' },
          'month',
          3,
          'bed',
        ),
        by: 'facility',
        count: false,
        capacity: { from: 'statistic', indicator_code: 'staffed_beds' },
      },
    ],
    levels: [0.5, 0.8, 0.95],
    backtest: { origins: 6, least_periods: Math.min(24, 8 * years) },
    warning: { occupancy: 0.93, chance: { blue: 0.2, yellow: 0.4, orange: 0.6, red: 0.8 } },
  };
}

const caveats: readonly Text[] = [
  text(
    '本省及其一切地名、机构、人员和病例均为程序生成，纯属虚构。',
    'This province is made by a program. No place, facility, person or case in it exists.',
  ),
  text(
    '数据中按已知比例混入了重复、错日期、错编码等脏数据，清单见 truth.json。',
    'Duplicates, impossible dates and unknown codes are mixed in at a known rate; truth.json lists them.',
  ),
  text(
    '行车时间由虚构路网算得，只给出 90 分钟以内的；跨河、过山口的乡镇要绕行。',
    'Driving times follow made-up roads, up to 90 minutes; townships behind a river or a pass go the long way round.',
  ),
  text(
    '住院记录从第一年 1 月 1 日入院者起；省外就医不在数据中。',
    'Stays are those admitted from 1 January of the first year on; care outside the province is not in the data.',
  ),
];

/**
 * `region.yaml` of the sample: every assumption that its figures rest on.
 *
 * @param beds  staffed beds of the province, for the size of plan and surge
 */
export function makeRegionConfig(
  years: number,
  lastDay: string,
  beds: number,
  sources: readonly string[],
): Record<string, unknown> {
  const add = Math.max(6, Math.round(beds / 45));
  return {
    region: regionId,
    names: provinceName,
    language: 'zh',
    timezone: 'Asia/Shanghai',
    currency: 'CNY',
    as_of: lastDay,
    zone_names: text('乡镇（街道）', 'Township'),
    levels: [
      { code: 'province', names: text('省', 'Province') },
      { code: 'county', names: text('县（市）', 'County') },
    ],
    facility_kinds: kinds.map(([code, zh, en]) => ({ code, names: text(zh, en) })),
    care_levels: tierNames.map((names, i) => ({ code: String(i + 1), names })),
    indicators: indicators.map(([code, zh, en]) => ({ code, names: text(zh, en) })),
    sources,
    caveats,
    profile: profile(),
    balance: balance(),
    forecast: forecast(years),
    plan: {
      allocation: {
        service_code: 'internal',
        add,
        cap_share: 0.5,
        cap_at_least: 20,
        worst_share: 0.1,
        price: 260_000,
        budget: add * 260_000,
      },
      site: { service_code: 'internal' },
    },
    simulate: {
      service_code: 'internal',
      days: 364,
      warm_up_days: 60,
      replications: 20,
      patience_days: 14,
      level: 0.95,
      facilities: 40,
    },
    dispatch: {
      service_code: 'internal',
      patients: Math.max(5, Math.round(beds / 300)),
      fill_to: 0.93,
      limit_minutes: 90,
    },
    decide: { vote_within_days: 30, measure_after_days: 365, quorum: 0.67 },
    feedback: {
      kinds: ['general'],
      levels: ['2', '3'],
      least: 30,
      inputs: [
        { id: 'beds', from: 'statistic', indicator_code: 'staffed_beds', aggregate: 'last' },
        { id: 'physicians', from: 'staff', role_code: 'physician' },
        { id: 'nurses', from: 'staff', role_code: 'nurse' },
      ],
      outputs: [
        { id: 'stays', from: 'encounter', class: 'inpatient', measure: 'stays' },
        { id: 'outpatients', from: 'statistic', indicator_code: 'outpatient_visits', aggregate: 'sum' },
      ],
    },
  };
}
