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
