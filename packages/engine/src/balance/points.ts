/**
 * Where the people of the zones are: one or more points a zone, each with its share of the zone's people. The shares of
 * a zone sum to 1. A zone without a position has no point.
 */
export type DemandPoints = {
  /** How many zones there are, with points or without. */
  readonly zones: number;
  /** Zone of each point, ascending. */
  readonly zone: Uint32Array;
  readonly share: Float64Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
};

/** One point a zone: its own position. Zones whose position is NaN have none. */
export function zonePoints(lon: ArrayLike<number>, lat: ArrayLike<number>): DemandPoints {
  const known: number[] = [];
  for (let i = 0; i < lon.length; i++) if (Number.isFinite(lon[i]) && Number.isFinite(lat[i])) known.push(i);
  return {
    zones: lon.length,
    zone: Uint32Array.from(known),
    share: new Float64Array(known.length).fill(1),
    lon: Float64Array.from(known, (i) => lon[i] as number),
    lat: Float64Array.from(known, (i) => lat[i] as number),
  };
}

/** Points from a list a zone; each zone's people are spread evenly over its points. */
export function evenPoints(places: readonly (readonly (readonly [lon: number, lat: number])[])[]): DemandPoints {
  const flat = places.flatMap((points, zone) =>
    points.map(([lon, lat]) => ({ zone, lon, lat, share: 1 / points.length })),
  );
  return {
    zones: places.length,
    zone: Uint32Array.from(flat, ({ zone }) => zone),
    share: Float64Array.from(flat, ({ share }) => share),
    lon: Float64Array.from(flat, ({ lon }) => lon),
    lat: Float64Array.from(flat, ({ lat }) => lat),
  };
}

/** Residents of each point: its share of its zone's people. */
export function pointPopulation(points: DemandPoints, population: Float64Array): Float64Array {
  if (population.length !== points.zones) {
    throw new RangeError(`The points belong to ${points.zones} zones, population has ${population.length}.`);
  }
  return points.share.map((share, p) => share * (population[points.zone[p] as number] as number));
}

/** A value of each zone as the mean over its points, by their shares; NaN for a zone without points. */
export function zoneMeans(points: DemandPoints, value: Float64Array): Float64Array {
  if (value.length !== points.zone.length) {
    throw new RangeError(`There are ${points.zone.length} points and ${value.length} values.`);
  }
  const mean = new Float64Array(points.zones).fill(Number.NaN);
  for (let p = 0; p < value.length; p++) {
    const i = points.zone[p] as number;
    const before = mean[i] as number;
    mean[i] = (Number.isNaN(before) ? 0 : before) + (points.share[p] as number) * (value[p] as number);
  }
  return mean;
}
