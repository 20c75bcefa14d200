import { speaker } from '@junheng/display';
import type { StageValues } from '@junheng/engine';
import { decideValue } from '@junheng/engine/decide';
import type { PoolReader } from '@junheng/pool';
import { expect, test } from 'vitest';
import { testContext, testRegion } from '../profile/test-region.ts';
import { decideRun } from './index.ts';

const lacking = { status: 'lacking', figures: [], notes: [], lacks: [], detail: null } as const;
const transfers = {
  service_code: 'inpatient',
  unit: 'bed' as const,
  status: 'optimal' as const,
  patients: 30,
  origin_id: 'h1',
  origin_free: 10,
  stay_at_origin: 10,
  transfers: [{ from_id: 'h1', to_id: 'h2', patients: 20, minutes: 12 }],
  unplaced: 0,
  patient_minutes: 240,
  facilities: [],
};
const services = [
  {
    code: 'inpatient',
    names: { zh: '住院', en: 'Inpatient care' },
    supply: { from: 'institutions', unit: 'institution' },
    need: { from: 'residents' },
  },
];
const region = testRegion({
  profile: { services },
  decide: { vote_within_days: 30, measure_after_days: 365, quorum: 0.67 },
});
const run = (made: Partial<StageValues>) => {
  const all = { profile: lacking, balance: lacking, plan: lacking, simulate: lacking, dispatch: lacking, ...made };
  return decideRun.run(testContext(region, {} as PoolReader, all, '2020-12-31'));
};

test('decide: proposes from what was made, and says which stages are missing as evidence', async () => {
  const dispatch = { status: 'made', figures: [], notes: [], lacks: [], detail: transfers } as const;
  const value = decideValue.parse(await run({ dispatch }));
  expect(value.detail?.proposals.map(({ kind, vote_by }) => [kind, vote_by])).toEqual([['transfers', '2021-01-30']]);
  for (const language of ['en', 'zh'] as const) {
    const speak = speaker(language);
    for (const { kind, params, objections, expected, alternatives } of value.detail?.proposals ?? []) {
      for (const part of ['title', 'question']) {
        expect(speak.t(`decide.proposal.${kind}.${part}`, params)).not.toMatch(/\{\{|\$t/);
      }
      for (const objection of objections) expect(speak.issue('decide', objection)).not.toContain('{{');
      for (const { id } of [...expected, ...alternatives.flatMap(({ figures }) => figures)]) {
        expect(speak.has(`decide.figure.${id}.label`)).toBe(true);
      }
    }
    for (const lack of value.lacks) expect(speak.lack('decide', lack)).not.toBe('');
  }
  expect(value.lacks.map(({ code }) => code)).toEqual(['without_balance', 'without_plan', 'without_simulate']);
});

test('decide: nothing made, nothing proposed', async () => {
  expect(await run({})).toMatchObject({ status: 'lacking', lacks: [{ code: 'nothing_to_propose' }] });
});
