import { bars, dots } from '@junheng/display/charts';
import type { AllocationPlan, PlanDetail, SitePlan } from '@junheng/engine/plan';
import { useMemo } from 'react';
import type { RegionAnswer } from '../../api.ts';
import type { PageProps } from '../../pages.tsx';
import { Chart, useChartStyle } from '../../parts/chart.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Head, Section } from '../../parts/head.tsx';
import { useNames } from '../../parts/names.ts';
import { StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { type Speak, useSpeak } from '../../speak.tsx';

/** What could be done? */
export default function Plan({ region }: PageProps) {
  return (
    <StagePage region={region} stage="plan">
      {(detail, artefact) => (
        <>
          <Options region={region} detail={detail} />
          <StageEnd region={region} stage="plan" artefact={artefact} />
        </>
      )}
    </StagePage>
  );
}

function Options({ region, detail }: { readonly region: RegionAnswer; readonly detail: PlanDetail }) {
  const { t, measure, number, persons } = useSpeak();
  const { allocation, site } = detail;
  const answer = allocation
    ? t('app.plan.answer', {
        what: measure(allocation.placed, allocation.unit),
        places: allocation.placements.length,
        before: number(allocation.before),
        after: number(allocation.after),
        people: persons(allocation.people_helped),
      })
    : t('app.plan.noAllocation');
  return (
    <>
      <Head question={t('common.stage.plan.question')} answer={answer} />
      <div className="sections">
        <div className="main">{allocation && <Placements region={region} plan={allocation} />}</div>
        <div className="side">
          {allocation && <Binding region={region} plan={allocation} />}
          {site && <Site region={region} site={site} />}
        </div>
      </div>
    </>
  );
}

const drawn = 14;
const wideNames = 260;
type Placement = AllocationPlan['placements'][number];

function Placements({ region, plan }: { readonly region: RegionAnswer; readonly plan: AllocationPlan }) {
  const { t, number, measure } = useSpeak();
  const nameOf = useNames(region.card);
  const service = useServiceName(region, plan.service_code);
  const style = useChartStyle(number, undefined, wideNames);
  const top = useMemo(() => [...plan.placements].sort((a, b) => b.add - a.add), [plan]);
  const option = useMemo(
    () =>
      bars(
        top.slice(0, drawn).map((placement) => ({
          id: placement.facility_id,
          name: nameOf(placement.facility_id),
          value: placement.add,
          colour: 'balance-ample-2' as const,
        })),
        style,
        t('common.noData'),
      ),
    [top, nameOf, style, t],
  );
  const columns = useMemo(
    (): readonly Column<Placement>[] => [
      {
        id: 'name',
        head: t('app.panel.facility'),
        cell: (row) => nameOf(row.facility_id),
        sort: (row) => nameOf(row.facility_id),
      },
      { id: 'now', head: t('app.plan.now'), cell: (row) => number(row.now), sort: (row) => row.now, number: true },
      {
        id: 'add',
        head: t('app.plan.add'),
        cell: (row) => `+${number(row.add)}`,
        sort: (row) => row.add,
        number: true,
      },
      {
        id: 'then',
        head: t('app.plan.sum'),
        cell: (row) => number(row.now + row.add),
        sort: (row) => row.now + row.add,
        number: true,
      },
    ],
    [t, nameOf, number],
  );
  const title = t('app.plan.where', { what: measure(plan.placed, plan.unit) });
  return (
    <>
      <Section title={title} aside={service}>
        <Chart option={option} height={26 * Math.min(drawn, Math.max(1, top.length)) + 24} label={title} />
      </Section>
      <Section title={t('app.plan.all', { n: top.length })}>
        <DataTable
          rows={top}
          columns={columns}
          keyOf={(row) => row.facility_id}
          caption={title}
          pageSize={12}
          sortBy={{ id: 'add', desc: true }}
        />
      </Section>
    </>
  );
}

function useServiceName(region: RegionAnswer, code: string): string {
  const { text } = useSpeak();
  const service = region.config.profile.services.find((entry) => entry.code === code);
  return service ? text(service.names) : code;
}

/** A set of assumptions in words: what it changes against the region's own. */
function variantWords({ t, number }: Speak, region: RegionAnswer, id: string): string {
  const variant = region.config.balance?.variants.find((entry) => entry.id === id);
  const steps = (variant?.decay ?? []).map((step) => number(step.to_minutes));
  const words = [
    variant?.detour === undefined ? '' : t('app.variant.detour', { value: variant.detour }),
    variant?.speed_kmh === undefined ? '' : t('app.variant.speed', { value: variant.speed_kmh }),
    steps.length === 0 ? '' : t(`app.variant.${steps.length === 1 ? 'flat' : 'steps'}`, { value: steps.join('/') }),
  ].filter(Boolean);
  return words.length > 0 ? words.join(' · ') : id;
}

function Binding({ region, plan }: { readonly region: RegionAnswer; readonly plan: AllocationPlan }) {
  const speak = useSpeak();
  const { t, tOr, number, share, stock } = speak;
  const nameOf = useNames(region.card);
  const named = ({ params, at }: AllocationPlan['binding'][number]) =>
    at !== undefined && params && 'name' in params ? { ...params, name: nameOf(at) } : params;
  const style = useChartStyle(number, t('app.plan.axis', { unit: stock(plan.unit) }));
  const option = useMemo(() => {
    const rows = plan.variants.map((variant) => variantWords(speak, region, variant.id));
    const flat = (value: number) => ({ mean: value, low: value, high: value });
    return dots(
      rows,
      [
        { name: t('app.plan.before'), colour: 'baseline', dots: plan.variants.map((variant) => flat(variant.before)) },
        {
          name: t('app.plan.after'),
          colour: 'balance-ample-3',
          dots: plan.variants.map((variant) => flat(variant.after)),
        },
      ],
      style,
    );
  }, [plan, region, style, speak, t]);
  return (
    <>
      <Section title={t('app.plan.effect')}>
        <dl className="pairs">
          <dt>{t('app.plan.worst', { share: share(region.config.plan?.allocation.worst_share ?? 0.1) })}</dt>
          <dd>
            {number(plan.before)} → <strong>{number(plan.after)}</strong>
          </dd>
          <dt>{t('app.plan.bound')}</dt>
          <dd>
            {number(plan.bound)} <span className="faint">({t('app.plan.gap', { gap: share(plan.gap) })})</span>
          </dd>
          <dt>{t('app.plan.short')}</dt>
          <dd>
            {number(plan.short_before)} → <strong>{number(plan.short_after)}</strong>
          </dd>
          {plan.cost !== null && (
            <>
              <dt>{t('app.plan.cost')}</dt>
              <dd>{speak.money(plan.cost, plan.currency ?? region.config.currency)}</dd>
            </>
          )}
        </dl>
      </Section>
      {plan.binding.length > 0 && (
        <Section title={t('app.plan.binding')}>
          <ul className="notes">
            {plan.binding.map((rule) => (
              <li key={`${rule.code} ${rule.at ?? ''}`}>{tOr(`plan.binding.${rule.code}`, rule.code, named(rule))}</li>
            ))}
          </ul>
        </Section>
      )}
      {plan.variants.length > 0 && (
        <Section title={t('app.plan.variants')}>
          <Chart option={option} height={plan.variants.length * 34 + 80} label={t('app.plan.variants')} />
        </Section>
      )}
    </>
  );
}

function Site({ region, site }: { readonly region: RegionAnswer; readonly site: SitePlan }) {
  const speak = useSpeak();
  const { t, tOr, number } = speak;
  const nameOf = useNames(region.card);
  if (site.void !== null || site.zone_id === null) {
    return (
      <Section title={t('app.plan.site')}>
        <p className="quiet">{tOr(`plan.void.${site.void ?? ''}`, t('app.plan.noSite'))}</p>
      </Section>
    );
  }
  return (
    <Section title={t('app.plan.site')}>
      <p>{siteWords(speak, nameOf(site.zone_id), site)}</p>
      {site.runners_up.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('app.plan.runnersUp')}</th>
              <th scope="col" className="num">
                {t('app.panel.minutes')}
              </th>
            </tr>
          </thead>
          <tbody>
            {site.runners_up.map((other) => (
              <tr key={other.zone_id}>
                <td>{nameOf(other.zone_id)}</td>
                <td className="num">{number(other.mean_minutes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

/** What the best site saves: before and after, or only the little that it saves. */
function siteWords({ t, measure }: Speak, zone: string, site: SitePlan): string {
  const [before, after] = [site.mean_minutes_before ?? 0, site.mean_minutes_after ?? 0];
  return before - after < 0.1
    ? t('app.plan.siteLittle', { zone, saved: measure(before - after, 'minute') })
    : t('app.plan.siteAnswer', { zone, before: measure(before, 'minute'), after: measure(after, 'minute') });
}
