/** Long because it holds one value of every stage, so that the report is tested on all of them at once. */

import { artefactKinds, type Stage, type StageValues, stages, stageValues } from '@junheng/engine';
import type { Artefact } from '@junheng/engine/domain';
import { testRegion } from '../profile/test-region.ts';
import type { StageArtefacts } from '../run/run-stages.ts';
import { summarise } from '../run/summary.ts';
import type { ReportInput } from './context.ts';

/** A name as nobody should send it. */
export const hostile = `<script>alert("x")</script> & 'Sons'`;

const none = { figures: [], notes: [], lacks: [] };
const names = { zh: '住院服务', en: 'Inpatient care' };
const estimate = (mean: number) => ({ mean, low: mean * 0.9, high: mean * 1.1 });
const square = (west: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 26],
      [west + 0.5, 26],
      [west + 0.5, 26.4],
      [west, 26.4],
      [west, 26],
    ],
  ],
});

const profile = {
  status: 'made',
  ...none,
  figures: [{ id: 'residents', value: 3000, unit: 'person' }],
  detail: {
    population_year: 2025,
    zones: {
      zone_id: ['z1', 'z2', 'z3'],
      name: ['旧港镇', hostile, '远坑乡'],
      name_en: ['Old Harbour', null, null],
      region_id: ['z1', 'z2', 'z3'],
      lon: [118.2, 118.7, 119.2],
      lat: [26.2, 26.2, 26.2],
      persons: [2000, 800, 200],
      share_65plus: [0.1, 0.3, null],
      gap: [false, false, true],
    },
    facilities: {
      facility_id: ['h1', 'h2'],
      name: ['县医院', hostile],
      name_en: [null, null],
      kind: ['general', 'general'],
      level_code: [null, null],
      region_id: ['z1', 'z2'],
      lon: [118.2, 118.7],
      lat: [26.2, 26.2],
    },
    services: [
      {
        service_code: 'inpatient',
        names,
        unit: 'bed',
        supply_basis: 'resource',
        period: null,
        need_basis: 'own_rates',
        supply: [30, null],
        gives: [true, true],
        occupancy: [0.8, null],
        turnover: [40, null],
        zone_supply_per_1000: [15, 0, null],
        zone_need: [200, 120, null],
        zone_need_per_1000: [100, 150, null],
        total_supply: 30,
        unknown_facilities: 1,
        total_need: 320,
      },
    ],
    regions: [],
    ages: [
      { age_from: 0, age_to: 64, persons: 2500 },
      { age_from: 65, age_to: null, persons: 500 },
    ],
  },
};

const finding = { service_code: 'inpatient', supply_index: 0.4, need_index: 1.3, persons: 800, held: 4, variants: 5 };
const balance = {
  status: 'made',
  ...none,
  detail: {
    travel_basis: 'straight_line',
    variants: ['detour-1.2', 'detour-1.4', 'speed-50', 'speed-80', 'wider-steps'],
    services: [
      {
        service_code: 'inpatient',
        names,
        unit: 'bed',
        score: [12, 4, null],
        supply_index: [1.3, 0.4, null],
        need_index: [0.9, 1.3, null],
        class: ['31', '13', null],
        nearest_minutes: [2, 31, null],
        unknown_near: [false, true, false],
        edge_near: [false, true, false],
        held: [5, 4, null],
        nearest: [[[0, 2]], [[0, 31]], []],
        mean_score: 10,
        mean_need_per_1000: 114,
        supply_out_of_reach: 0,
        spread_over: 'zone_points',
        reach_bands: [
          { to_minutes: 15, persons: 2000 },
          { to_minutes: 60, persons: 800 },
          { to_minutes: null, persons: 200 },
        ],
        fairness: {
          gini: 0.2,
          theil: 0.1,
          theil_between: 0.06,
          theil_within: 0.04,
          group_level: 'county',
          groups: [],
          lorenz: [
            [0, 0],
            [0.3, 0.1],
            [1, 1],
          ],
        },
        findings: [
          { ...finding, zone_id: 'z2', kind: 'short' },
          { ...finding, zone_id: 'z1', kind: 'ample', persons: 2000, supply_index: 1.3, need_index: 0.9 },
        ],
      },
    ],
  },
};

