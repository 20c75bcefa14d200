import type { Statement } from './statement.ts';

/** How many inpatient stays begin before an earlier stay of the same person has ended: one person in two beds. */
export const personsInTwoBeds = (): Statement => ({
  sql: `SELECT count(*) AS n FROM (SELECT "start" AS begins, max("end") OVER (PARTITION BY person_key ORDER BY "start", encounter_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS occupied FROM encounter WHERE "class" = 'inpatient' AND person_key IS NOT NULL) AS stays WHERE occupied > begins`,
  values: [],
});

/** How many contacts began at a facility on a day on which it is not valid: before it opened, or after it closed. */
export const contactsOutsideValidity = (): Statement => ({
  sql: `SELECT count(*) AS n FROM encounter AS e JOIN facility AS f ON e.facility_id = f.facility_id WHERE e."start" < f.valid_from OR e."start" > f.valid_to`,
  values: [],
});

/** More of one resource is no stock: left out, since its ten-thousandths and their sums must be whole numbers of 64 bits. */
const mostUnits = 1_000_000_000;

/**
 * Places with more of one resource in one state than in another that should hold at least as much (staffed beds above
 * physical ones), on a day, by service and type where both states are told, up to a billion units: the greatest excess as place_id, more and
 * less (in ten-thousandths), and how many there are. No row: none.
 */
export const stocksAbove = (more: string, less: string, asOf: string): Statement => {
  const of = (column: string) => `CAST(sum(CASE WHEN state = ? THEN ${column} ELSE 0 END) AS BIGINT)`;
  return {
    sql: `SELECT place_id, CAST(higher AS DOUBLE), CAST(lower AS DOUBLE), count(*) OVER () AS n FROM (SELECT place_id, service_code, "class", type_code, ${of('q')} AS higher, ${of('q')} AS lower, ${of('1')} AS highers, ${of('1')} AS lowers FROM (SELECT place_id, service_code, "class", type_code, state, CAST(floor(quantity * 10000 + 0.5) AS BIGINT) AS q FROM resource WHERE quantity BETWEEN 0 AND ${mostUnits} AND (valid_from IS NULL OR valid_from <= CAST(? AS DATE)) AND (valid_to IS NULL OR valid_to >= CAST(? AS DATE))) AS stocks GROUP BY place_id, service_code, "class", type_code) AS states WHERE highers > 0 AND lowers > 0 AND higher > lower ORDER BY higher - lower DESC, place_id, higher LIMIT 1`,
    values: [more, less, more, less, asOf, asOf],
  };
};

/**
 * Moments at which a facility tells more patients of one service than of another that holds it (intensive care above all
 * inpatients), each in a row of its own: the greatest excess as facility_id, more and less, and how many there are.
 */
export const censusAbove = (inner: string, outer: string): Statement => ({
  sql: `SELECT i.facility_id, CAST(i.occupied AS DOUBLE), CAST(o.occupied AS DOUBLE), count(*) OVER () AS n FROM status AS i JOIN status AS o ON i.facility_id = o.facility_id AND i."at" = o."at" WHERE i.service_code = ? AND o.service_code = ? AND i.occupied > o.occupied ORDER BY i.occupied - o.occupied DESC, i.facility_id, i.occupied LIMIT 1`,
  values: [inner, outer],
});
