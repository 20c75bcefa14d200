import { type Random, stream } from '@junheng/engine/kernel';
import { apportion, type County, type Geography, type Township, toDegrees } from './geography.ts';
import { nth } from './lists.ts';
import { type Name, named, provinceStem } from './names.ts';
import { services } from './services.ts';

export type Tier = 1 | 2 | 3;
export type FacilityKind =
  | 'general'
  | 'tcm'
  | 'maternal_child'
  | 'community'
  | 'community_station'
  | 'central_township'
  | 'township';

export type Facility = {
  readonly index: number;
  readonly id: string;
  readonly name: Name;
  readonly kind: FacilityKind;
  readonly tier: Tier;
  readonly ownership: 'public' | 'private';
  readonly county: number;
  /** The township in which it stands. */
  readonly township: number;
  /** Minutes from the middle of the township to its door. */
  readonly doorMinutes: number;
  readonly lon: number;
  readonly lat: number;
  /** Relative size within its tier and county, for each service; 0 where it does not give the service. */
  readonly sizes: readonly number[];
};

type Draft = Omit<Facility, 'index' | 'id' | 'lon' | 'lat'>;

const all = services.map(() => 1);
const only = (sizes: Readonly<Record<string, number>>) => services.map((s) => sizes[s.code] ?? 0);
const offers = {
  general: all,
  tcm: only({ internal: 1, surgery: 0.5, rehabilitation: 1.6 }),
  maternal_child: only({ obstetrics: 1.4, paediatrics: 1.2 }),
  centre: all,
  village: only({ internal: 1, paediatrics: 1, rehabilitation: 1 }),
} as const;
const scaled = (sizes: readonly number[], by: number) => sizes.map((s) => s * by);

/** City hospitals in the order in which cities get them; the capital has the first ones. */
const bigOnes: readonly { zh: string; en: string; kind: FacilityKind; size: number; province: boolean }[] = [
  { zh: '省人民医院', en: 'Provincial People’s Hospital', kind: 'general', size: 1.7, province: true },
  { zh: '医科大学附属医院', en: 'Medical University Hospital', kind: 'general', size: 1.5, province: true },
  { zh: '市第一人民医院', en: 'First People’s Hospital', kind: 'general', size: 1.2, province: false },
  { zh: '省中医院', en: 'Provincial Hospital of Traditional Chinese Medicine', kind: 'tcm', size: 0.9, province: true },
  {
    zh: '省妇幼保健院',
    en: 'Provincial Maternal and Child Health Hospital',
    kind: 'maternal_child',
    size: 1,
    province: true,
  },
];

const isCity = (county: County) => county.kind === 'capital' || county.kind === 'city';

function tertiary(geography: Geography, count: number, chance: Random): Draft[] {
  const cities = geography.counties.filter(isCity);
  const numbers = apportion(
    count,
    cities.map((c) => c.share + (c.kind === 'capital' ? 0.02 : 0.1)),
  );
  return cities.flatMap((county, c) => {
    const towns = geography.townships.filter((t) => t.county === county.index && t.setting === 'urban').slice(0, 3);
    return Array.from({ length: Math.max(1, nth(numbers, c)) }, (_, i): Draft => {
      const one = nth(bigOnes, i % bigOnes.length);
      const [zh, en] = nth(
        [
          ['市第一人民医院', 'First People’s Hospital'],
          ['市中心医院', 'Central Hospital'],
          ['市第二人民医院', 'Second People’s Hospital'],
        ] as const,
        i % 3,
      );
      const stem = county.kind === 'capital' && one.province ? provinceStem : county.stem;
      const name = county.kind === 'capital' ? named(stem, one.zh, one.en) : named(stem, zh, en);
      const kind = county.kind === 'capital' ? one.kind : 'general';
      const size = (county.kind === 'capital' ? one.size : 1) * (0.9 + 0.2 * chance.uniform());
      const at = i === 0 ? nth(towns, 0) : nth(towns, i % towns.length);
      return put(
        name,
        kind,
        3,
        'public',
        at,
        scaled(kind === 'general' ? offers.general : offers[kind as 'tcm' | 'maternal_child'], size),
        chance,
      );
    });
  });
}

const put = (
  name: Name,
  kind: FacilityKind,
  tier: Tier,
  ownership: 'public' | 'private',
  at: Township,
  sizes: readonly number[],
  chance: Random,
): Draft => ({
  name,
  kind,
  tier,
  ownership,
  county: at.county,
  township: at.index,
  doorMinutes: tier === 1 ? 0.5 + 1.5 * chance.uniform() : 0.5 + chance.uniform(),
  sizes,
});

/** Names of general county hospitals: the first, then the fourth, fifth … of a county. */
const countyHospitals = [
  ['人民医院', 'People’s Hospital'],
  ['第二人民医院', 'Second People’s Hospital'],
  ['康宁医院', 'Kangning Hospital'],
  ['仁和医院', 'Renhe Hospital'],
  ['惠民医院', 'Huimin Hospital'],
  ['德康医院', 'Dekang Hospital'],
  ['博爱医院', 'Boai Hospital'],
  ['济世医院', 'Jishi Hospital'],
  ['安泰医院', 'Antai Hospital'],
  ['第三人民医院', 'Third People’s Hospital'],
] as const;

