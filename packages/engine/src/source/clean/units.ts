import { roundTo } from '../reading.ts';

/**
 * Units by what they measure. Each says how many of the first one it is, as a fraction `[top, bottom]`, and where its
 * zero lies (`shift`, in units of the first). Only what is the same everywhere stands here: no months, no international
 * units, no cups. Concentrations name their substance, because it decides the factor (molar masses by IUPAC 2021
 * atomic weights, g/mol); for haemoglobin A1c the IFCC–NGSP master equation, NGSP % = 0.09148 IFCC + 2.152.
 */
const kinds: Readonly<Record<string, Readonly<Record<string, readonly [number, number, number?]>>>> = {
  time: { s: [1, 1], min: [60, 1], h: [3600, 1], d: [86_400, 1], wk: [604_800, 1] },
  money: { 元: [1, 1], 角: [1, 10], 分: [1, 100], 千元: [1e3, 1], 万元: [1e4, 1], 百万元: [1e6, 1], 亿元: [1e8, 1] },
  count: { 1: [1, 1], 百: [100, 1], 千: [1e3, 1], 万: [1e4, 1], 百万: [1e6, 1], 亿: [1e8, 1] },
  persons: { 人: [1, 1], 千人: [1e3, 1], 万人: [1e4, 1] },
  visits: { 人次: [1, 1], 千人次: [1e3, 1], 万人次: [1e4, 1] },
  share: { share: [1, 1], '%': [1, 100], '‰': [1, 1e3], '/1000': [1, 1e3], '/万': [1, 1e4], '/10万': [1, 1e5] },
  length: {
    m: [1, 1],
    km: [1e3, 1],
    cm: [1, 100],
    mm: [1, 1e3],
    里: [500, 1],
    mi: [1_609_344, 1000],
    ft: [3048, 10_000],
    in: [254, 10_000],
  },
  area: { m2: [1, 1], km2: [1e6, 1], ha: [1e4, 1], 亩: [2000, 3], mi2: [2_589_988_110_336, 1e6] },
  mass: { g: [1, 1], kg: [1e3, 1], mg: [1, 1e3], t: [1e6, 1], 斤: [500, 1], 两: [50, 1], lb: [45_359_237, 1e5] },
  volume: { L: [1, 1], mL: [1, 1e3], dL: [1, 10], m3: [1e3, 1] },
  pressure: { Pa: [1, 1], kPa: [1e3, 1], mmHg: [133_322_387_415, 1e9] },
  temperature: { '°C': [1, 1], K: [1, 1, -273.15], '°F': [5, 9, -160 / 9] },
  glucose: { 'glucose mmol/L': [1, 1], 'glucose mg/dL': [10_000, 180_156] },
  cholesterol: { 'cholesterol mmol/L': [1, 1], 'cholesterol mg/dL': [1000, 38_665] },
  creatinine: { 'creatinine umol/L': [1, 1], 'creatinine mg/dL': [1_000_000, 11_312] },
  'uric acid': { 'uric acid umol/L': [1, 1], 'uric acid mg/dL': [1_000_000, 16_811] },
  urea: { 'urea mmol/L': [1, 1], 'urea mg/dL': [10_000, 60_056] },
  HbA1c: { 'HbA1c mmol/mol': [1, 1], 'HbA1c %': [100_000, 9148, (-2.152 * 100_000) / 9148] },
};

const kindOf = new Map(
  Object.entries(kinds).flatMap(([kind, units]) => Object.keys(units).map((unit) => [unit, kind])),
);

/** All units with what they measure, for messages and documents. */
export const listUnits = (): readonly { readonly unit: string; readonly kind: string }[] =>
  [...kindOf].map(([unit, kind]) => ({ unit, kind }));

/** What a unit measures; undefined when there is none of that name. */
export const kindOfUnit = (unit: string): string | undefined => kindOf.get(unit);

/** y = x · top / bottom + shift. */
export type Conversion = { readonly top: number; readonly bottom: number; readonly shift: number };

/**
 * The way from one unit to another of the same kind.
 *
 * @throws RangeError when a unit is unknown or the two measure different things
 */
export function findConversion(from: string, to: string): Conversion {
  const [kind, other] = [kindOf.get(from), kindOf.get(to)];
  for (const [unit, found] of [
    [from, kind],
    [to, other],
  ]) {
    if (found === undefined) throw new RangeError(`There is no unit "${unit}".`);
  }
  const [a, b] = [kinds[kind ?? '']?.[from], kinds[kind ?? '']?.[to]];
  if (!a || !b) throw new RangeError(`"${from}" measures ${kind}, "${to}" measures ${other}.`);
  const [top, bottom] = [a[0] * b[1], a[1] * b[0]];
  return { top, bottom, shift: (((a[2] ?? 0) - (b[2] ?? 0)) * b[1]) / b[0] };
}

/** A number in another unit, to nine digits behind the point, so that 1.1 万元 is 11000 元 and not 11000.000000000002. */
export const convertBy = ({ top, bottom, shift }: Conversion, value: number): number =>
  roundTo((value * top) / bottom + shift, 9);
