import type { Name } from './names.ts';

/** A service as the sample gives it: what hospitals send, who needs it, where its beds stand, how long people stay. */
export type Service = {
  readonly code: string;
  /** Code of the department in the senders' files. */
  readonly sent: string;
  readonly names: Name;
  /** Share of the province's beds. */
  readonly bedShare: number;
  /** Shares of the service's beds in township, county and city hospitals (tiers 1, 2, 3). */
  readonly tierShares: readonly [number, number, number];
  /** Mean stay relative to the mean of the tier. */
  readonly stayFactor: number;
  /** Relative yearly admissions by five-year age, 0–4 … 85+, of men and of women. */
  readonly men: readonly number[];
  readonly women: readonly number[];
  /** Diagnosis groups with their weights under 15, 15–64 and from 65. */
  readonly diagnoses: readonly (readonly [code: string, child: number, adult: number, old: number])[];
  /** How much use rises from summer to winter, share of the mean; negative peaks in summer. */
  readonly winter: number;
  /** Share of admissions that are planned: they avoid weekends and holidays. */
  readonly planned: number;
  /** Mean wait of planned patients by tier, days. */
  readonly waitDays: readonly [number, number, number];
  /** Visits of an outpatient clinic and of an emergency room for one admission, by tier. */
  readonly visits: readonly [number, number, number];
  readonly emergencies: readonly [number, number, number];
};

const none = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/**
 * The five services. Rates by age are made up, in the shape of published ones: internal medicine and rehabilitation
 * rise with age, surgery less, obstetrics and gynaecology follows births, paediatrics ends at 15.
 */
export const services: readonly Service[] = [
  {
    code: 'internal',
    sent: '03',
    names: { zh: '内科', en: 'Internal medicine' },
    bedShare: 0.42,
    tierShares: [0.33, 0.34, 0.33],
    stayFactor: 1.02,
    men: [0, 0, 0, 10, 12, 16, 22, 30, 42, 62, 90, 128, 178, 242, 318, 396, 462, 500],
    women: [0, 0, 0, 9, 12, 16, 21, 28, 38, 56, 82, 116, 164, 226, 298, 372, 436, 474],
    diagnoses: [
      ['I10', 0, 9, 10],
      ['I25', 0, 8, 13],
      ['I63', 0, 9, 14],
      ['J18', 0, 10, 10],
      ['J44', 0, 6, 13],
      ['E11', 0, 12, 9],
      ['K29', 0, 11, 6],
      ['N18', 0, 5, 4],
      ['C34', 0, 5, 5],
    ],
    winter: 0.14,
    planned: 0.35,
    waitDays: [0.1, 0.7, 2.6],
    visits: [14, 9, 8],
    emergencies: [0, 1.2, 1.1],
  },
  {
    code: 'surgery',
    sent: '04',
    names: { zh: '外科', en: 'Surgery' },
    bedShare: 0.28,
    tierShares: [0.06, 0.46, 0.48],
    stayFactor: 1.05,
    men: [8, 14, 16, 24, 30, 34, 38, 42, 50, 60, 74, 90, 108, 128, 146, 158, 162, 156],
    women: [6, 9, 11, 16, 22, 28, 34, 40, 48, 56, 68, 82, 98, 116, 134, 148, 154, 150],
    diagnoses: [
      ['K35', 30, 12, 5],
      ['K80', 0, 16, 14],
      ['S72', 6, 6, 22],
      ['S82', 20, 14, 6],
      ['K40', 24, 8, 12],
      ['C18', 0, 7, 12],
      ['M51', 0, 16, 10],
      ['N20', 2, 13, 7],
    ],
    winter: -0.04,
    planned: 0.62,
    waitDays: [0.3, 1.6, 4.4],
    visits: [8, 6, 6],
    emergencies: [0, 1.4, 1.3],
  },
  {
    code: 'obstetrics',
    sent: '05',
    names: { zh: '妇产科', en: 'Obstetrics and gynaecology' },
    bedShare: 0.08,
    tierShares: [0.06, 0.62, 0.32],
    stayFactor: 0.66,
    men: none,
    women: [0, 0, 1, 18, 96, 176, 154, 92, 46, 34, 32, 26, 18, 15, 12, 10, 8, 6],
    diagnoses: [
      ['O80', 0, 34, 0],
      ['O82', 0, 26, 0],
      ['O60', 0, 6, 0],
      ['O24', 0, 6, 0],
      ['D25', 30, 18, 30],
      ['N81', 10, 10, 70],
    ],
    winter: 0.03,
    planned: 0.4,
    waitDays: [0, 0.2, 0.5],
    visits: [7, 9, 9],
    emergencies: [0, 0.5, 0.5],
  },
  {
    code: 'paediatrics',
    sent: '07',
    names: { zh: '儿科', en: 'Paediatrics' },
    bedShare: 0.1,
    tierShares: [0.2, 0.5, 0.3],
    stayFactor: 0.72,
    men: [176, 64, 34, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    women: [148, 54, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    diagnoses: [
      ['J20', 30, 0, 0],
      ['J12', 24, 0, 0],
      ['A09', 16, 0, 0],
      ['J45', 9, 0, 0],
      ['P59', 10, 0, 0],
      ['B08', 11, 0, 0],
    ],
    winter: 0.2,
    planned: 0.2,
    waitDays: [0, 0.3, 1],
    visits: [16, 12, 11],
    emergencies: [0, 2.6, 2.4],
  },
  {
    code: 'rehabilitation',
    sent: '22',
    names: { zh: '康复与老年医学科', en: 'Rehabilitation and elderly care' },
    bedShare: 0.12,
    tierShares: [0.35, 0.47, 0.18],
    stayFactor: 1.7,
    men: [0, 0, 0, 1, 2, 2, 3, 4, 6, 9, 14, 22, 34, 54, 80, 110, 136, 150],
    women: [0, 0, 0, 1, 1, 2, 3, 4, 6, 9, 14, 22, 36, 58, 88, 122, 150, 166],
    diagnoses: [
      ['Z50', 0, 24, 20],
      ['I69', 0, 26, 30],
      ['M17', 0, 14, 16],
      ['G20', 0, 4, 10],
      ['F03', 0, 1, 14],
      ['M54', 0, 24, 8],
    ],
    winter: 0.02,
    planned: 0.8,
    waitDays: [0.4, 1.8, 5],
    visits: [5, 3, 2],
    emergencies: [0, 0.1, 0.1],
  },
];

/** Influenza, as hospitals code it; its share of a day's stays follows the wave. */
export const influenzaCode = 'J10';

/** Names of the tiers, 1 to 3. */
export const tierNames: readonly [Name, Name, Name] = [
  { zh: '一级（基层）', en: 'Primary (tier 1)' },
  { zh: '二级', en: 'Secondary (tier 2)' },
  { zh: '三级', en: 'Tertiary (tier 3)' },
];

/** What was tried and gives full big hospitals, busy county hospitals and idle township ones. */
export const physics = {
  /** Physical beds per 1,000 residents. */
  bedsPer1000: 6.5,
  /** Share of physical beds that have nurses. */
  staffedShare: 0.93,
  /** Share of staffed beds in use by tier. */
  occupancy: [0.36, 0.74, 1.02] as const,
  /** Mean stay by tier, days. */
  stayDays: [6.5, 8, 8.5] as const,
  /** A home town counts for a zone up to this many minutes of road. */
  reachMinutes: 30,
} as const;
