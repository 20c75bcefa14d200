import { type DecideOptions, draftProposals, type Proposal } from '@junheng/engine/decide';
import type { Figure, Lack, Text } from '@junheng/engine/domain';
import type { ProfileDetail } from '@junheng/engine/profile';
import { lacking, type StageContext, type StageRun } from '../stage.ts';

/** Stages that a proposal may rest on, beside the profile. */
const evidence = ['balance', 'plan', 'simulate', 'dispatch'] as const;

/** The decisions to be taken: proposals with their evidence, drafted from what was made. */
export const decideRun: StageRun<'decide'> = {
  stage: 'decide',
  version: '2',
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

/** Names in both languages; a zone without one goes by its id and the area that holds it. */
function namesOf({ zones, facilities, regions }: ProfileDetail): Record<string, Text> {
  const areas = new Map(regions.map(({ region_id, name, name_en }) => [region_id, named(name, name_en)]));
  const zone = zones.zone_id.map((id, i): [string, Text] => {
    const name = zones.name[i] || id;
    const area = areas.get(zones.region_id[i] as string);
    if (name === id && area !== undefined) return [id, { zh: `${area.zh} ${id}`, en: `${area.en} ${id}` }];
    return [id, named(name, zones.name_en[i])];
  });
  const facility = facilities.facility_id.map((id, j): [string, Text] => [
    id,
    named(facilities.name[j] || id, facilities.name_en[j]),
  ]);
  return Object.fromEntries([...zone, ...facility]);
}

/** A name as it was sent, and in English where there is one. */
const named = (sent: string, english: string | null | undefined): Text => ({ zh: sent, en: english ?? sent });

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
