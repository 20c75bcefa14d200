import { earthRadiusKm, greatCircleKm } from './geometry.ts';

/** Finds points on the globe near a point. Answers are numbers of the points that were given. */
export type GlobeIndex = {
  readonly count: number;
  /** Calls `found` for each point at most `km` away (great circle), in no fixed order. */
  within(lon: number, lat: number, km: number, found: (point: number, km: number) => void): void;
  /** The `k` nearest points, nearest first; of equal distances the lower number first. */
  nearest(lon: number, lat: number, k: number): { readonly point: number; readonly km: number }[];
};

const rad = Math.PI / 180;
const leafSize = 8;

/**
 * A k-d tree over points on the globe, as unit vectors, so that the date line and the poles need no special case.
 * Points whose position is not a number are never found. Building O(n log² n), a question O(log n + answers).
 *
 * @param lon  degrees, one a point
 * @param lat  degrees, one a point
 */
export function globeIndex(lon: ArrayLike<number>, lat: ArrayLike<number>): GlobeIndex {
  if (lon.length !== lat.length) {
    throw new RangeError(
      `The index needs a longitude and a latitude for each point, got ${lon.length} and ${lat.length}.`,
    );
  }
  const vectors = new Float64Array(3 * lon.length);
  const known: number[] = [];
  for (let i = 0; i < lon.length; i++) {
    const [east, north] = [lon[i] as number, lat[i] as number];
    if (!Number.isFinite(east) || !Number.isFinite(north)) continue;
    vectors.set(unitVector(east, north), 3 * i);
    known.push(i);
  }
  const order = Uint32Array.from(known);
  split(order, vectors, 0, order.length, 0);

  /** Visits points in the boxes that a ball of chord length `reach()` around a point may touch, near boxes first. */
  function visit(at: readonly number[], from: number, to: number, axis: number, reach: () => number, see: Visit): void {
    if (to - from <= leafSize) {
      for (let k = from; k < to; k++) see(order[k] as number);
      return;
    }
    const middle = (from + to) >> 1;
    const pivot = order[middle] as number;
    const gap = (at[axis] as number) - (vectors[3 * pivot + axis] as number);
    const next = (axis + 1) % 3;
    see(pivot);
    if (gap <= 0) visit(at, from, middle, next, reach, see);
    else visit(at, middle + 1, to, next, reach, see);
    if (Math.abs(gap) > reach()) return;
    if (gap <= 0) visit(at, middle + 1, to, next, reach, see);
    else visit(at, from, middle, next, reach, see);
  }

  return {
    count: order.length,
    within(east, north, km, found) {
      const chord = chordOf(km);
      visit(
        unitVector(east, north),
        0,
        order.length,
        0,
        () => chord,
        (point) => {
          const away = greatCircleKm(east, north, lon[point] as number, lat[point] as number);
          if (away <= km) found(point, away);
        },
      );
    },
    nearest(east, north, k) {
      const best: { point: number; km: number }[] = [];
      const worst = () => (best.length < k ? 3 : chordOf((best[k - 1] as { km: number }).km));
      visit(unitVector(east, north), 0, order.length, 0, worst, (point) => {
        const km = greatCircleKm(east, north, lon[point] as number, lat[point] as number);
        let place = best.length;
        while (place > 0 && comesBefore(km, point, best[place - 1] as { point: number; km: number })) place--;
        if (place >= k) return;
        best.splice(place, 0, { point, km });
        if (best.length > k) best.pop();
      });
      return best;
    },
  };
}

type Visit = (point: number) => void;

const comesBefore = (km: number, point: number, other: { point: number; km: number }) =>
  km < other.km || (km === other.km && point < other.point);

const unitVector = (lon: number, lat: number) =>
  [Math.cos(lat * rad) * Math.cos(lon * rad), Math.cos(lat * rad) * Math.sin(lon * rad), Math.sin(lat * rad)] as const;

/** Chord of the unit sphere for a distance along it, a hair longer so that rounding loses no point. */
const chordOf = (km: number) => 2 * Math.sin(Math.min(Math.PI / 2, km / (2 * earthRadiusKm))) + 1e-12;

function split(order: Uint32Array, vectors: Float64Array, from: number, to: number, axis: number): void {
  if (to - from <= leafSize) return;
  const part = order.subarray(from, to);
  part.sort((a, b) => (vectors[3 * a + axis] as number) - (vectors[3 * b + axis] as number) || a - b);
  const middle = (from + to) >> 1;
  split(order, vectors, from, middle, (axis + 1) % 3);
  split(order, vectors, middle + 1, to, (axis + 1) % 3);
}
