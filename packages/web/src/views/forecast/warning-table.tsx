import type { ForecastDetail, Warning, WarningLevel } from '@junheng/engine/forecast';
import { useMemo } from 'react';
import type { RegionAnswer } from '../../api.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Level } from '../../parts/glyphs.tsx';
import { Section } from '../../parts/head.tsx';
import { Info } from '../../parts/info.tsx';
import { useNames } from '../../parts/names.ts';
import { Range } from '../../parts/range.tsx';
import { useSpeak } from '../../speak.tsx';

const order: readonly WarningLevel[] = ['none', 'blue', 'yellow', 'orange', 'red'];

/** Facilities that may run past their limit, highest level first; a row opens its series. */
export function WarningTable({
  region,
  detail,
  selected,
  onOpen,
}: {
  readonly region: RegionAnswer;
  readonly detail: ForecastDetail;
  readonly selected: string | null;
  readonly onOpen: (warning: Warning) => void;
}) {
  const { t, share, range } = useSpeak();
  const nameOf = useNames(region.card);
  const raised = useMemo(
    () =>
      detail.warnings
        .filter((warning) => warning.level !== 'none')
        .sort((a, b) => order.indexOf(b.level) - order.indexOf(a.level) || b.chance - a.chance),
    [detail],
  );
  const limit = region.config.forecast?.warning.occupancy ?? 1;
  const [from, to] = useMemo(() => {
    const all = raised.flatMap(({ occupancy }) => [occupancy.low, occupancy.high]);
    return [Math.min(limit - 0.05, ...all), Math.max(limit + 0.05, ...all)];
  }, [raised, limit]);
  const columns = useMemo(
    (): readonly Column<Warning>[] => [
      { id: 'level', head: t('app.forecast.warning'), cell: (warning) => <Level level={warning.level} /> },
      {
        id: 'name',
        head: t('app.panel.facility'),
        cell: (warning) => (
          <span className="two-lines" title={nameOf(warning.place_id)}>
            {nameOf(warning.place_id)}
          </span>
        ),
      },
      {
        id: 'chance',
        head: t('app.home.chance'),
        cell: (warning) => share(warning.chance),
        sort: (warning) => warning.chance,
        number: true,
      },
      {
        id: 'occupancy',
        head: t('app.forecast.occupancy', { limit: share(limit) }),
        cell: ({ occupancy }) => (
          <span className="range-cell">
            <Range
              {...occupancy}
              from={from}
              to={to}
              limit={limit}
              label={range(occupancy.low, occupancy.high, share)}
            />
            <span className="faint small nowrap">{range(occupancy.low, occupancy.high, share)}</span>
          </span>
        ),
        sort: (warning) => warning.occupancy.middle,
      },
    ],
    [t, share, range, nameOf, from, to, limit],
  );
  const title = t('app.forecast.warned', { count: raised.length, limit: share(limit) });
  return (
    <Section
      title={title}
      info={
        <Info about={title}>
          <p>{t('app.forecast.aboutWarnings', { limit: share(limit) })}</p>
        </Info>
      }
    >
      {raised.length === 0 ? (
        <p className="quiet">{t(detail.warnings.length > 0 ? 'app.home.noWarnings' : 'app.forecast.noCapacity')}</p>
      ) : (
        <DataTable
          rows={raised}
          columns={columns}
          keyOf={(warning) => `${warning.series_id} ${warning.place_id}`}
          caption={title}
          selected={raised
            .map((warning) => `${warning.series_id} ${warning.place_id}`)
            .find((key) => selected !== null && key.endsWith(` ${selected}`))}
          onSelect={onOpen}
          pageSize={10}
        />
      )}
    </Section>
  );
}
