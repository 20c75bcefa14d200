import type { Lack } from '@junheng/engine/domain';
import type { SimulateDetail, SimulateOptions } from '@junheng/engine/simulate';
import { derivedNotes } from '../profile/staffed-beds.ts';
import type { RegionConfig } from '../region/index.ts';
import { lacking, type StageRun } from '../stage.ts';
import { compare, observedTogether, withBedsInUse } from './compare.ts';
import { figuresOf, notesOf } from './tell.ts';
import { readWards } from './wards.ts';

const noBeds: Lack = { code: 'beds', table: 'resource' };
const noStays: Lack = { code: 'stays', table: 'encounter' };
const implausible: Lack = { code: 'plausible_stays', table: 'encounter' };

/** The class of contact that counts as a stay in the service; undefined where its use is not read from contacts. */
function stayClassOf(region: RegionConfig, service: string): string | undefined {
  const use = region.profile.services.find((s) => s.code === service)?.use;
  return use?.from === 'encounter' ? use.class : undefined;
}

/**
 * Baseline against plan by discrete events, for one service: the last year's admissions, stays and staffed beds of its
 * facilities, then the same patients with the beds that the plan adds. Lacking where the region sends no stays, or counts
 * something else than beds.
 */
export const simulateRun: StageRun<'simulate'> = {
  stage: 'simulate',
  version: '2',
  needs: ['profile', 'plan'],
  options: (region) =>
    region.simulate && { ...region.simulate, stay_class: stayClassOf(region, region.simulate.service_code) ?? null },
  async run({ region, pool, seed, asOf, get }) {
    const options = region.simulate as SimulateOptions;
    const profile = get('profile');
    if (profile.status !== 'made') return lacking([{ code: 'profile', table: '' }]);
    const service = profile.detail.services.find((s) => s.service_code === options.service_code);
    const stayClass = stayClassOf(region, options.service_code);
    const inBeds = service?.unit === 'bed';
    if (!service || !inBeds || !stayClass)
      return lacking([...(inBeds ? [] : [noBeds]), ...(stayClass ? [] : [noStays])]);

    const plan = get('plan');
    const allocation = plan.status === 'made' ? plan.detail.allocation : null;
    const placements = new Map(
      allocation?.service_code === options.service_code
        ? allocation.placements.map((p) => [p.facility_id, p.add] as const)
        : [],
    );
    const read = await readWards(pool, profile.detail, options, stayClass, asOf, placements);
    if (!read || read.wards.length === 0) return lacking([noStays]);
    const of = withBedsInUse(read, options, seed);
    if (of.wards.length === 0) return lacking([implausible]);

    const detail: SimulateDetail = {
      service_code: options.service_code,
      unit: service.unit,
      level: options.level,
      replications: options.replications,
      days: options.days,
      warm_up_days: options.warm_up_days,
      ...compare(of, options, seed),
      left_out: of.leftOut,
      observed: observedTogether(of),
    };
    return {
      status: 'made',
      figures: figuresOf(detail, of, stayClass),
      notes: [...notesOf(detail, of), ...derivedNotes(service)],
      lacks: [],
      detail,
    };
  },
};
