import type { ServiceBalance } from '@junheng/engine/balance';
import { useMemo } from 'react';
import { type Column, DataTable, NoData } from '../../parts/data-table.tsx';
import type { ZoneView } from '../../parts/zones.ts';
import { useSpeak } from '../../speak.tsx';

/** The map as a table: every zone with its class, supply, need and minutes; a row opens the panel. */
export function ZoneTable({
  zones,
  service,
  selected,
  onSelect,
}: {
  readonly zones: readonly ZoneView[];
  readonly service: ServiceBalance;
  readonly selected: string | undefined;
  readonly onSelect: (zone: ZoneView) => void;
}) {
  const { t, number, rate, stock } = useSpeak();
  const columns = useMemo((): readonly Column<ZoneView>[] => {
    const numeric = (
      id: string,
      head: string,
      of: (zone: ZoneView) => number | null,
      write: (value: number) => string = number,
    ): Column<ZoneView> => ({
      id,
      head,
      cell: (zone) => {
        const found = of(zone);
        return found === null ? <NoData /> : write(found);
      },
      sort: of,
      number: true,
    });
    return [
      { id: 'name', head: t('app.zones.name'), cell: (zone) => zone.name, sort: (zone) => zone.name },
      { id: 'area', head: t('app.zones.area'), cell: (zone) => zone.area, sort: (zone) => zone.area },
      {
        id: 'class',
        head: t('app.zones.class'),
        sort: (zone) =>
          zone.gap || zone.class === null
            ? null
            : zone.class === '13'
              ? 9
              : zone.class === '31'
                ? 8
                : Number(zone.class) / 10,
        cell: (zone) =>
          zone.gap || zone.class === null ? (
            <NoData />
          ) : (
            <span className="nowrap">
              <span className="swatch" style={{ background: `var(--imbalance-${zone.class})` }} />{' '}
              {t(`app.map.class.${zone.class}`)}
            </span>
          ),
      },
      numeric('persons', t('app.zones.persons'), (zone) => zone.persons),
      numeric(
        'score',
        t('app.zones.score', { unit: stock(service.unit), per: rate(0, service.mean_score).per }),
        (zone) => zone.score,
        (score) => rate(score, service.mean_score).value,
      ),
      numeric('supply', t('app.zones.supply'), (zone) => zone.supplyIndex),
      numeric('need', t('app.zones.need'), (zone) => zone.needIndex),
      numeric('minutes', t('app.zones.minutes'), (zone) => (zone.minutes === null ? null : Math.round(zone.minutes))),
      numeric('held', t('app.zones.held'), (zone) => zone.held),
    ];
  }, [t, number, rate, stock, service]);
  return (
    <div className="zone-table">
      <DataTable
        rows={zones}
        columns={columns}
        keyOf={(zone) => zone.id}
        caption={t('app.zones.caption')}
        selected={selected}
        onSelect={onSelect}
        pageSize={100}
        sortBy={{ id: 'class', desc: true }}
        className="sticky padded"
      />
    </div>
  );
}
