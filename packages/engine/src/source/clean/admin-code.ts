import type { adminLevels, fipsLevels } from '../expression-contract.ts';

/** The first two digits of GB/T 2260: provinces, autonomous regions, municipalities, special administrative regions. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);
const digitsOfLevel = { province: 2, prefecture: 4, county: 6, township: 9, village: 12 } as const;

type AdminLevel = (typeof adminLevels)[number];

/**
 * A Chinese administrative code brought to a level: six digits down to the county (GB/T 2260; 350000, 350100, 350102),
 * nine for a township (GB/T 10114), twelve for a village (statistics codes). Codes of 2, 4, 6, 9 or 12 digits are read;
 * trailing zeros say that a code names a higher level.
 *
 * @returns the code, or undefined when it has not the form, no such province exists, or it names a higher level than is asked for
 * @see GB/T 2260-2007; 统计用区划代码和城乡划分代码编制规则 (National Bureau of Statistics)
 */
export function toAdminLevel(text: string, level: AdminLevel): string | undefined {
  const code = text.normalize('NFKC').trim();
  if (!/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(code) || !provinces.has(code.slice(0, 2))) return undefined;
  const wanted = digitsOfLevel[level];
  const named = code.replace(/(?<=^\d{9})000$/, '').replace(/(?<=^\d{6})000$/, '');
  const short = named.length <= 6 ? named.replace(/(?<=^\d{4})00$/, '').replace(/(?<=^\d{2})00$/, '') : named;
  if (short.length < wanted) return undefined;
  return short.slice(0, wanted).padEnd(6, '0');
}

const digitsOfFips = { state: 2, county: 5, tract: 11, block_group: 12, block: 15 } as const;
type FipsLevel = (typeof fipsLevels)[number];

/** Whether one level of FIPS codes holds or is the other. */
export const fipsHolds = (upper: FipsLevel, lower: FipsLevel): boolean => digitsOfFips[upper] <= digitsOfFips[lower];

/**
 * A FIPS code (Census GEOID) of a level, with the leading zero that spreadsheets lose put back, cut to an upper level.
 * A prefix such as `0500000US` is taken off.
 *
 * @returns the code, or undefined when it is none of that level
 * @see U.S. Census Bureau, Understanding Geographic Identifiers (GEOIDs)
 */
export function toFips(text: string, given: FipsLevel, level: FipsLevel): string | undefined {
  const code = text
    .normalize('NFKC')
    .trim()
    .replace(/^\d{7}US/i, '');
  const full = digitsOfFips[given];
  if (!/^\d+$/.test(code) || (code.length !== full && code.length !== full - 1)) return undefined;
  const padded = code.padStart(full, '0');
  return padded.startsWith('00') ? undefined : padded.slice(0, digitsOfFips[level]);
}
