import { toSignificant } from '@junheng/display';
import type { ServiceBalance } from '@junheng/engine/balance';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RegionAnswer, RowsQuestion } from '../../api.ts';
import { NoData } from '../../parts/data-table.tsx';
import { Icon } from '../../parts/glyphs.tsx';
import { Info } from '../../parts/info.tsx';
import { RowsDialog } from '../../parts/rows-dialog.tsx';
import { StripPlot } from '../../parts/strip-plot.tsx';
import type { FacilityView, ZoneView } from '../../parts/zones.ts';
import { useSpeak } from '../../speak.tsx';

type Props = {
  readonly region: RegionAnswer;
  readonly zone: ZoneView;
  readonly zones: readonly ZoneView[];
  readonly service: ServiceBalance;
  readonly facilityAt: (index: number) => FacilityView | undefined;
  readonly close: () => void;
};

/** What is known of one zone: class and certainty, why, supply and need among all zones, who is near, and from where. */
export function Panel({ region, zone, zones, service, facilityAt, close }: Props) {
  const { t, noun, measure } = useSpeak();
  const meta = [
    zone.persons === null ? '' : measure(zone.persons, 'person'),
    zone.area === zone.name ? '' : zone.area,
    noun(region.config.zone_names, 1),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <section className="panel" aria-label={zone.name}>
      <header className="panel-head">
        <h2>
          {zone.name} {zone.sent && <span className="quiet">{zone.sent}</span>}
        </h2>
        <button type="button" className="button bare icon" aria-label={t('app.action.close')} onClick={close}>
          <Icon name="close" size={14} />
        </button>
        <p className="small quiet">{meta}</p>
      </header>
      <Verdict region={region} zone={zone} service={service} />
      <Score zone={zone} zones={zones} service={service} of="supply" />
      <Score zone={zone} zones={zones} service={service} of="need" />
      <Nearest zone={zone} service={service} facilityAt={facilityAt} />
      <Gap zone={zone} service={service} />
      <Origin region={region} zone={zone} service={service} facilityAt={facilityAt} />
      <footer className="panel-foot">
        <Link to="/$region/$stage" params={{ region: region.card.id, stage: 'plan' }} className="button primary">
          {t('app.panel.plan')}
        </Link>
        <Link to="/$region/$stage" params={{ region: region.card.id, stage: 'simulate' }} className="button">
          {t('app.panel.simulate')}
        </Link>
      </footer>
    </section>
  );
}

function Verdict({ region, zone, service }: Pick<Props, 'region' | 'zone' | 'service'>) {
  const { t, number, text, measure, stock, rate } = useSpeak();
  const variants = region.config.balance?.variants.length ?? 0;
  const swatch = zone.class && !zone.gap ? `var(--imbalance-${zone.class})` : undefined;
  const score = rate(zone.score, service.mean_score);
  return (
    <div className="verdict">
      <p>
        <span className={swatch ? 'swatch' : 'swatch hatched'} style={{ background: swatch }} />
        <strong>
          {zone.gap ? t('app.panel.gap') : zone.class ? t(`app.map.class.${zone.class}`) : t('common.noData')}
        </strong>
        {zone.held !== null && variants > 0 && !zone.gap && (
          <span className="quiet"> {t('app.panel.held', { held: zone.held, variants })}</span>
        )}
      </p>
      {zone.score !== null && zone.needIndex !== null && zone.supplyIndex !== null && (
        <p>
          {[
            t('app.panel.why', {
              score: score.value,
              per: score.per,
              unit: stock(service.unit),
              mean: rate(service.mean_score, service.mean_score).value,
              needRatio: number(Math.round(zone.needIndex * 100)),
              service: text(service.names),
            }),
            zone.minutes === null
              ? t('app.panel.none')
              : t('app.panel.nearestIs', { minutes: measure(zone.minutes, 'minute') }),
          ].join(t('app.home.join'))}
        </p>
      )}
      {(zone.unknownNear || zone.edgeNear) && (
        <ul className="notes small">
          {zone.unknownNear && <li>{t('app.panel.unknownNear')}</li>}
          {zone.edgeNear && <li>{t('app.panel.edgeNear')}</li>}
        </ul>
      )}
    </div>
  );
}

function Score({
  zone,
  zones,
  service,
  of,
}: Pick<Props, 'zone' | 'zones' | 'service'> & { readonly of: 'supply' | 'need' }) {
  const { t, number, stock, rate } = useSpeak();
  const amount = (one: ZoneView) => (of === 'supply' ? one.score : one.need);
  const counted = zones.filter((one) => !one.gap && amount(one) !== null);
  const value = amount(zone);
  const mean = of === 'supply' ? service.mean_score : service.mean_need_per_1000;
  const write = (one: number | null) => (of === 'supply' ? rate(one, service.mean_score).value : number(one));
  const rank = value === null ? null : counted.filter((one) => (amount(one) ?? 0) > value).length + 1;
  const name = t(`app.panel.${of}`);
  return (
    <div className="panel-part">
      <h3>
        {name}
        <span className="aside">
          {of === 'supply'
            ? t('app.panel.supplyUnit', { unit: stock(service.unit), per: rate(0, service.mean_score).per })
            : t('app.panel.needUnit')}{' '}
          <Info about={name}>
            <p>{t(`app.panel.about.${of}`)}</p>
          </Info>
        </span>
      </h3>
      <p>
        <span className="big">{value === null ? <NoData /> : write(value)}</span>{' '}
        {rank !== null && (
          <span className="quiet">{t('app.panel.rank', { rank: number(rank), n: number(counted.length) })}</span>
        )}
      </p>
      <StripPlot
        values={counted.map(amount)}
        at={value}
        mean={mean}
        meanLabel={t('app.panel.region', { value: write(mean) })}
        colour={
          of === 'supply'
            ? value !== null && value < mean
              ? 'var(--balance-short-3)'
              : 'var(--balance-ample-3)'
            : 'var(--need-5)'
        }
        label={t('app.panel.stripLabel', { name, value: write(value), mean: write(mean) })}
      />
    </div>
  );
}