const month = (k: number) => `2025-${String(k + 1).padStart(2, '0')}-28`;
const forecast = {
  status: 'made',
  ...none,
  detail: {
    levels: [0.5, 0.8, 0.95],
    series: [
      {
        id: 'visits',
        names: { zh: '门诊人次', en: 'Outpatient visits' },
        place_id: null,
        frequency: 'month',
        unit: 'attendance',
        history: Array.from({ length: 10 }, (_, k) => ({ period: month(k), value: k === 4 ? null : 1000 + 40 * k })),
        method: 'forecast/ets',
        form: 'ETS(A,N,A)',
        forecast: [10, 11].map((k) => ({
          period: month(k),
          middle: 1400,
          low: [1350, 1300, 1200],
          high: [1450, 1500, 1650],
          same_last_season: null,
        })),
        happened: [{ period: month(10), value: 1380 }],
        scores: [{ method: 'forecast/ets', mase: 0.8, coverage: [0.5, 0.75, 0.9], origins: 6 }],
        notes: [],
      },
    ],
    warnings: [
      {
        series_id: 'visits',
        place_id: 'h1',
        level: 'orange',
        chance: 0.6,
        period: month(11),
        capacity: 30,
        occupancy: { middle: 0.97, low: 0.9, high: 1.02 },
      },
    ],
  },
};

const plan = {
  status: 'made',
  ...none,
  detail: {
    allocation: {
      service_code: 'inpatient',
      unit: 'bed',
      status: 'optimal',
      before: 4,
      after: 6,
      bound: 6,
      gap: 0,
      placed: 10,
      cost: 3_000_000,
      currency: 'CNY',
      placements: [{ facility_id: 'h1', now: 30, add: 10 }],
      people_helped: 800,
      short_before: 1,
      short_after: 0,
      binding: [],
      variants: [{ id: 'detour-1.2', before: 4.5, after: 6.4 }],
      score_after: [12, 6, null],
    },
    site: {
      service_code: 'inpatient',
      status: 'optimal',
      zone_id: 'z2',
      mean_minutes_before: 12,
      mean_minutes_after: 6,
      objective: 18_000,
      gap: 0,
      runners_up: [{ zone_id: 'z1', mean_minutes: 9 }],
      void: null,
    },
  },
};

const run = (beds: number) => ({
  beds,
  occupancy: estimate(0.85),
  mean_wait_days: estimate(1.2),
  refused: estimate(0.03),
  admissions_per_day: estimate(4),
  extra_beds: 2,
  in_extra_beds: estimate(0.5),
});
const observed = { occupancy: 0.84, mean_wait_days: null, admissions_per_day: 4.1 };
const simulate = {
  status: 'made',
  ...none,
  detail: {
    service_code: 'inpatient',
    unit: 'bed',
    level: 0.95,
    replications: 20,
    days: 365,
    warm_up_days: 60,
    scenarios: [
      { id: 'baseline', ...run(30), facilities: [{ facility_id: 'h1', ...run(30), observed }] },
      { id: 'plan', ...run(40), facilities: [{ facility_id: 'h1', ...run(40), observed }] },
    ],
    difference: {
      occupancy: estimate(-0.1),
      mean_wait_days: estimate(-0.6),
      refused: estimate(-0.01),
      admissions_per_day: estimate(0.1),
      in_extra_beds: estimate(-0.2),
    },
    left_out: { beyond_limit: 0, no_beds: 1, no_stays: 0, implausible: 0 },
    observed: { ...observed, mean_stay_days: 6 },
  },
};

const dispatch = {
  status: 'made',
  ...none,
  detail: {
    service_code: 'inpatient',
    unit: 'bed',
    status: 'optimal',
    patients: 10,
    origin_id: 'h1',
    origin_free: 4,
    stay_at_origin: 4,
    transfers: [{ from_id: 'h1', to_id: 'h2', patients: 5, minutes: 31 }],
    unplaced: 1,
    patient_minutes: 155,
    facilities: [{ facility_id: 'h2', minutes: 31, supply: 20, occupied: 14, free: 5, received: 5 }],
  },
};

