import type { BalanceDetail, ServiceBalance } from '@junheng/engine/balance';
import type { Figure } from '@junheng/engine/domain';
import type { ProfileDetail } from '@junheng/engine/profile';
import type { Places } from '../profile/places.ts';
import { bareAreas } from './areas.ts';

/** Headline figures of every service: who is short (and firmly so, where anything was rerun), how far supply is, how fair. */
export function balanceFigures(
  { services, variants }: BalanceDetail,
  profile: ProfileDetail,
  places: Places,
): Figure[] {
  return services.flatMap((service) => {
    const of = profile.services.find(({ service_code }) => service_code === service.service_code);
    const bare = of ? bareAreas(places, profile, of) : null;
    const figures = serviceFigures(service, profile, variants.length);
    if (!bare) return figures;
    const { service_code } = service;
    return [...figures, { id: 'areas_without_facility', value: bare.names.length, unit: 'region', service_code }];
  });
}

function serviceFigures(service: ServiceBalance, profile: ProfileDetail, reruns: number): Figure[] {
  const service_code = service.service_code;
  const short = service.findings.filter(({ kind }) => kind === 'short');
  const ample = service.findings.filter(({ kind }) => kind === 'ample');
  const firm = short.filter(({ held, variants }) => held === variants);
  const people = (findings: ServiceBalance['findings']) => findings.reduce((sum, { persons }) => sum + persons, 0);
  const reached = service.reach_bands.reduce((sum, { persons }) => sum + persons, 0);
  const within = service.reach_bands.filter(({ to_minutes }) => to_minutes !== null && to_minutes <= 30);
  const nobody = profile.zones.persons.reduce<number>(
    (sum, persons, i) => sum + (service.score[i] === 0 ? (persons ?? 0) : 0),
    0,
  );
  const figures: Figure[] = [
    { id: 'short_zones', value: short.length, unit: 'zone' },
    { id: 'short_people', value: people(short), unit: 'person' },
    { id: 'short_zones_firm', value: reruns > 0 ? firm.length : null, unit: 'zone' },
    { id: 'ample_zones', value: ample.length, unit: 'zone' },
    { id: 'ample_people', value: people(ample), unit: 'person' },
    { id: 'people_without_reach', value: nobody, unit: 'person' },
    { id: 'mean_score', value: service.mean_score, unit: 'per_1000' },
    { id: 'supply_out_of_reach', value: service.supply_out_of_reach, unit: 'share' },
    { id: 'gini', value: service.fairness?.gini ?? null, unit: 'score' },
    { id: 'theil', value: service.fairness?.theil ?? null, unit: 'score' },
    { id: 'theil_between', value: service.fairness?.theil_between ?? null, unit: 'score' },
    { id: 'theil_within', value: service.fairness?.theil_within ?? null, unit: 'score' },
  ];
  if (within.length > 0 && reached > 0) {
    const share = within.reduce((sum, { persons }) => sum + persons, 0) / reached;
    figures.splice(6, 0, { id: 'people_within_30', value: share, unit: 'share' });
  }
  return figures.map((figure) => ({ ...figure, service_code }));
}
