import type { BalanceOptions } from '@junheng/engine/balance';
import type { Issue, Lack } from '@junheng/engine/domain';
import type { LinearProgrammeSolver, PlanDetail, PlanOptions, PlanValue } from '@junheng/engine/plan';
import type { ProfileDetail } from '@junheng/engine/profile';
import { readWorld, type World } from '../balance/world.ts';
import { lacking, type StageContext, type StageRun } from '../stage.ts';
import { type AllocationMade, makeAllocation } from './allocation.ts';
import { planFigures } from './figures.ts';
import { highsSolver } from './highs-solver.ts';
import { planNotes } from './notes.ts';
import { makeSite, type SiteMade } from './site.ts';

export { type ClosableSolver, highsSolver } from './highs-solver.ts';

/** What one linear programme may take; Illinois takes a fraction of a second. */
const solverSeconds = 120;

/** The plan: where more of one service helps the worst-served most, and where a new site would save most travel. */
export const planRun: StageRun<'plan'> = {
  stage: 'plan',
  version: '2',
  needs: ['profile', 'balance'],
  options: ({ plan, currency }) => plan && { ...plan, currency },
  async run(context) {
    const options = context.region.plan as PlanOptions;
    const profile = context.get('profile');
    const balance = context.get('balance');
    if (profile.status !== 'made') return lacking([{ code: 'no_profile', table: 'zone' }]);
    if (balance.status !== 'made' || !context.region.balance) return lacking([{ code: 'no_balance', table: 'travel' }]);
    const solver = highsSolver(solverSeconds);
    try {
      const world = await readWorld(context, context.region.balance, profile.detail);
      if ('lacks' in world) return lacking([{ code: 'no_balance', table: 'travel' }]);
      return await makePlan(context, options, context.region.balance, profile.detail, world, solver);
    } finally {
      await solver.close();
    }
  },
};

async function makePlan(
  { region }: StageContext,
  options: PlanOptions,
  balance: BalanceOptions,
  profile: ProfileDetail,
  world: World,
  solver: LinearProgrammeSolver,
): Promise<PlanValue> {
  const lacks: Lack[] = [];
  const find = (code: string) => {
    const service = profile.services.find(({ service_code }) => service_code === code);
    if (service && (service.total_supply ?? 0) > 0) return service;
    lacks.push({ code: 'no_supply', table: service?.supply_basis ?? 'resource' });
    return undefined;
  };
  const grown = find(options.allocation.service_code);
  const sited = options.site && find(options.site.service_code);
  const { currency } = region;
  const given = grown && { options: options.allocation, balance, profile, service: grown, world, currency };
  const allocation: AllocationMade | undefined = given && (await makeAllocation(given, solver));
  const site: SiteMade | undefined = sited && makeSite(world, profile, sited);
  if (!allocation && !site) return lacking(lacks);
  const detail: PlanDetail = { allocation: allocation?.plan ?? null, site: site?.plan ?? null };
  const notes: Issue[] = planNotes({ options, profile, world, allocation, site });
  return { status: 'made', figures: planFigures(detail), notes, lacks, detail };
}
