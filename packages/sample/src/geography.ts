import { type Random, stream } from '@junheng/engine/kernel';
import { addTo, nth } from './lists.ts';
import { countyStems, type Name, named, nameSource } from './names.ts';

/** What sort of county it is: it decides ages, wealth, roads and beds. */
export type CountyKind = 'capital' | 'city' | 'ageing' | 'mountain' | 'young';

export type County = {
  readonly index: number;
  readonly id: string;
  readonly kind: CountyKind;
  readonly name: Name;
  readonly stem: Name;
  /** Seat of the county, km east and north of the province's middle. */
  readonly x: number;
  readonly y: number;
  /** Share of the province's residents, 0..1. */
  readonly share: number;
};

/** What lies between a township and the rest of its county. */
export type Barrier = 'river' | 'pass';

export type Township = {
  readonly index: number;
  readonly id: string;
  readonly county: number;
  readonly name: Name;
  readonly stem: Name;
  readonly setting: 'urban' | 'rural';
  readonly x: number;
  readonly y: number;
  readonly behind: Barrier | null;
  /** The county's own town: its hospitals stand here. */
  readonly seat: boolean;
  /** Relative number of residents within the county. */
  readonly weight: number;
};

export type Geography = { readonly counties: readonly County[]; readonly townships: readonly Township[] };

/** Degrees of a place that is `x` km east and `y` km north of the province's middle. */
export function toDegrees(x: number, y: number): { lon: number; lat: number } {
  const lat = 29.4 + y / 110.57;
  const lon = 108.9 + x / (111.32 * Math.cos((29.4 * Math.PI) / 180));
  return { lon: Math.round(lon * 1e5) / 1e5, lat: Math.round(lat * 1e5) / 1e5 };
}

const kindsOf = (n: number): readonly CountyKind[] => {
  const rural = (['ageing', 'mountain', 'young', 'ageing', 'mountain', 'ageing', 'mountain', 'young'] as const).slice();
  const cities = Math.max(0, Math.round(n / 4));
  return Array.from({ length: n }, (_, i) =>
    i === 0
      ? 'capital'
      : i <= cities && n > 4
        ? 'city'
        : (rural[(i - 1 - (n > 4 ? cities : 0)) % rural.length] ?? 'ageing'),
  );
};

/** Relative residents and townships by kind of county. */
const peopleOf = { capital: 27, city: 10, ageing: 5.4, mountain: 4.9, young: 6 } as const;
const townshipsOf = { capital: 24, city: 16, ageing: 13.5, mountain: 13.5, young: 13.5 } as const;

/** Whole numbers in proportion to weights that add up to the total (largest remainder; ties go to the first). */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((w) => (sum > 0 ? (total * w) / sum : 0));
  const whole = exact.map(Math.floor);
  let left = total - whole.reduce((a, b) => a + b, 0);
  const order = exact
    .map((_, i) => i)
    .sort((a, b) => nth(exact, b) - nth(whole, b) - (nth(exact, a) - nth(whole, a)) || a - b);
  for (const i of order) {
    if (left <= 0) break;
    if (nth(weights, i) > 0) {
      addTo(whole, i, 1);
      left--;
    }
  }
  return whole;
}

/** Seats spread over an ellipse so that basins do not touch: candidates far from the others, then a few rounds of spreading. */
function placeSeats(n: number, chance: Random): { x: number; y: number }[] {
  const size = Math.sqrt((n * 2150) / Math.PI);
  const seats = [{ x: 0, y: 0 }];
  const somewhere = () => {
    const r = Math.sqrt(chance.uniform());
    const angle = 2 * Math.PI * chance.uniform();
    return { x: size * 1.18 * r * Math.cos(angle), y: (size / 1.18) * r * Math.sin(angle) };
  };
  while (seats.length < n) {
    const candidates = Array.from({ length: 60 }, somewhere);
    seats.push(furthest(candidates, seats));
  }
  const cloud = Array.from({ length: 4000 }, somewhere);
  for (let round = 0; round < 6; round++) {
    const sums = seats.map(() => ({ x: 0, y: 0, n: 0 }));
    for (const p of cloud) {
      const s = nth(sums, nearestOf(p, seats));
      s.x += p.x;
      s.y += p.y;
      s.n++;
    }
    sums.forEach((s, i) => {
      if (s.n > 0) seats[i] = { x: s.x / s.n, y: s.y / s.n };
    });
  }
  return seats;
}

type Point = { readonly x: number; readonly y: number };
export const apart = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
const nearestOf = (p: Point, list: readonly Point[]): number => {
  let best = 0;
  for (let i = 1; i < list.length; i++) if (apart(p, nth(list, i)) < apart(p, nth(list, best))) best = i;
  return best;
};
function furthest(candidates: readonly Point[], from: readonly Point[]): Point {
  let best = nth(candidates, 0);
  let reach = -1;
  for (const c of candidates) {
    const d = Math.min(...from.map((f) => apart(c, f)));
    if (d > reach) {
      best = c;
      reach = d;
    }
  }
  return best;
}

function makeCounties(n: number, chance: Random): County[] {
  const kinds = kindsOf(n);
  const seats = placeSeats(n, chance);
  const middle = nearestOf({ x: 0, y: 0 }, seats);
  [seats[0], seats[middle]] = [nth(seats, middle), nth(seats, 0)];
  const people = kinds.map((kind) => peopleOf[kind] * (0.88 + 0.24 * chance.uniform()));
  const all = people.reduce((a, b) => a + b, 0);
  return kinds.map((kind, index) => {
    const stem = nth(countyStems, index % countyStems.length);
    const city = kind === 'capital' || kind === 'city';
    return {
      index,
      id: `99${String(index + 1).padStart(2, '0')}00`,
      kind,
      stem,
      name: city ? named(stem, '市', 'City') : named(stem, '县', 'County'),
      ...nth(seats, index),
      share: nth(people, index) / all,
    };
  });
}

