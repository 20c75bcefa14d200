import { speaker } from '@junheng/display';
import type { Text } from '@junheng/engine/domain';
import type { DataColumn } from '@junheng/engine/feedback';
import type { ProfileDetail } from '@junheng/engine/profile';
import type { PoolReader } from '@junheng/pool';
import type { RegionConfig } from '../region/index.ts';

/** A column as read: its value for each facility that has one, and the time it describes. */
export type ReadColumn = {
  readonly id: string;
  readonly names: Text;
  readonly values: ReadonlyMap<string, number>;
  /** First and last day or period; null for a stock that names none. */
  readonly span: readonly [string, string] | null;
  /** Facilities whose year has unreported periods that were filled with the mean of the others. */
  readonly filled: number;
};

type Sources = {
  readonly pool: PoolReader;
  readonly profile: ProfileDetail;
  readonly region: RegionConfig;
  readonly asOf: string;
};

const yearBefore = (iso: string): string => {
  const at = new Date(`${iso}T00:00:00Z`);
  at.setUTCFullYear(at.getUTCFullYear() - 1);
  return at.toISOString().slice(0, 10);
};

/** First day of a reported period: 2025, 2025-08, 2025-Q3 or 2025-08-31; undefined for any other writing. */
export function periodStart(period: string): string | undefined {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return `${quarter[1]}-${String(3 * Number(quarter[2]) - 2).padStart(2, '0')}-01`;
  if (/^\d{4}$/.test(period)) return `${period}-01-01`;
  if (/^\d{4}-\d{2}$/.test(period)) return `${period}-01`;
  return /^\d{4}-\d{2}-\d{2}$/.test(period) ? period : undefined;
}

/** At least this share of a year's periods must be reported for a sum or a mean. */
const leastReported = 0.75;

type Reported = { readonly place_id: string; readonly period: string; readonly value: number };

/**
 * One indicator over the year that ends with its last period: the value of that last period, the mean of the periods, or
 * their sum. Unreported periods, at most a quarter of the year, count as the mean of the reported ones.
 */
export function yearly(rows: readonly Reported[], aggregate: 'last' | 'sum' | 'mean', asOf: string) {
  const known = rows.flatMap((r) => {
    const start = periodStart(r.period);
    return start !== undefined && start <= asOf ? [{ ...r, start }] : [];
  });
  const last = known.reduce((most, r) => (r.start > most.start ? r : most), { start: '', period: '' });
  const values = new Map<string, number>();
  if (last.start === '') return { values, span: null, filled: 0 };
  const from = aggregate === 'last' ? last.start : yearBefore(last.start);
  const year = known.filter((r) => r.start > from || r.start === last.start);
  const periods = [...new Set(year.map((r) => r.start))].sort();
  const first = year.find((r) => r.start === periods[0])?.period ?? last.period;
  let filled = 0;
  for (const [place, list] of Map.groupBy(year, (r) => r.place_id)) {
    const reported = new Set(list.map((r) => r.start)).size;
    if (reported < leastReported * periods.length) continue;
    if (reported < periods.length) filled++;
    const total = list.reduce((sum, r) => sum + r.value, 0);
    values.set(place, aggregate === 'sum' ? (total / reported) * periods.length : total / reported);
  }
  return { values, span: [first, last.period] as const, filled };
}

/**
 * Rows of an indicator: of the last year and a half, or all where the reported year begins earlier than that. Weekly counts by
 * age and service are many; older years of them need not be read.
 */
async function readIndicator(pool: PoolReader, code: string, asOf: string): Promise<readonly Reported[]> {
  const indicator = { column: 'indicator_code', op: 'eq', value: code } as const;
  const since = new Date(Date.parse(`${asOf}T00:00:00Z`) - 548 * 86_400_000).toISOString().slice(0, 10);
  const recent = await pool.readTable('statistic', [indicator, { column: 'period', op: 'ge', value: since }]);
  const last = recent.reduce((most, r) => {
    const start = periodStart(r.period) ?? '';
    return start <= asOf && start > most ? start : most;
  }, '');
  if (last !== '' && yearBefore(last) >= since) return recent;
  return pool.readTable('statistic', [indicator]);
}

async function readStaff(pool: PoolReader, role: string, asOf: string): Promise<Map<string, number>> {
  const values = new Map<string, number>();
  for (const post of await pool.readTable('staff', [{ column: 'role_code', op: 'eq', value: role }])) {
    if ((post.valid_from ?? asOf) > asOf || (post.valid_to ?? asOf) < asOf) continue;
    values.set(post.facility_id, (values.get(post.facility_id) ?? 0) + post.fte);
  }
  return values;
}

function nameOf(column: DataColumn, { region, profile }: Sources): Text {
  if (column.names) return column.names;
  if (column.from === 'supply') {
    const service = profile.services.find((s) => s.service_code === column.service_code);
    if (service?.unit === 'bed')
      return {
        zh: speaker('zh').t('feedback.beds', { service: service.names.zh }),
        en: speaker('en').t('feedback.beds', { service: service.names.en }),
      };
    if (service) return service.names;
  }
  if (column.from === 'statistic') {
    const indicator = region.indicators.find((i) => i.code === column.indicator_code);
    if (indicator) return indicator.names;
  }
  if (column.from === 'encounter') return said(`feedback.measure.${column.measure}`, column.id);
  return said(`feedback.role.${column.from === 'staff' ? column.role_code : column.id}`, column.id);
}

/** A text of the catalogues in both languages; the id where they have none. */
function said(key: string, id: string): Text {
  const [zh, en] = [speaker('zh'), speaker('en')];
  return { zh: zh.has(key) ? zh.t(key) : id, en: en.has(key) ? en.t(key) : id };
}

/** Reads a column of the comparison for every facility that has it. */
export async function readColumn(column: DataColumn, sources: Sources): Promise<ReadColumn> {
  const { pool, profile, asOf } = sources;
  const head = { id: column.id, names: nameOf(column, sources), filled: 0 };
  switch (column.from) {
    case 'supply': {
      const service = profile.services.find((s) => s.service_code === column.service_code);
      const values = new Map<string, number>();
      profile.facilities.facility_id.forEach((id, j) => {
        const supply = service?.supply[j];
        if (service?.gives[j] && supply !== null && supply !== undefined) values.set(id, supply);
      });
      return { ...head, values, span: service?.period ? [service.period, service.period] : null };
    }
    case 'staff':
      return { ...head, values: await readStaff(pool, column.role_code, asOf), span: null };
    case 'statistic': {
      const rows = await readIndicator(pool, column.indicator_code, asOf);
      return { ...head, ...yearly(rows, column.aggregate, asOf) };
    }
    case 'encounter': {
      const from = new Date(Date.parse(`${asOf}T00:00:00Z`) - 364 * 86_400_000).toISOString().slice(0, 10);
      const values = new Map<string, number>();
      for (const use of await pool.useByFacility({ class: column.class, from, to: asOf }))
        values.set(use.facility_id, (values.get(use.facility_id) ?? 0) + use[column.measure]);
      return { ...head, values, span: [from, asOf] };
    }
  }
}
