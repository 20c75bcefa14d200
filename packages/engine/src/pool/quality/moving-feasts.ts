const dayOf = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000);

/**
 * First days of the lunar year (Spring Festival), 2000 to 2040, as the almanac of the Purple Mountain Observatory gives
 * them; days counted from 1970-01-01. The feast moves by a month and no solar calendar foresees it.
 */
export const springFestivals: readonly number[] = (
  '2000-02-05 2001-01-24 2002-02-12 2003-02-01 2004-01-22 2005-02-09 2006-01-29 2007-02-18 2008-02-07 2009-01-26 ' +
  '2010-02-14 2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05 ' +
  '2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 ' +
  '2030-02-03 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08 2036-01-28 2037-02-15 2038-02-04 2039-01-24 ' +
  '2040-02-12'
)
  .split(' ')
  .map(dayOf);

/** Days from the nearest feast, −9 to 21; undefined outside. */
export function daysFromFeast(day: number): number | undefined {
  const near = springFestivals.find((feast) => day - feast >= -9 && day - feast <= 21);
  return near === undefined ? undefined : day - near;
}
