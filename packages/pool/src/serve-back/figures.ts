import { lastDayOfPeriod, type Row } from '@junheng/engine/pool';
import type { Extension, MeasureReport } from '@medplum/fhirtypes';
import { concept, identifier, known, reference, type ServeOptions, toCode, toFhirId, toText } from './parts.ts';

const dayMs = 86_400_000;

/** The first day of a period as the pool writes periods (see `lastDayOfPeriod`); undefined for what is none. */
export function firstDayOfPeriod(period: string): string | undefined {
  const [from = '', to] = period.split('/');
  if (to !== undefined) return firstDayOfPeriod(from);
  const last = lastDayOfPeriod(from);
  const form = from.trim();
  if (last === undefined || form.length === 10) return last;
  if (form.includes('W')) return new Date(Date.parse(`${last}T00:00:00Z`) - 6 * dayMs).toISOString().slice(0, 10);
  if (form.length === 4) return `${form}-01-01`;
  if (!form.includes('Q')) return `${form}-01`;
  return `${form.slice(0, 4)}-${String(Number(form.slice(6)) * 3 - 2).padStart(2, '0')}-01`;
}

/**
 * A reported figure as a MeasureReport of one group: whose (a facility, a zone or a region, by its identifier), of which
 * period, which indicator, how much. Service and age band are extensions.
 *
 * @returns undefined for a period that has no first and last day
 */
export function statisticToMeasureReport(row: Row<'statistic'>, options: ServeOptions): MeasureReport | undefined {
  const [start, end] = [firstDayOfPeriod(row.period), lastDayOfPeriod(row.period)];
  if (start === undefined || end === undefined || !Number.isFinite(row.value)) return undefined;
  const { service_code: service, age_from: from, age_to: to } = row;
  const id = [row.place_id, row.period, row.indicator_code, service ?? '', from ?? '', to ?? ''].join('/');
  const unit = toText(row.unit);
  const extension: Extension[] = [];
  const url = (name: string) => `${options.system}/StructureDefinition/${name}`;
  const code = toCode(service);
  if (code !== undefined) extension.push({ url: url('service-code'), valueCode: code });
  if (from !== null) extension.push({ url: url('age-from'), valueInteger: from });
  if (to !== null) extension.push({ url: url('age-to'), valueInteger: to });
  return known<MeasureReport>({
    resourceType: 'MeasureReport',
    id: toFhirId(id),
    identifier: [identifier('statistic', id, options)],
    extension: extension.length > 0 ? extension : undefined,
    status: 'complete',
    type: 'summary',
    measure: `${options.system}/Measure/${toFhirId(row.indicator_code)}`,
    subject: { ...reference('Location', row.place_id), identifier: identifier('place', row.place_id, options) },
    period: { start, end },
    group: [
      {
        ...known({ code: concept(row.indicator_code, `${options.system}/indicator`) }),
        measureScore: { value: row.value, ...(unit === undefined ? {} : { unit }) },
      },
    ],
  });
}
