import type { Figure, Recipe } from '@junheng/engine/domain';
import type { ProfileDetail } from '@junheng/engine/profile';
import type { Ground, MadeService } from './made.ts';
import { shareAged } from './population.ts';

/** Figures of the region as a whole: who lives there, and how many places there are. */
export function headFigures(ground: Ground, detail: ProfileDetail, asOf: string): Figure[] {
  const { people, places, population } = ground;
  const known = people.persons.filter((persons) => persons !== null);
  const ids = places.zones.map(({ zone_id }) => zone_id).filter((id) => population.of.has(id));
  const residents: Recipe = {
    table: 'population',
    where: [
      { column: 'year', op: 'eq', value: population.year },
      { column: 'place_id', op: 'in', value: ids },
    ],
  };
  const ages = people.agePlaces.flatMap((place) => population.of.get(place)?.ages ?? []);
  const old: Recipe = {
    table: 'population',
    where: [
      { column: 'place_id', op: 'in', value: [...people.agePlaces] },
      { column: 'age_from', op: 'is_not_null' },
    ],
  };
  const total = known.length > 0 ? known.reduce((sum, persons) => sum + persons, 0) : null;
  return [
    { id: 'residents', value: total, unit: 'person', ...(ids.length > 0 ? { rows: residents } : {}) },
    {
      id: 'share_65plus',
      value: shareAged(ages.length > 0 ? ages : null, 65),
      unit: 'share',
      ...(ages.length > 0 ? { rows: old } : {}),
    },
    { id: 'zones', value: detail.zones.zone_id.length, unit: 'zone', rows: { table: 'zone', where: [] } },
    {
      id: 'facilities',
      value: detail.facilities.facility_id.length,
      unit: 'facility',
      rows: { table: 'facility', where: [], as_of: asOf },
    },
  ];
}

/** Figures of one service: how much there is, how full it is, how much is needed. */
export function serviceFigures(ground: Ground, { options, profile, supply, use, basis }: MadeService): Figure[] {
  const service_code = options.code;
  const persons = ground.people.persons.reduce<number>((sum, n) => sum + (n ?? 0), 0);
  const perThousand = (value: number | null) => (value === null || persons === 0 ? null : (1000 * value) / persons);
  const rates: Recipe | null =
    basis?.scope && options.need.from === 'rates'
      ? {
          table: 'rate',
          where: [
            { column: 'service_code', op: 'eq', value: options.need.service_code },
            { column: 'scope', op: 'eq', value: basis.scope },
          ],
        }
      : null;
  const figures: Figure[] = [
    { id: 'total_supply', value: profile.total_supply, unit: profile.unit, service_code, rows: supply.rows },
    { id: 'unknown_facilities', value: profile.unknown_facilities, unit: 'facility', service_code },
    {
      id: 'supply_per_1000',
      value: perThousand(profile.total_supply),
      unit: 'per_1000',
      service_code,
      rows: supply.rows,
    },
    {
      id: basis?.basis === 'residents' ? 'target_per_1000' : 'need_per_1000',
      value: perThousand(profile.total_need),
      unit: 'per_1000',
      service_code,
      ...(rates ? { rows: rates } : {}),
    },
  ];
  if (options.use && use.rows) {
    const share = use.inUse !== null && use.ofSupply ? use.inUse / use.ofSupply : null;
    figures.push({ id: 'occupancy', value: share, unit: 'share', service_code, rows: use.rows });
    figures.push({ id: 'in_use', value: use.inUse, unit: profile.unit, service_code, rows: use.rows });
  }
  return figures;
}
