import { dimensions, type PoolDetail, type SourceQuality } from '@junheng/engine/pool';
import { useMemo } from 'react';
import { type RegionAnswer, useArtefact } from '../../api.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useSpeak } from '../../speak.tsx';

/** Names of sources by id, in the language of the page. */
export function useSourceNames(region: RegionAnswer): (id: string) => string {
  const { text } = useSpeak();
  const deliveries = useArtefact(region.card, 'source').data?.value.detail?.deliveries;
  return useMemo(() => {
    const names = new Map((deliveries ?? []).map((delivery) => [delivery.source_id, text(delivery.names)]));
    return (id) => names.get(id) ?? id;
  }, [deliveries, text]);
}

/** A score, or a dash where the history is too short; the reason stands once with the source. */
export function Score({ value }: { readonly value: number | null | undefined }) {
  const { t, share } = useSpeak();
  if (value === null || value === undefined) {
    return (
      <span className="faint">
        <span aria-hidden="true">–</span>
        <span className="offscreen">{t('data.quality.short')}</span>
      </span>
    );
  }
  return <>{share(value)}</>;
}

/** Five dimensions a source, with the number of alarms. */
export function QualityTable({
  region,
  detail,
  selected,
  onSelect,
}: {
  readonly region: RegionAnswer;
  readonly detail: PoolDetail;
  readonly selected?: string | undefined;
  readonly onSelect: (source: string) => void;
}) {
  const { t, number } = useSpeak();
  const nameOf = useSourceNames(region);
  const alarms = useMemo(() => Map.groupBy(detail.alarms, ({ source_id }) => source_id), [detail]);
  const columns = useMemo((): readonly Column<SourceQuality>[] => {
    const count = (row: SourceQuality) => alarms.get(row.source_id)?.length ?? 0;
    return [
      {
        id: 'source',
        head: t('app.home.source'),
        cell: (row) => nameOf(row.source_id),
        sort: (row) => nameOf(row.source_id),
      },
      ...dimensions.map(
        (name): Column<SourceQuality> => ({
          id: name,
          head: t(`app.pool.quality.${name}`),
          cell: (row) => <Score value={row[name]} />,
          sort: (row) => row[name],
          number: true,
        }),
      ),
      {
        id: 'alarms',
        head: t('data.quality.alarmsShort'),
        cell: (row) => (count(row) === 0 ? <span className="faint">0</span> : <b>{number(count(row))}</b>),
        sort: count,
        number: true,
      },
    ];
  }, [alarms, nameOf, t, number]);
  return (
    <DataTable
      rows={detail.quality}
      columns={columns}
      keyOf={(row) => row.source_id}
      caption={t('data.quality.scores')}
      selected={selected}
      onSelect={(row) => onSelect(row.source_id)}
    />
  );
}
