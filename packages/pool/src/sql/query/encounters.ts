import { type Bound, predicate, type Statement } from './statement.ts';

type Asked = {
  readonly class: string;
  readonly service_code?: string | undefined;
  readonly from?: string;
  readonly to?: string;
};

/** Days of a stay: nights, and 1 for a stay that ends on the day it starts. */
const stayDays = `CASE WHEN "end" > "start" THEN date_diff('day', "start", "end") ELSE 1 END`;

function chosen({ class: kind, service_code, from, to }: Asked): { where: string; values: readonly Bound[] } {
  const { sql, values } = predicate('encounter', [
    { column: 'class', op: 'eq', value: kind },
    ...(service_code === undefined ? [] : [{ column: 'service_code', op: 'eq', value: service_code } as const]),
    ...(from === undefined ? [] : [{ column: 'end', op: 'ge', value: from } as const]),
    ...(to === undefined ? [] : [{ column: 'end', op: 'le', value: to } as const]),
  ]);
  return { where: sql, values };
}

/** Contacts that started on each day, by facility or all together. */
export function contactsByDay(asked: Asked & { readonly by: 'region' | 'facility' }): Statement {
  const { where, values } = chosen(asked);
  const facility = asked.by === 'facility';
  const groups = facility ? 'facility_id, "start"' : '"start"';
  return {
    sql: `SELECT ${facility ? 'facility_id' : 'NULL'} AS place_id, CAST("start" AS VARCHAR) AS day, count(*) AS contacts FROM encounter WHERE ${where} GROUP BY ${groups} ORDER BY ${groups}`,
    values,
  };
}

/** Stays, bed-days and waits by facility and service. Waits are summed in whole seconds, so that order cannot matter. */
export function useByFacility(asked: Asked): Statement {
  const { where, values } = chosen(asked);
  return {
    sql: `SELECT facility_id, service_code, count(*) AS stays, CAST(sum(${stayDays}) AS BIGINT) AS bed_days, count(wait_minutes) AS waits, CAST(sum(CAST(floor(wait_minutes * 60 + 0.5) AS BIGINT)) AS BIGINT) AS wait_seconds FROM encounter WHERE ${where} GROUP BY facility_id, service_code ORDER BY facility_id, service_code`,
    values,
  };
}

/** How many stays of each length each facility had. */
export function stayLengths(asked: Asked): Statement {
  const { where, values } = chosen(asked);
  return {
    sql: `SELECT facility_id, ${stayDays} AS days, count(*) AS stays FROM encounter WHERE ${where} GROUP BY 1, 2 ORDER BY 1, 2`,
    values,
  };
}