const feedback = {
  status: 'made',
  ...none,
  detail: {
    inputs: ['beds'],
    outputs: ['stays'],
    names: { beds: { zh: '床位', en: 'Beds' }, stays: { zh: '住院', en: hostile } },
    period: '2025-01-01/2025-12-31',
    occupancy_link: 0.8,
    units: [
      { facility_id: 'h1', score: 1, peers: [], inputs: [30], outputs: [1200], input_slack: [0], output_slack: [0] },
      {
        facility_id: 'h2',
        score: 0.62,
        peers: [{ facility_id: 'h1', weight: 0.4 }],
        inputs: [20],
        outputs: [500],
        input_slack: [0],
        output_slack: [0],
      },
    ],
    left_out: [{ reason: 'too_small', facilities: 1 }],
  },
};

const decide = {
  status: 'made',
  ...none,
  detail: {
    quorum: 0.67,
    proposals: [
      {
        id: 'p1',
        kind: 'unheard_of',
        params: {},
        status: 'proposed',
        evidence: [{ stage: 'plan', artefact_id: 'plan-0' }],
        expected: [{ id: 'after', value: 6, unit: 'per_1000' }],
        alternatives: [],
        objections: [],
        vote_by: '2025-12-31',
        measure_on: '2026-12-31',
      },
    ],
  },
};

const lacking = { status: 'lacking', ...none, lacks: [{ code: 'not_configured', table: '' }], detail: null };
const source = {
  ...lacking,
  status: 'made',
  lacks: [],
  detail: {
    deliveries: [
      {
        source_id: 'hospitals',
        names: { zh: '医疗机构', en: hostile },
        owner: hostile,
        contract_version: '1',
        delivery_id: 'd-1',
        file: 'hospitals.csv',
        format: 'csv',
        encoding: 'utf-8',
        bytes: 10,
        describes: null,
        period: null,
        arrived_at: null,
        stand_in: { zh: '借用', en: 'borrowed' },
        read: 4,
        accepted: 2,
        merged: 1,
        quarantined: 1,
        flagged: 0,
        completeness: 1,
        accuracy: 0.75,
        extra_columns: [],
        tables: [],
        rules: [{ rule: 'beds', kept_out: true, rows: 1, say: { zh: '床位数不能为负', en: 'never below 0' } }],
      },
    ],
    absent: [],
  },
};
const values: Readonly<Record<Stage, unknown>> = {
  source,
  pool: lacking,
  profile,
  balance,
  forecast,
  plan,
  simulate,
  dispatch,
  decide,
  feedback,
};

/** Input of a report in which every stage but the pool has something to show, and names are hostile. */
export function reportFixture(language: 'zh' | 'en' = 'en'): ReportInput {
  const artefact = <S extends Stage>(stage: S): Artefact<StageValues[S]> => ({
    id: `${stage}-0`,
    stage,
    kind: artefactKinds[stage],
    value: stageValues[stage].parse(values[stage]) as StageValues[S],
    made_from: ['s-1'],
    run: { options: { note: hostile }, seed: 1, as_of: '2025-10-31', version: '1' },
  });
  const artefacts = Object.fromEntries(stages.map((stage) => [stage, artefact(stage)])) as unknown as StageArtefacts;
  const region = testRegion({
    language,
    names: { zh: '小县', en: hostile },
    caveats: [{ zh: '编造', en: hostile }],
    profile: {
      services: [
        {
          code: 'inpatient',
          names,
          supply: { from: 'institutions', unit: 'institution' },
          need: { from: 'residents' },
        },
      ],
    },
  });
  const area = { parent_id: null, level: 'county', name_en: null, kind: null, area_km2: null, deprivation_index: null };
  return {
    region,
    summary: summarise(region, artefacts),
    artefacts,
    areas: [
      { ...area, region_id: 'z1', name: '旧港镇', geometry: square(118) },
      { ...area, region_id: 'z2', name: hostile, geometry: JSON.stringify(square(118.5)) },
      { ...area, region_id: 'z3', name: '远坑乡', geometry: square(119) },
    ],
    findings: [],
  };
}
