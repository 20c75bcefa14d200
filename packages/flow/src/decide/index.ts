import { type DecideOptions, draftProposals, type Proposal } from '@junheng/engine/decide';
import type { Figure, Lack } from '@junheng/engine/domain';
import type { ProfileDetail } from '@junheng/engine/profile';
import { lacking, type StageContext, type StageRun } from '../stage.ts';

/** Stages that a proposal may rest on, beside the profile. */
const evidence = ['balance', 'plan', 'simulate', 'dispatch'] as const;

/** The decisions to be taken: proposals with their evidence, drafted from what was made. */
export const decideRun: StageRun<'decide'> = {
  stage: 'decide',
  version: '1',
  needs: ['profile', ...evidence],
  options: (region) => region.decide,
  async run(context) {
    const options = context.region.decide as DecideOptions;
    const proposals = draft(context, options);
    if (proposals.length === 0) return lacking([{ code: 'nothing_to_propose', table: '' }]);
    const detail = { quorum: options.quorum, proposals };
    return { status: 'made', figures: figuresOf(proposals), notes: [], lacks: lacksOf(context), detail };
  },
};

function draft(context: StageContext, options: DecideOptions): Proposal[] {
  const profile = context.get('profile');
  const made: Record<string, string> = {};
  for (const stage of ['profile', ...evidence] as const) {
    if (context.get(stage).status === 'made') made[stage] = context.idOf(stage);
  }
  return draftProposals({
    as_of: context.asOf,
    options,
    made,
    balance: context.get('balance').detail,
    plan: context.get('plan').detail,
    simulate: context.get('simulate').detail,
    dispatch: context.get('dispatch').detail,
    place_names: profile.status === 'made' ? namesOf(profile.detail) : {},
    stand_in_need: (profile.detail?.services ?? [])
      .filter(({ need_basis }) => need_basis === 'stand_in_rates')
      .map(({ service_code }) => service_code),
  });
}

/** Names as they were sent; a zone without one goes by its id and the area that holds it. */
function namesOf({ zones, facilities, regions }: ProfileDetail): Record<string, string> {
  const areas = new Map(regions.map(({ region_id, name }) => [region_id, name]));
  const zone = zones.zone_id.map((id, i) => {
    const name = zones.name[i] || id;
    const area = areas.get(zones.region_id[i] as string);
    return [id, name === id && area !== undefined ? `${area} ${id}` : name];
  });
  const facility = facilities.facility_id.map((id, j) => [id, facilities.name[j] || id]);
  return Object.fromEntries([...zone, ...facility]);
}

/** Stages that a proposal would rest on too, had they been made. */
function lacksOf(context: StageContext): Lack[] {
  return evidence.flatMap((stage) =>
    context.get(stage).status === 'made' ? [] : [{ code: `without_${stage}`, table: '' }],
  );
}

const figuresOf = (proposals: readonly Proposal[]): Figure[] => [
  { id: 'proposals', value: proposals.length, unit: 'count' },
  { id: 'objections', value: proposals.reduce((sum, { objections }) => sum + objections.length, 0), unit: 'count' },
];