/** County hospitals: people's hospital, Chinese medicine, maternity; further ones where the county is large. */
function secondary(geography: Geography, count: number, chance: Random): Draft[] {
  const numbers = apportion(
    count,
    geography.counties.map((c) => c.share + 0.11),
  );
  return geography.counties.flatMap((county, c) => {
    const seat = geography.townships.find((t) => t.county === county.index && t.seat) as Township;
    const suffix = isCity(county) ? ['区', 'District '] : ['县', 'County '];
    return Array.from({ length: Math.max(1, nth(numbers, c)) }, (_, i): Draft => {
      if (i === 1)
        return put(
          named(county.stem, `${suffix[0]}中医医院`, `${suffix[1]}Hospital of Traditional Chinese Medicine`),
          'tcm',
          2,
          'public',
          seat,
          scaled(offers.tcm, 0.55),
          chance,
        );
      if (i === 2)
        return put(
          named(county.stem, `${suffix[0]}妇幼保健院`, `${suffix[1]}Maternal and Child Health Hospital`),
          'maternal_child',
          2,
          'public',
          seat,
          scaled(offers.maternal_child, 0.5),
          chance,
        );
      const [zh, en] = nth(countyHospitals, i < 1 ? 0 : (i - 2) % countyHospitals.length);
      const own = i > 3 ? 'private' : 'public';
      return put(
        named(county.stem, suffix[0] + zh, suffix[1] + en),
        'general',
        2,
        own,
        seat,
        scaled(offers.general, (i === 0 ? 1 : 0.4) * (0.9 + 0.2 * chance.uniform())),
        chance,
      );
    });
  });
}

const ordinals = [
  ['第一', 'First '],
  ['第二', 'Second '],
  ['第三', 'Third '],
  ['第四', 'Fourth '],
] as const;
const primaryNames = {
  community: ['社区卫生服务中心', 'Community Health Centre'],
  community_station: ['社区卫生服务站', 'Community Health Station'],
  central_township: ['中心卫生院', 'Central Health Centre'],
  township: ['卫生院', 'Health Centre'],
} as const;

/** Township health centres and community health centres: one a township, more where many people live. */
function primary(geography: Geography, count: number, people: Float64Array, chance: Random): Draft[] {
  const extra = apportion(
    Math.max(0, count - geography.townships.length),
    geography.townships.map((t) => (t.setting === 'urban' ? nth(people, t.index) : 0)),
  );
  return geography.townships.flatMap((t) => {
    const county = nth(geography.counties, t.county);
    const urban = t.setting === 'urban' && isCity(county);
    const central = t.name.zh.endsWith('镇');
    return Array.from({ length: 1 + nth(extra, t.index) }, (_, i): Draft => {
      const ordinal = i === 0 ? ['', ''] : nth(ordinals, (i - 1) % ordinals.length);
      const kind = urban
        ? i === 0
          ? 'community'
          : 'community_station'
        : i === 0 && central
          ? 'central_township'
          : 'township';
      const [zh, en] = primaryNames[kind];
      const sizes = kind === 'community' || kind === 'central_township' ? offers.centre : offers.village;
      return put(
        named(t.name, ordinal[0] + zh, ordinal[1] + en),
        kind,
        1,
        'public',
        t,
        scaled(sizes, i === 0 ? 1 : 0.7),
        chance,
      );
    });
  });
}

/**
 * The places of care: about 4 % city hospitals, 19 % county hospitals, the rest township and community health centres.
 *
 * @param people  residents of each township, for how many centres a town has
 */
export function makeFacilities(geography: Geography, count: number, people: Float64Array, seed: number): Facility[] {
  const chance = stream(seed, 'facilities');
  const big = tertiary(geography, Math.max(1, Math.round(count / 26)), chance);
  const middle = secondary(geography, Math.max(geography.counties.length, Math.round((count * 50) / 260)), chance);
  const small = primary(geography, count - big.length - middle.length, people, chance);
  const next = new Map<string, number>();
  return [...big, ...middle, ...small].map((draft, index) => {
    const county = nth(geography.counties, draft.county);
    const key = `${county.id.slice(0, 4)}${'CBA'[draft.tier - 1]}`;
    const number = (next.get(key) ?? 0) + 1;
    next.set(key, number);
    const at = nth(geography.townships, draft.township);
    const angle = 2 * Math.PI * chance.uniform();
    const km = draft.doorMinutes * 0.4;
    return {
      ...draft,
      index,
      id: `${key}${String(number).padStart(2, '0')}`,
      ...toDegrees(at.x + km * Math.cos(angle), at.y + km * Math.sin(angle)),
    };
  });
}