/** Rings in which townships lie, km from the seat: inside the town, in the basin, around a city, beyond a river or a pass. */
const rings = { town: [1, 3.6], basin: [5, 11], outskirts: [4.6, 9], beyond: [15, 19] } as const;

type Draft = Point & {
  county: number;
  setting: 'urban' | 'rural';
  behind: Barrier | null;
  seat: boolean;
  weight: number;
};

function onRing(county: Point, ring: readonly [number, number], chance: Random, angle?: number): Point {
  const r = Math.sqrt(ring[0] ** 2 + (ring[1] ** 2 - ring[0] ** 2) * chance.uniform());
  const a = angle ?? 2 * Math.PI * chance.uniform();
  return { x: county.x + r * Math.cos(a), y: county.y + r * Math.sin(a) };
}

/** In more than half of the counties, one township that is theirs by law but lies in the neighbour's basin. */
function placeBorderers(counties: readonly County[], drafts: Draft[], chance: Random): void {
  for (const county of counties) {
    if (county.kind === 'capital' || counties.length < 4 || chance.uniform() < 0.4) continue;
    const others = counties.filter((c) => c !== county).sort((a, b) => apart(a, county) - apart(b, county));
    const neighbour = nth(others, chance.below(2));
    const angle = Math.atan2(county.y - neighbour.y, county.x - neighbour.x) + (chance.uniform() - 0.5) * 0.3;
    const at = onRing(neighbour, [5.5, 7], chance, angle);
    drafts.push({ ...at, county: county.index, setting: 'rural', behind: null, seat: false, weight: 0.9 });
  }
}

function placeTownships(county: County, n: number, drafts: Draft[], chance: Random): void {
  const city = county.kind === 'capital' || county.kind === 'city';
  const own = () => drafts.filter((d) => d.county === county.index);
  const put = (at: Point, rest: Omit<Draft, 'x' | 'y' | 'county'>) =>
    drafts.push({ ...at, county: county.index, ...rest });
  const size = () => Math.exp(0.28 * chance.normal());
  put({ x: county.x, y: county.y }, { setting: 'urban', behind: null, seat: true, weight: city ? 2.2 : 2.4 });
  const urban = Math.max(1, Math.round(n * (county.kind === 'capital' ? 0.42 : city ? 0.36 : 0.12)));
  const cutOff = Math.round(n * { capital: 0.04, city: 0.06, ageing: 0.15, mountain: 0.2, young: 0.09 }[county.kind]);
  const away = (ring: readonly [number, number]) => {
    const candidates = Array.from({ length: 30 }, () => onRing(county, ring, chance));
    return furthest(candidates, drafts);
  };
  for (let i = 0; i < cutOff && own().length < n; i++) {
    const behind =
      county.kind === 'mountain'
        ? chance.uniform() < 0.8
          ? 'pass'
          : 'river'
        : chance.uniform() < 0.7
          ? 'river'
          : 'pass';
    put(away(rings.beyond), { setting: 'rural', behind, seat: false, weight: 0.7 * size() });
  }
  for (let i = 1; i < urban && own().length < n; i++) {
    put(away(rings.town), { setting: 'urban', behind: null, seat: false, weight: (city ? 1.7 : 1.4) * size() });
  }
  while (own().length < n)
    put(away(city ? rings.outskirts : rings.basin), {
      setting: 'rural',
      behind: null,
      seat: false,
      weight: (city ? 0.8 : 1) * size(),
    });
}

/**
 * Counties and townships of the province: basins with a town in the middle, townships around it, some behind a river
 * or a pass, and some that lie in the neighbour's basin.
 *
 * @param townshipCount  at least 8
 * @param countyCount    at least 3
 */
export function makeGeography(seed: number, countyCount: number, townshipCount: number): Geography {
  const chance = stream(seed, 'geography');
  const counties = makeCounties(countyCount, chance);
  const counts = apportion(
    townshipCount,
    counties.map((c) => townshipsOf[c.kind]),
  );
  const drafts: Draft[] = [];
  placeBorderers(counties, drafts, chance);
  for (const county of counties) placeTownships(county, nth(counts, county.index), drafts, chance);
  return { counties, townships: nameTownships(counties, drafts, seed) };
}

function nameTownships(counties: readonly County[], drafts: readonly Draft[], seed: number): Township[] {
  const chance = stream(seed, 'names');
  const names = nameSource(chance);
  const sorted = counties.flatMap((county) => {
    const own = drafts.filter((d) => d.county === county.index);
    const order = (d: Draft) => (d.seat ? 0 : d.setting === 'urban' ? 1 : 2);
    return own.sort((a, b) => order(a) - order(b));
  });
  const next = counties.map(() => 0);
  return sorted.map((draft, index) => {
    const county = nth(counties, draft.county);
    const city = county.kind === 'capital' || county.kind === 'city';
    const stem =
      draft.seat && !city ? named(county.stem, '城关', 'Chengguan') : names.next(draft.setting === 'urban' && city);
    addTo(next, draft.county, 1);
    const number = nth(next, draft.county);
    const kind = draft.setting === 'urban' ? (city ? 0 : 1) : chance.uniform() < (draft.behind ? 0.2 : 0.6) ? 1 : 2;
    const suffix = nth(
      [
        ['街道', 'Subdistrict'],
        ['镇', 'Town'],
        ['乡', 'Township'],
      ] as const,
      kind,
    );
    return {
      ...draft,
      index,
      id: `${county.id}${String(number).padStart(3, '0')}`,
      stem,
      name: named(stem, suffix[0], suffix[1]),
    };
  });
}
