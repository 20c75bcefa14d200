import { type Random, stream } from '@junheng/engine/kernel';
import { Delaunay } from 'd3-delaunay';
import { apart, type Geography, type Township } from './geography.ts';
import { nth } from './lists.ts';

/** A road between two townships. `barrierMinutes` is what a river or a pass adds; it is part of `minutes`. */
export type Road = {
  readonly a: number;
  readonly b: number;
  readonly km: number;
  readonly minutes: number;
  readonly barrierMinutes: number;
};

export type RoadNetwork = { readonly towns: number; readonly roads: readonly Road[] };

/** Minutes and kilometres of the quickest way from every township to every other; row by row. */
export type Journeys = { readonly minutes: Float64Array; readonly km: Float64Array; readonly towns: number };

/** Speeds in km/h and detours of the classes of road. */
const classes = {
  street: { speed: 30, detour: 1.15 },
  county: { speed: 50, detour: 1.18 },
  express: { speed: 68, detour: 1.16 },
  lane: { speed: 33, detour: 1.3 },
  trunk: { speed: 62, detour: 1.28 },
} as const;

/** Minutes that a hill road between two counties costs beyond its length. */
const ridgeMinutes = 9;

/**
 * Roads of the province: each township to the town of its basin (to a city by fast roads), lanes between neighbours, trunk roads between seats
 * over the ridges. Whoever lies behind a river or a pass reaches anything else only around it.
 */
export function makeRoads(geography: Geography, seed: number): RoadNetwork {
  const chance = stream(seed, 'roads');
  const { townships } = geography;
  const seats = townships.filter((t) => t.seat);
  const cities = new Set(
    geography.counties.flatMap((c) => (c.kind === 'capital' || c.kind === 'city' ? [c.index] : [])),
  );
  const barrier = townships.map((t) => (t.behind === null ? 0 : 23 + 14 * chance.uniform()));
  const made = new Map<string, Road>();
  const add = (a: Township, b: Township, kind: keyof typeof classes, extra: number) => {
    const key = a.index < b.index ? `${a.index}-${b.index}` : `${b.index}-${a.index}`;
    if (a === b || made.has(key)) return;
    made.set(key, road(a, b, kind, extra, nth(barrier, a.index) + nth(barrier, b.index), chance));
  };
  for (const t of townships) {
    const nearest = seats.reduce((best, s) => (apart(s, t) < apart(best, t) ? s : best));
    add(t, nearest, apart(t, nearest) < 4.5 ? 'street' : cities.has(nearest.county) ? 'express' : 'county', 0);
  }
  for (const [a, b] of neighbours(townships)) {
    const ridge = a.county === b.county ? 0 : ridgeMinutes;
    if (apart(a, b) < 40) add(a, b, apart(a, b) < 3 ? 'street' : 'lane', ridge);
  }
  for (const [a, b] of neighbours(seats)) add(a, b, 'trunk', ridgeMinutes * (0.6 + chance.uniform()));
  return { towns: townships.length, roads: [...made.values()] };
}

function road(
  a: Township,
  b: Township,
  kind: keyof typeof classes,
  extra: number,
  barrierMinutes: number,
  chance: Random,
): Road {
  const { speed, detour } = classes[kind];
  const km = apart(a, b) * (detour - 0.06 + 0.12 * chance.uniform());
  return { a: a.index, b: b.index, km, minutes: (km / speed) * 60 + extra + barrierMinutes, barrierMinutes };
}

function neighbours<T extends { readonly x: number; readonly y: number }>(places: readonly T[]): [T, T][] {
  if (places.length < 3) return places.length === 2 ? [[nth(places, 0), nth(places, 1)]] : [];
  const delaunay = Delaunay.from(places.map((p): [number, number] => [p.x, p.y]));
  return places.flatMap((place, i) =>
    [...delaunay.neighbors(i)].filter((j) => j > i).map((j): [T, T] => [place, nth(places, j)]),
  );
}

/**
 * Quickest journeys between all townships (Dijkstra 1959, one run a township over a plain list: the network is small).
 *
 * @param withoutBarriers  as if every river had a bridge and every pass a tunnel
 */
export function findJourneys(network: RoadNetwork, withoutBarriers = false): Journeys {
  const n = network.towns;
  const links: { to: number; minutes: number; km: number }[][] = Array.from({ length: n }, () => []);
  for (const { a, b, km, minutes, barrierMinutes } of network.roads) {
    const cost = minutes - (withoutBarriers ? barrierMinutes : 0);
    nth(links, a).push({ to: b, minutes: cost, km });
    nth(links, b).push({ to: a, minutes: cost, km });
  }
  const minutes = new Float64Array(n * n).fill(Number.POSITIVE_INFINITY);
  const km = new Float64Array(n * n).fill(Number.POSITIVE_INFINITY);
  for (let from = 0; from < n; from++)
    settle(from, links, minutes.subarray(from * n, (from + 1) * n), km.subarray(from * n, (from + 1) * n));
  return { minutes, km, towns: n };
}

function settle(
  from: number,
  links: readonly { to: number; minutes: number; km: number }[][],
  minutes: Float64Array,
  km: Float64Array,
): void {
  const done = new Uint8Array(minutes.length);
  minutes[from] = 0;
  km[from] = 0;
  for (;;) {
    let at = -1;
    for (let i = 0; i < minutes.length; i++)
      if (done[i] === 0 && (at < 0 || nth(minutes, i) < nth(minutes, at))) at = i;
    if (at < 0 || minutes[at] === Number.POSITIVE_INFINITY) return;
    done[at] = 1;
    for (const link of nth(links, at)) {
      const reached = nth(minutes, at) + link.minutes;
      if (reached < nth(minutes, link.to)) {
        minutes[link.to] = reached;
        km[link.to] = nth(km, at) + link.km;
      }
    }
  }
}