function Nearest({ zone, service, facilityAt }: Pick<Props, 'zone' | 'service' | 'facilityAt'>) {
  const { t, number, stock } = useSpeak();
  return (
    <div className="panel-part">
      <h3>
        {t('app.panel.nearest')}
        <span className="aside">{t('app.panel.minutesAside')}</span>
      </h3>
      {zone.nearest.length === 0 ? (
        <p className="quiet">{t('app.panel.none')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('app.panel.facility')}</th>
              <th scope="col" className="num">
                {t('app.panel.minutes')}
              </th>
              <th scope="col" className="num">
                {stock(service.unit)}
              </th>
            </tr>
          </thead>
          <tbody>
            {zone.nearest.map(([index = -1, minutes = 0]) => {
              const facility = facilityAt(index);
              return (
                <tr key={index}>
                  <td>{facility?.name ?? index}</td>
                  <td className="num">{number(Math.round(minutes))}</td>
                  <td className="num">
                    {facility?.supply === null || !facility ? <NoData /> : number(facility.supply)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** How much more, in everyone's reach, would lift the zone to the region's mean. */
function Gap({ zone, service }: Pick<Props, 'zone' | 'service'>) {
  const { t, measure, rate } = useSpeak();
  const gap =
    zone.score === null || zone.persons === null || zone.gap
      ? 0
      : ((service.mean_score - zone.score) * zone.persons) / 1000;
  if (gap < 0.5) return null;
  return (
    <p className="panel-part">
      {t('app.panel.more', {
        what: measure(Math.max(1, Math.round(toSignificant(gap, 2))), service.unit),
        mean: rate(service.mean_score, service.mean_score).value,
      })}
    </p>
  );
}

function Origin({ region, zone, service, facilityAt }: Pick<Props, 'region' | 'zone' | 'service' | 'facilityAt'>) {
  const { t, text, date, number } = useSpeak();
  const [question, setQuestion] = useState<RowsQuestion>();
  const near = zone.nearest.flatMap(([index = -1]) => facilityAt(index)?.id ?? []);
  const { balance } = region.config;
  const travel = balance?.travel;
  const reach = balance?.decay.at(-1)?.to_minutes ?? 0;
  const open = (table: string, column: string, values: readonly string[], what: string) =>
    setQuestion({ of: 'table', table, column, values, title: `${what} · ${zone.name}` });
  return (
    <details className="lineage panel-part">
      <summary>
        <span>{t('app.lineage.where')}</span>
      </summary>
      <ol className="stops">
        <li>
          <b>{t('app.lineage.rows')}</b>
          <span className="links">
            <button
              type="button"
              className="button plain"
              onClick={() => open('population', 'place_id', [zone.id], t('app.table.name.population'))}
            >
              {t('app.table.name.population')}
            </button>
            {near.length > 0 && (
              <>
                <button
                  type="button"
                  className="button plain"
                  onClick={() => open('facility', 'facility_id', near, t('app.table.name.facility'))}
                >
                  {t('app.table.name.facility')}
                </button>
                <button
                  type="button"
                  className="button plain"
                  onClick={() => open('resource', 'place_id', near, t('app.table.name.resource'))}
                >
                  {t('app.table.name.resource')}
                </button>
              </>
            )}
          </span>
        </li>
        <li>
          <b>{t('app.lineage.snapshot')}</b>
          <span className="code">{region.card.snapshot}</span>{' '}
          {region.card.as_of && <span className="faint">{date(region.card.as_of)}</span>}
        </li>
        <li>
          <b>{t('app.lineage.method')}</b>
          {t('app.panel.method', { minutes: number(reach) })}{' '}
          {travel?.from === 'straight_line'
            ? t('app.panel.straight', { detour: number(travel.detour), speed: number(travel.speed_kmh) })
            : t('app.panel.table')}
          {service.spread_over !== 'zone_points' && ` ${t(`app.panel.spread.${service.spread_over}`)}`}
        </li>
        {region.config.caveats.map((caveat) => (
          <li key={caveat.en}>
            <b>{t('app.lineage.limit')}</b>
            {text(caveat)}
          </li>
        ))}
      </ol>
      {question && <RowsDialog card={region.card} question={question} close={() => setQuestion(undefined)} />}
    </details>
  );
}
