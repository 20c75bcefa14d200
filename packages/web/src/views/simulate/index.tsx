import { dots } from '@junheng/display/charts';
import type { Estimate, SimulateDetail } from '@junheng/engine/simulate';
import { useMemo } from 'react';
import type { RegionAnswer } from '../../api.ts';
import type { PageProps } from '../../pages.tsx';
import { Chart, useChartStyle } from '../../parts/chart.tsx';
import { NoData } from '../../parts/data-table.tsx';
import { Head, Section } from '../../parts/head.tsx';
import { useNames } from '../../parts/names.ts';
import { ScrollBox } from '../../parts/scroll-box.tsx';
import { StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { useSpeak } from '../../speak.tsx';

/** What would happen if we did? */
export default function Simulate({ region }: PageProps) {
  return (
    <StagePage region={region} stage="simulate">
      {(detail, artefact) => (
        <>
          <Comparison region={region} detail={detail} />
          <StageEnd region={region} stage="simulate" artefact={artefact} />
        </>
      )}
    </StagePage>
  );
}

function Comparison({ region, detail }: { readonly region: RegionAnswer; readonly detail: SimulateDetail }) {
  const { t, text, number, share, measure } = useSpeak();
  const [baseline, plan] = [
    detail.scenarios.find((run) => run.id === 'baseline'),
    detail.scenarios.find((run) => run.id === 'plan'),
  ];
  const service = region.config.profile.services.find((entry) => entry.code === detail.service_code);
  const wait = (run: typeof baseline) => measure(run?.mean_wait_days.mean, 'day');
  const steady = wait(baseline) === wait(plan);
  const saved = detail.difference?.mean_wait_days;
  const wording = !steady ? 'answer' : saved && saved.high < 0 ? 'answerLess' : 'answerSame';
  const answer =
    baseline && plan
      ? t(`app.simulate.${wording}`, {
          saved: measure(-(saved?.mean ?? 0), 'day'),
          service: service ? text(service.names) : detail.service_code,
          before: wait(baseline),
          after: wait(plan),
          used: share(baseline.occupancy.mean),
          usedAfter: share(plan.occupancy.mean),
          added: number(plan.beds - baseline.beds),
        })
      : baseline
        ? t('app.simulate.baselineOnly', {
            service: service ? text(service.names) : detail.service_code,
            before: wait(baseline),
            used: share(baseline.occupancy.mean),
          })
        : undefined;
  return (
    <>
      <Head question={t('common.stage.simulate.question')} answer={answer} />
      <div className="sections">
        <div className="main">
          <Scenarios detail={detail} />
          <Houses region={region} detail={detail} of="occupancy" />
        </div>
        <div className="side">
          <Section title={t('app.simulate.set')}>
            <dl className="pairs">
              <dt>{t('app.simulate.days')}</dt>
              <dd>{t('app.simulate.daysOf', { days: detail.days, warm: detail.warm_up_days })}</dd>
              <dt>{t('app.simulate.replications')}</dt>
              <dd>{number(detail.replications)}</dd>
              <dt>{t('app.simulate.facilities')}</dt>
              <dd>{number(baseline?.facilities.length ?? 0)}</dd>
              <dt>{t('app.simulate.interval')}</dt>
              <dd>{share(detail.level)}</dd>
            </dl>
          </Section>
          <Houses region={region} detail={detail} of="mean_wait_days" />
        </div>
      </div>
    </>
  );
}

type Row = {
  readonly key: string;
  readonly name: string;
  readonly of: (run: SimulateDetail['scenarios'][number]) => Estimate;
  readonly write: (value: number) => string;
  /** How a difference is written, where not as the figure: points of a share. */
  readonly writeDifference?: (value: number) => string;
  readonly observed: number | null;
  readonly difference: Estimate | null;
};

/** Each figure as it is, with the plan, the difference, and as the data hold it. */
function Scenarios({ detail }: { readonly detail: SimulateDetail }) {
  const { t, number, share, measure, range } = useSpeak();
  const wait = (days: number) => measure(days, 'day');
  const points = (value: number) => t('app.simulate.points', { value: Number((value * 100).toFixed(1)) });
  const { observed, difference, scenarios } = detail;
  const rows: readonly Row[] = [
    {
      key: 'occupancy',
      name: t('app.simulate.occupancy'),
      of: (run) => run.occupancy,
      write: share,
      writeDifference: points,
      observed: observed.occupancy,
      difference: difference?.occupancy ?? null,
    },
    {
      key: 'wait',
      name: t('app.simulate.wait'),
      of: (run) => run.mean_wait_days,
      write: wait,
      observed: observed.mean_wait_days,
      difference: difference?.mean_wait_days ?? null,
    },
    {
      key: 'refused',
      name: t('app.simulate.refused'),
      of: (run) => run.refused,
      write: share,
      writeDifference: points,
      observed: null,
      difference: difference?.refused ?? null,
    },
    {
      key: 'admissions',
      name: t('app.simulate.admissions'),
      of: (run) => run.admissions_per_day,
      write: number,
      observed: observed.admissions_per_day,
      difference: null,
    },
  ];
  const cell = (estimate: Estimate | null, write: (value: number) => string) =>
    estimate === null ? (
      ''
    ) : (
      <>
        <strong>{write(estimate.mean)}</strong>
        <span className="faint small nowrap under">{range(estimate.low, estimate.high, write)}</span>
      </>
    );
  return (
    <Section title={t('app.simulate.compare')} aside={t('app.simulate.paired')}>
      <ScrollBox label={t('app.simulate.compare')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('app.simulate.figure')}</th>
              {scenarios.map((run) => (
                <th key={run.id} scope="col" className="num">
                  {t(`simulate.scenario.${run.id}`)}
                </th>
              ))}
              {difference && (
                <th scope="col" className="num">
                  {t('app.simulate.difference')}
                </th>
              )}
              <th scope="col" className="num">
                {t('simulate.scenario.observed')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <td>{row.name}</td>
                {scenarios.map((run) => (
                  <td key={run.id} className="num">
                    {cell(row.of(run), row.write)}
                  </td>
                ))}
                {difference && <td className="num">{cell(row.difference, row.writeDifference ?? row.write)}</td>}
                <td className="num">{row.observed === null ? <NoData /> : row.write(row.observed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Section>
  );
}

const drawn = 14;

/** Facility by facility: as it is above, with the plan below, observed hollow. */
function Houses({
  region,
  detail,
  of,
}: {
  readonly region: RegionAnswer;
  readonly detail: SimulateDetail;
  readonly of: 'occupancy' | 'mean_wait_days';
}) {
  const { t, number, share } = useSpeak();
  const nameOf = useNames(region.card);
  const scale = of === 'mean_wait_days' && detail.scenarios.every((run) => run[of].mean < 2) ? 24 : 1;
  const style = useChartStyle(
    of === 'occupancy' ? share : number,
    t(`app.simulate.axis.${scale === 24 ? 'mean_wait_hours' : of}`),
    of === 'occupancy' ? 240 : undefined,
  );
  const { option, count } = useMemo(() => {
    const baseline = detail.scenarios[0]?.facilities ?? [];
    const changed = (id: string) =>
      Math.abs(
        (detail.scenarios[1]?.facilities.find((run) => run.facility_id === id)?.[of].mean ?? 0) -
          (baseline.find((run) => run.facility_id === id)?.[of].mean ?? 0),
      );
    const shown = [...baseline]
      .sort((a, b) => changed(b.facility_id) - changed(a.facility_id) || b.beds - a.beds)
      .slice(0, drawn);
    const series = detail.scenarios.map((run) => ({
      name: t(`simulate.scenario.${run.id}`),
      colour: run.id === 'baseline' ? ('baseline' as const) : ('balance-ample-3' as const),
      dots: shown.map((house) => {
        const found = run.facilities.find((one) => one.facility_id === house.facility_id)?.[of];
        return found ? { mean: found.mean * scale, low: found.low * scale, high: found.high * scale } : null;
      }),
    }));
    return {
      count: shown.length,
      option: dots(
        shown.map((house) => nameOf(house.facility_id)),
        series,
        style,
        {
          name: t('simulate.scenario.observed'),
          values: shown.map(({ observed }) => (observed[of] === null ? null : observed[of] * scale)),
        },
      ),
    };
  }, [detail, of, scale, nameOf, style, t]);
  return (
    <Section title={t(`app.simulate.houses.${of}`)}>
      <Chart option={option} height={count * 30 + 90} label={t(`app.simulate.houses.${of}`)} />
    </Section>
  );
}
