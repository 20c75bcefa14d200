/**
 * Container ratio: supply that stands in each zone, per 1,000 residents. It says where supply is, not who can reach it.
 * A zone without people or with unknown people gets NaN, a zone without any facility 0. Unknown supply (NaN) is left
 * out: the result is then a lower bound.
 *
 * @param supply      one per facility; NaN is unknown
 * @param zoneOf      zone of each facility, −1 where it stands in none
 * @param population  residents, one per zone
 */
export function supplyPer1000(supply: Float64Array, zoneOf: Int32Array, population: Float64Array): Float64Array {
  if (supply.length !== zoneOf.length) {
    throw new RangeError(`There are ${supply.length} facilities with supply and ${zoneOf.length} with a zone.`);
  }
  const total = new Float64Array(population.length);
  for (let j = 0; j < supply.length; j++) {
    const zone = zoneOf[j] as number;
    if (zone >= population.length)
      throw new RangeError(`Facility ${j} stands in zone ${zone}; there are ${population.length}.`);
    if (zone >= 0 && (supply[j] as number) > 0) total[zone] = (total[zone] as number) + (supply[j] as number);
  }
  return total.map((units, i) =>
    (population[i] as number) > 0 ? (1000 * units) / (population[i] as number) : Number.NaN,
  );
}
