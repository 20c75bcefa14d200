import { toSignificant } from '@junheng/display';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { type RegionAnswer, useArtefact, useGeometry } from '../../api.ts';
import { Bars } from '../../parts/bars.tsx';
import { readLevel } from '../../parts/levels.ts';
import { MiniFan } from '../../parts/mini-fan.tsx';
import { MiniMap } from '../../parts/mini-map.tsx';
import { useNames } from '../../parts/names.ts';
import { BlockSkeleton } from '../../parts/states.tsx';
import { type Speak, useSpeak } from '../../speak.tsx';
import type { ComingFinding, FarFinding, Finding, PlannedFinding, ShortFinding, WarnedFinding } from './findings.ts';

type Of<F> = { readonly finding: F; readonly region: RegionAnswer; readonly rank: number };

/** One finding: a sentence as its head, whom it touches, how sure it is, a small picture, and where to go. */
export function FindingItem({ finding, region, rank }: Of<Finding>) {
  switch (finding.kind) {
    case 'short':
      return <Short {...{ finding, region, rank }} />;
    case 'far':
      return <Far {...{ finding, region, rank }} />;
    case 'warned':
      return <Warned {...{ finding, region, rank }} />;
    case 'planned':
      return <Planned {...{ finding, region, rank }} />;
    case 'coming':
      return <Coming {...{ finding, region, rank }} />;
  }
}

function Item(props: {
  readonly rank: number;
  readonly title: string;
  readonly body: string;
  readonly sure: string;
  readonly links: ReactNode;
  readonly picture: ReactNode;
}) {
  return (
    <li className="finding">
      <span className="rank" aria-hidden="true">
        {props.rank}
      </span>
      <div>
        <h3>{props.title}</h3>
        <p>{props.body}</p>
        {props.sure && <p className="small faint">{props.sure}</p>}
        <p className="finding-links">{props.links}</p>
      </div>
      <div className="picture">{props.picture}</div>
    </li>
  );
}

function Short({ finding, region, rank }: Of<ShortFinding>) {
  const { t, text, noun, persons, rate, stock } = useSpeak();
  const { service, zones, people, firm, variants, score } = finding;
  const params = { n: zones.length, zones: noun(region.config.zone_names, zones.length), service: text(service.names) };
  const to = { region: region.card.id, stage: 'balance' };
  return (
    <Item
      rank={rank}
      title={t('app.finding.short.title', params)}
      body={t('app.finding.short.body', {
        people: persons(people),
        score: rate(score, service.mean_score).value,
        per: rate(score, service.mean_score).per,
        mean: rate(service.mean_score, service.mean_score).value,
        unit: stock(service.unit),
      })}
      sure={
        variants > 0
          ? t(firm === zones.length ? 'app.finding.short.sureAll' : 'app.finding.short.sure', {
              firm,
              n: zones.length,
              variants,
            })
          : t('app.finding.untested')
      }
      links={
        <>
          <Link to="/$region/$stage" params={to} search={{ service: service.service_code }}>
            {t('app.finding.seeMap')}
          </Link>
          <Link to="/$region/$stage" params={{ ...to, stage: 'plan' }}>
            {t('app.finding.plan')}
          </Link>
        </>
      }
      picture={<ShortMap finding={finding} region={region} />}
    />
  );
}

function ShortMap({ finding, region }: Pick<Of<ShortFinding>, 'finding' | 'region'>) {
  const { t } = useSpeak();
  const geometry = useGeometry(region.card).data;
  const zones = useArtefact(region.card, 'profile').data?.value.detail?.zones;
  const points = useMemo(
    () =>
      (zones?.zone_id ?? []).map((id, index) => ({
        id,
        lon: zones?.lon[index] ?? null,
        lat: zones?.lat[index] ?? null,
      })),
    [zones],
  );
  const marked = useMemo(() => new Set(finding.zones), [finding]);
  if (!geometry || !zones) return <BlockSkeleton height="9rem" />;
  return (
    <MiniMap
      geometry={geometry}
      points={points}
      marked={marked}
      label={t('app.finding.short.picture', { n: finding.zones.length })}
    />
  );
}

function Far({ finding, region, rank }: Of<FarFinding>) {
  const { t, text, persons, share, number } = useSpeak();
  const { service, minutes, people, all, bands } = finding;
  const to = { region: region.card.id, stage: 'balance' };
  const last = bands.at(-1);
  const beyond = bands.at(-2)?.to_minutes ?? minutes;
  const mark = region.config.balance?.mark_edge ?? false;
  const name = (band: (typeof bands)[number], index: number) => {
    const from = bands[index - 1]?.to_minutes;
    if (band.to_minutes === null) return `>${from ?? 0}`;
    return from === undefined || from === null ? `≤${band.to_minutes}` : `${from}–${band.to_minutes}`;
  };
  return (
    <Item
      rank={rank}
      title={t('app.finding.far.title', {
        people: persons(people),
        minutes,
        service: text(service.names),
      })}
      body={[
        t('app.finding.far.body', { share: share(people / all), service: text(service.names) }),
        last && last.to_minutes === null && last.persons > 0.5 && beyond > minutes
          ? t('app.finding.far.beyond', { people: persons(last.persons), minutes: beyond })
          : '',
      ]
        .filter(Boolean)
        .join(t('app.home.join'))}
      sure={mark ? t('app.finding.far.edge') : ''}
      links={
        <Link to="/$region/$stage" params={to} search={{ service: service.service_code, indicator: 'minutes' }}>
          {t('app.finding.who')}
        </Link>
      }
      picture={
        <>
          <p className="caption">{t('app.finding.far.axis')}</p>
          <Bars
            label={t('app.finding.far.axis')}
            bars={bands.map((band, index) => ({
              name: name(band, index),
              share: band.persons / all,
              strong: band.to_minutes === null || band.to_minutes > minutes,
              value:
                band.to_minutes === null || band.to_minutes > minutes
                  ? `${share(band.persons / all)} · ${number(toSignificant(band.persons, 3))}`
                  : share(band.persons / all),
            }))}
          />
        </>
      }
    />
  );
}

