import { type Alarm, toldNumber } from '@junheng/engine/pool';
import { useMemo } from 'react';
import type { RegionAnswer, RowsQuestion } from '../../api.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useNames } from '../../parts/names.ts';
import { type Speak, useSpeak } from '../../speak.tsx';
import { lastDayOf, monthWords } from './quality.ts';
import { useSourceNames } from './quality-table.tsx';

const units: Readonly<Partial<Record<Alarm['kind'], string>>> = {
  missing_delivery: 'deliveries',
  late_delivery: 'days',
  repeated_delivery: 'rows',
  rows_lost: 'rows',
  rows_surplus: 'rows',
  rule_breaches: 'rows',
  unknown_codes: 'rows',
  value_spike: 'rows',
};

/** An alarm's number with what it counts; a figure of the data has the unit of its column and stands alone. */
export function alarmNumber({ t, number }: Speak, kind: Alarm['kind'], value: number | null): string {
  if (value === null) return '–';
  const unit = units[kind];
  const rounded = toldNumber(kind, value);
  return unit === undefined ? number(rounded) : t(`data.quality.unit.${unit}`, { count: rounded });
}

/** The column that an alarm is about; counts of rows belong to none. */
export const alarmColumn = ({ column }: Alarm): string | null => (column === 'rows' ? null : column);

export const alarmKey = ({ kind, source_id, place_id, column, from, to }: Alarm) =>
  [kind, source_id, place_id, column, from, to].join(' ');

/** The days that an alarm doubts, as a whole month where they are one. */
export function alarmPeriod(speak: Speak, { from, to }: Alarm): string {
  const month = from.slice(0, 7);
  if (from === `${month}-01` && to === lastDayOf(month)) return monthWords(speak, month);
  return from === to ? speak.date(from) : `${speak.date(from)} – ${speak.date(to)}`;
}

/** The sentence of an alarm, and the question for the rows behind it. */
export function useAlarmWords(region: RegionAnswer): {
  readonly sentence: (alarm: Alarm) => string;
  readonly rows: (alarm: Alarm) => RowsQuestion | undefined;
  readonly place: (alarm: Alarm) => string;
} {
  const speak = useSpeak();
  const sourceName = useSourceNames(region);
  const placeName = useNames(region.card);
  return useMemo(() => {
    const { t, date } = speak;
    const place = ({ place_id }: Alarm) => (place_id === null ? t('data.quality.wholeSource') : placeName(place_id));
    return {
      place,
      sentence: (alarm) => {
        const { kind, source_id, place_id, column, from, to, expected, found, params } = alarm;
        return t(`pool.alarm.${kind}`, {
          ...params,
          source: sourceName(source_id),
          place: place_id === null ? t('pool.alarmPlace') : placeName(place_id),
          column: column === 'rows' ? t('pool.alarmRows') : (column ?? t('pool.alarmColumn')),
          from: date(from),
          to: date(to),
          ...(expected === null ? {} : { expected: toldNumber(kind, expected) }),
          ...(found === null ? {} : { found: toldNumber(kind, found) }),
        });
      },
      rows: (alarm) => {
        if (alarm.rows === null) return undefined;
        const { source_id: source, table, place_id, from, to } = alarm;
        const title = t('data.quality.rowsTitle', {
          source: sourceName(source),
          place: place(alarm),
          period: alarmPeriod(speak, alarm),
        });
        return { of: 'quality', source, table, place: place_id, from, to, title };
      },
    };
  }, [speak, sourceName, placeName]);
}

/** What looks wrong, the newest first: where, when, what was expected and what was found. */
export function AlarmTable({
  region,
  alarms,
  selected,
  onSelect,
}: {
  readonly region: RegionAnswer;
  readonly alarms: readonly Alarm[];
  readonly selected: string | undefined;
  readonly onSelect: (alarm: Alarm) => void;
}) {
  const speak = useSpeak();
  const sourceName = useSourceNames(region);
  const { place } = useAlarmWords(region);
  const columns = useMemo((): readonly Column<Alarm>[] => {
    const { t } = speak;
    return [
      {
        id: 'what',
        head: t('data.quality.what'),
        cell: (alarm) => (
          <>
            {t(`data.quality.kind.${alarm.kind}`)}
            {alarmColumn(alarm) && <span className="code faint small"> {alarmColumn(alarm)}</span>}
          </>
        ),
        sort: ({ kind }) => t(`data.quality.kind.${kind}`),
      },
      {
        id: 'where',
        head: t('data.quality.where'),
        cell: (alarm) => (
          <>
            {sourceName(alarm.source_id)} <span className="faint small">· {place(alarm)}</span>
          </>
        ),
        sort: (alarm) => `${sourceName(alarm.source_id)} ${place(alarm)}`,
      },
      {
        id: 'period',
        head: t('data.quality.period'),
        cell: (alarm) => alarmPeriod(speak, alarm),
        sort: ({ from }) => from,
      },
      {
        id: 'expected',
        head: t('data.quality.expected'),
        cell: ({ kind, expected }) => alarmNumber(speak, kind, expected),
        number: true,
      },
      {
        id: 'found',
        head: t('data.quality.found'),
        cell: ({ kind, found }) => <b>{alarmNumber(speak, kind, found)}</b>,
        number: true,
      },
    ];
  }, [speak, sourceName, place]);
  return (
    <DataTable
      rows={alarms}
      columns={columns}
      keyOf={alarmKey}
      caption={speak.t('data.quality.alarms')}
      selected={selected}
      onSelect={onSelect}
      pageSize={8}
    />
  );
}
