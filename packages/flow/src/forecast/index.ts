import type { Lack, Text } from '@junheng/engine/domain';
import type { ForecastOptions, ForecastValue, SeriesOptions } from '@junheng/engine/forecast';
import { intervalFactor } from '@junheng/engine/pool';
import type { ProfileDetail } from '@junheng/engine/profile';
import { qualityOf } from '../pool/quality-of.ts';
import { derivedNotes } from '../profile/staffed-beds.ts';
import { lacking, type StageContext, type StageRun } from '../stage.ts';
import { readCapacity } from './capacity.ts';
import { forecastGroup } from './forecast-series.ts';
import { readSeries, type SeriesGroup } from './read-series.ts';
import { figuresOf, type MadeGroup, notesOf, seriesName } from './tell.ts';

/** The forecast: the region's series with intervals and their past coverage, and warnings where demand may pass capacity. */
export const forecastRun: StageRun<'forecast'> = {
  stage: 'forecast',
  version: '2',
  needs: ['profile', 'pool'],
  options: (region) => region.forecast,
  async run(context) {
    const options = context.region.forecast as ForecastOptions;
    const profile = context.get('profile');
    if (profile.status !== 'made') return lacking([{ code: 'no_profile', table: 'facility' }]);
    return makeForecast(context, options, profile.detail);
  },
};

async function makeForecast(
  context: StageContext,
  options: ForecastOptions,
  profile: ProfileDetail,
): Promise<ForecastValue> {
  const groups: MadeGroup[] = [];
  const lacks: Lack[] = [];
  const lack = (code: string, table: string) => {
    if (!lacks.some((one) => one.code === code && one.table === table)) lacks.push({ code, table });
  };
  for (const series of options.series) {
    const made = await makeGroup(context, options, series, profile);
    if (made === undefined) lack(`no_${series.source.from}`, series.source.from);
    else groups.push(made);
    if (made && series.capacity && made.capacity === undefined) {
      lack('no_capacity', series.capacity.from === 'supply' ? 'resource' : 'statistic');
    }
  }
  const forecasts = groups.flatMap(({ made }) => made.forecasts);
  const notes = [
    ...notesOf(groups, options.levels),
    ...profile.services
      .filter(({ service_code }) =>
        groups.some(
          ({ options: { capacity } }) => capacity?.from === 'supply' && capacity.service_code === service_code,
        ),
      )
      .flatMap(derivedNotes),
  ];
  if (forecasts.length === 0) {
    if (groups.length > 0) lack('too_short', groups[0]?.group.rows.table ?? '');
    return { ...lacking(lacks), notes };
  }
  return {
    status: 'made',
    figures: figuresOf(groups, options.levels),
    notes,
    lacks,
    detail: { levels: options.levels, series: forecasts, warnings: groups.flatMap(({ made }) => made.warnings) },
  };
}

async function makeGroup(
  context: StageContext,
  forecast: ForecastOptions,
  options: SeriesOptions,
  profile: ProfileDetail,
): Promise<MadeGroup | undefined> {
  const { pool, seed, asOf } = context;
  const group = await readSeries(pool, options, profile);
  if (group === undefined || group.series.length === 0) return undefined;
  const capacity = await readCapacity(options, { pool, profile, asOf, calendar: group.calendar });
  const facilities = facilityNames(profile);
  const made = forecastGroup(group, {
    options,
    forecast,
    asOf,
    seed,
    names: (place) => seriesName(options.names, place === null ? undefined : facilities.get(place)),
    capacityOf: (place) => capacity?.of(place),
    widerOf: await widerByQuality(context, group),
  });
  return { options, group, capacity, made };
}

/** How much wider each place's intervals are for the quality of the source that sends the series (`intervalFactor`). */
async function widerByQuality({ pool, asOf, get }: StageContext, { rows }: SeriesGroup) {
  const held = get('pool');
  const { columns, rows: first } = await pool.readRows(rows, { limit: 1 });
  const source = first[0]?.[columns.indexOf('source_id')];
  const history = held.status === 'made' && typeof source === 'string' ? held.detail.history : [];
  return (place_id: string | null) =>
    intervalFactor(qualityOf(history, { source_id: String(source), place_id, until: asOf }));
}

function facilityNames(profile: ProfileDetail): Map<string, Text> {
  const { facility_id, name, name_en } = profile.facilities;
  return new Map(
    facility_id.map((id, j) => [id, { zh: name[j] as string, en: name_en[j] ?? (name[j] as string) }] as const),
  );
}