/** A flow is so many a week; a stock, such as beds in use, is only so many. */
function perPeriod({ t }: Speak, { unit, frequency }: ComingFinding['series'], value: string): string {
  return unit === 'bed' || unit === 'person' ? value : t(`app.per.${frequency}`, { value });
}

function Coming({ finding, region, rank }: Of<ComingFinding>) {
  const speak = useSpeak();
  const { t, text, about, date, number, share } = speak;
  const { series, levels, warnings } = finding;
  const read = readLevel(levels);
  const last = series.forecast.at(-1) ?? { period: '', middle: 0, low: [], high: [], same_last_season: null };
  const now = series.history.findLast((point) => point.value !== null);
  const score = series.scores.find((entry) => entry.method === series.method);
  const held = score?.coverage[read] ?? null;
  const level = share(levels[read] ?? 0.8);
  const past = series.history.slice(-Math.max(12, series.forecast.length * 2))[0];
  const params = {
    what: text(series.names),
    middle: about(last.middle),
    by: date(last.period),
    now: perPeriod(speak, series, number(now?.value ?? null)),
  };
  const to = { region: region.card.id, stage: 'forecast' };
  return (
    <Item
      rank={rank}
      title={t('app.finding.coming.title', params)}
      body={[
        t('app.finding.coming.body', {
          ...params,
          level,
          low: about(last.low[read] ?? last.middle),
          high: about(last.high[read] ?? last.middle),
        }),
        warnings > 0 ? t('app.finding.coming.warnings', { count: warnings }) : '',
      ]
        .filter(Boolean)
        .join(t('app.home.join'))}
      sure={held === null ? t('app.finding.untested') : t('app.finding.coming.sure', { held: share(held), level })}
      links={
        <Link to="/$region/$stage" params={to}>
          {t('app.finding.seeForecast')}
        </Link>
      }
      picture={
        <MiniFan
          series={series}
          levels={levels}
          labels={{
            from: past ? date(past.period) : '',
            now: now ? '' : '',
            to: date(last.period),
            last: number(now?.value ?? null),
            middle: about(last.middle),
            high: t('app.finding.coming.upTo', { level, value: about(last.high[read] ?? last.middle) }),
            low: t('app.finding.coming.from', { level, value: about(last.low[read] ?? last.middle) }),
            whole: t('app.finding.coming.title', params),
          }}
        />
      }
    />
  );
}

const drawn = 6;

function Warned({ finding, region, rank }: Of<WarnedFinding>) {
  const { t, share, date } = useSpeak();
  const nameOf = useNames(region.card);
  const limit = share(region.config.forecast?.warning.occupancy ?? 1);
  const { warnings } = finding;
  const first = warnings[0];
  return (
    <Item
      rank={rank}
      title={t('app.finding.warned.title', { count: warnings.length, limit })}
      body={
        first
          ? t('app.finding.warned.body', {
              place: nameOf(first.place_id),
              chance: share(first.chance),
              by: date(first.period),
            })
          : ''
      }
      sure={t('app.finding.warned.sure')}
      links={
        <Link to="/$region/$stage" params={{ region: region.card.id, stage: 'forecast' }}>
          {t('app.finding.seeForecast')}
        </Link>
      }
      picture={
        <>
          <p className="caption">{t('app.finding.warned.axis', { limit })}</p>
          <Bars
            label={t('app.finding.warned.axis', { limit })}
            bars={warnings.slice(0, drawn).map((one) => ({
              name: nameOf(one.place_id),
              share: one.chance,
              value: share(one.chance),
              strong: one.level === 'red',
            }))}
          />
        </>
      }
    />
  );
}

function Planned({ finding, region, rank }: Of<PlannedFinding>) {
  const { t, persons, measure, number, rate, stock } = useSpeak();
  const nameOf = useNames(region.card);
  const { plan, people } = finding;
  const top = [...plan.placements].sort((a, b) => b.add - a.add).slice(0, drawn);
  return (
    <Item
      rank={rank}
      title={t('app.finding.planned.title', { what: measure(plan.placed, plan.unit), people: persons(people) })}
      body={t('app.finding.planned.body', {
        places: plan.placements.length,
        before: rate(plan.before, plan.after).value,
        after: rate(plan.after, plan.after).value,
        per: rate(plan.after, plan.after).per,
        unit: stock(plan.unit),
      })}
      sure={t('app.finding.planned.sure', { bound: rate(plan.bound, plan.after).value })}
      links={
        <Link to="/$region/$stage" params={{ region: region.card.id, stage: 'plan' }}>
          {t('app.finding.planned.see')}
        </Link>
      }
      picture={
        <>
          <p className="caption">{t('app.finding.planned.axis')}</p>
          <Bars
            label={t('app.finding.planned.axis')}
            bars={top.map((one) => ({ name: nameOf(one.facility_id), share: one.add, value: `+${number(one.add)}` }))}
          />
        </>
      }
    />
  );
}
