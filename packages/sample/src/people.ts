import { stream } from '@junheng/engine/kernel';
import { apportion, type CountyKind, type Geography } from './geography.ts';
import { addTo, lastOf, nth } from './lists.ts';
import { type Service, services } from './services.ts';

/** Five-year ages: 0–4 … 80–84, 85 and over. */
export const bands = 18;
export const bandFrom = (band: number): number => 5 * band;
/** Last year of age of a band; null where it is open. */
export const bandTo = (band: number): number | null => (band === bands - 1 ? null : 5 * band + 4);

/** Residents by year, township, sex (0 men, 1 women) and five-year age. */
export type People = {
  readonly years: readonly number[];
  /** Entry [year][((township × 2) + sex) × 18 + band]. */
  readonly counts: readonly Float64Array[];
  readonly townships: number;
};

export const cell = (township: number, sex: number, band: number): number => (township * 2 + sex) * bands + band;

/** Shares of five-year ages of a province at the turn of the 2020s, %; sums near 100. */
const pyramid = [5.1, 6.2, 6.1, 5.2, 5.3, 6.3, 8.4, 7.2, 6.6, 8.0, 8.5, 7.3, 5.3, 5.4, 3.7, 2.4, 1.6, 1.3];

/** How the kinds of county differ: children, young adults (20–39), middle ages, old people, relative to the province. */
const shapes: Readonly<Record<CountyKind, readonly [number, number, number, number]>> = {
  capital: [0.9, 1.28, 1.0, 0.66],
  city: [0.98, 1.14, 1.02, 0.76],
  ageing: [0.72, 0.62, 1.04, 1.78],
  mountain: [1.5, 0.64, 0.86, 1.42],
  young: [1.06, 1.52, 0.86, 0.56],
};

/** Men per woman by broad age: more boys, more old women. */
const menShare = (band: number): number => (band < 4 ? 0.525 : band < 13 ? 0.507 : 0.5 - 0.022 * (band - 12));

/** Yearly deaths per person by band, both sexes. */
const deaths = [1.2, 0.3, 0.3, 0.4, 0.5, 0.7, 0.9, 1.2, 1.8, 2.8, 4.2, 6.4, 10, 16, 27, 46, 78, 142].map(
  (d) => d / 1000,
);
/** Yearly births per woman by band, 15–19 to 40–44. */
const births: Readonly<Record<number, number>> = { 3: 0.006, 4: 0.045, 5: 0.085, 6: 0.07, 7: 0.032, 8: 0.008 };
/** Yearly net migration of people aged 15 to 34, share. */
const moves: Readonly<Record<CountyKind, number>> = {
  capital: 0.012,
  city: 0.005,
  ageing: -0.016,
  mountain: -0.018,
  young: 0.02,
};

/**
 * Residents of each year, grown and aged from the first: everyone moves up, is born, dies, and the young leave the hills
 * for the towns. The last year holds exactly the residents asked for.
 */
export function makePeople(geography: Geography, residents: number, years: readonly number[], seed: number): People {
  const first = firstYear(geography, seed);
  const raw = [first];
  for (let y = 1; y < years.length; y++) raw.push(nextYear(nth(raw, y - 1), geography));
  const last = lastOf(raw);
  const scale = residents / last.reduce((a, b) => a + b, 0);
  const counts = raw.map((year, y) => {
    const total = y === raw.length - 1 ? residents : Math.round(year.reduce((a, b) => a + b, 0) * scale);
    return Float64Array.from(apportion(total, [...year]));
  });
  return { years, counts, townships: geography.townships.length };
}

function firstYear(geography: Geography, seed: number): Float64Array {
  const chance = stream(seed, 'people');
  const { counties, townships } = geography;
  const out = new Float64Array(townships.length * 2 * bands);
  const weightOf = counties.map((c) =>
    townships.filter((t) => t.county === c.index).reduce((sum, t) => sum + t.weight, 0),
  );
  for (const t of townships) {
    const county = nth(counties, t.county);
    const people = (county.share * t.weight) / nth(weightOf, t.county);
    const [child, young, middle, old] = shapes[county.kind];
    const tilt = (t.setting === 'urban' ? -0.1 : 0.06) + (t.behind === null ? 0 : 0.1) + 0.05 * chance.normal();
    const shares = pyramid.map((share, band) => {
      const broad =
        band < 4 ? child : band < 8 ? young * Math.exp(-0.6 * tilt) : band < 12 ? middle : old * Math.exp(tilt);
      return share * broad;
    });
    const all = shares.reduce((a, b) => a + b, 0);
    shares.forEach((share, band) => {
      out[cell(t.index, 0, band)] = (people * share * menShare(band)) / all;
      out[cell(t.index, 1, band)] = (people * share * (1 - menShare(band))) / all;
    });
  }
  return out;
}

function nextYear(now: Float64Array, geography: Geography): Float64Array {
  const next = new Float64Array(now.length);
  for (const t of geography.townships) {
    const move = moves[nth(geography.counties, t.county).kind];
    let born = 0;
    for (let band = 3; band <= 8; band++) born += nth(now, cell(t.index, 1, band)) * (births[band] ?? 0);
    for (const sex of [0, 1]) {
      for (let band = 0; band < bands; band++) {
        const alive =
          nth(now, cell(t.index, sex, band)) * (1 - nth(deaths, band)) * (band >= 3 && band <= 6 ? 1 + move : 1);
        const up = band === bands - 1 ? 0 : alive / 5;
        addTo(next, cell(t.index, sex, band), alive - up);
        if (up > 0) addTo(next, cell(t.index, sex, band + 1), up);
      }
      addTo(next, cell(t.index, sex, 0), born * (sex === 0 ? 0.525 : 0.475));
    }
  }
  return next;
}

/** Residents of each township in a year, all ages. */
export function totals(people: People, year: number): Float64Array {
  const counts = nth(people.counts, year);
  return Float64Array.from({ length: people.townships }, (_, t) =>
    counts.subarray(cell(t, 0, 0), cell(t + 1, 0, 0)).reduce((a, b) => a + b, 0),
  );
}

/** Expected admissions of each township by a service's rates, before they are brought to the province's level. */
export function weighByRates(people: People, year: number, service: Service): Float64Array {
  const counts = nth(people.counts, year);
  return Float64Array.from({ length: people.townships }, (_, t) => {
    let sum = 0;
    for (let band = 0; band < bands; band++) {
      sum +=
        nth(counts, cell(t, 0, band)) * nth(service.men, band) +
        nth(counts, cell(t, 1, band)) * nth(service.women, band);
    }
    return sum;
  });
}

/** Need of each township for each service in the last year, relative to the province; entry [service][township]. */
export const weighNeeds = (people: People): Float64Array[] =>
  services.map((s) => weighByRates(people, people.years.length - 1, s));

/** How much sicker people of a county are than their ages say: chronic disease, poverty. */
export const illness: Readonly<Record<CountyKind, number>> = {
  capital: 0.99,
  city: 0.99,
  ageing: 1.01,
  mountain: 1.03,
  young: 0.98,
};
