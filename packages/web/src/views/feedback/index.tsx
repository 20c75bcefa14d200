import { bars, scatter } from '@junheng/display/charts';
import type { FeedbackDetail } from '@junheng/engine/feedback';
import { useCallback, useMemo } from 'react';
import { useAddress } from '../../address.ts';
import { type RegionAnswer, useArtefact } from '../../api.ts';
import type { PageProps } from '../../pages.tsx';
import { Chart, useChartStyle } from '../../parts/chart.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Head, Section } from '../../parts/head.tsx';
import { useNames } from '../../parts/names.ts';
import { StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { useSpeak } from '../../speak.tsx';

/** Who turns resources into care, and who does not? */
export default function Feedback({ region }: PageProps) {
  return (
    <StagePage region={region} stage="feedback">
      {(detail, artefact) => (
        <>
          <Efficiency region={region} detail={detail} />
          <StageEnd region={region} stage="feedback" artefact={artefact} />
        </>
      )}
    </StagePage>
  );
}

type Unit = FeedbackDetail['units'][number];
const onFrontier = 1 - 1e-6;

function Efficiency({ region, detail }: { readonly region: RegionAnswer; readonly detail: FeedbackDetail }) {
  const { t, text, number, share, period } = useSpeak();
  const nameOf = useNames(region.card);
  const [state, change] = useAddress();
  const lowest = [...detail.units].sort((a, b) => a.score - b.score)[0];
  const open = detail.units.find((unit) => unit.facility_id === state.place) ?? lowest;
  const frontier = detail.units.filter((unit) => unit.score >= onFrontier).length;
  const mean = detail.units.reduce((total, unit) => total + unit.score, 0) / Math.max(1, detail.units.length);
  const columnName = useCallback((id: string) => (detail.names[id] ? text(detail.names[id]) : id), [detail, text]);
  const columns = useMemo(
    (): readonly Column<Unit>[] => [
      {
        id: 'name',
        head: t('app.panel.facility'),
        cell: (unit) => nameOf(unit.facility_id),
        sort: (unit) => nameOf(unit.facility_id),
      },
      {
        id: 'score',
        head: t('feedback.column.score'),
        cell: (unit) => share(unit.score),
        sort: (unit) => unit.score,
        number: true,
      },
      ...detail.inputs.map(
        (id, index): Column<Unit> => ({
          id: `in ${id}`,
          head: columnName(id),
          cell: (unit) => number(unit.inputs[index] ?? null),
          sort: (unit) => unit.inputs[index] ?? null,
          number: true,
        }),
      ),
      ...detail.outputs.map(
        (id, index): Column<Unit> => ({
          id: `out ${id}`,
          head: columnName(id),
          cell: (unit) => number(unit.outputs[index] ?? null),
          sort: (unit) => unit.outputs[index] ?? null,
          number: true,
        }),
      ),
    ],
    [detail, t, columnName, nameOf, number, share],
  );
  return (
    <>
      <Head
        question={t('common.stage.feedback.question')}
        answer={t('app.feedback.answer', {
          n: detail.units.length,
          frontier,
          mean: share(mean),
          period: period(detail.period),
        })}
      />
      <div className="sections">
        <div className="main">
          <ScorePicture region={region} detail={detail} />
          <Section
            title={t('app.feedback.units')}
            aside={t('app.feedback.inOut', {
              inputs: detail.inputs.map(columnName).join(', '),
              outputs: detail.outputs.map(columnName).join(', '),
            })}
          >
            <DataTable
              rows={detail.units}
              columns={columns}
              keyOf={(unit) => unit.facility_id}
              caption={t('app.feedback.units')}
              pageSize={14}
              selected={open?.facility_id}
              onSelect={(unit) => change({ place: unit.facility_id })}
              sortBy={{ id: 'score', desc: false }}
            />
          </Section>
        </div>
        <div className="side">
          <Peers region={region} unit={open} />
          <Section title={t('app.feedback.leftOut')}>
            {detail.left_out.every((entry) => entry.facilities === 0) ? (
              <p className="quiet">{t('app.feedback.noneLeftOut')}</p>
            ) : (
              <table>
                <tbody>
                  {detail.left_out
                    .filter((entry) => entry.facilities > 0)
                    .map((entry) => (
                      <tr key={entry.reason}>
                        <td>{t(`feedback.reason.${entry.reason}`)}</td>
                        <td className="num">{number(entry.facilities)}</td>
                      </tr>
                    ))}
                </tbody>
              </table>
            )}
          </Section>
        </div>
      </div>
    </>
  );
}

/** Score against occupancy where that is known, else the scores as bars. */
function ScorePicture({ region, detail }: { readonly region: RegionAnswer; readonly detail: FeedbackDetail }) {
  const { t, share } = useSpeak();
  const nameOf = useNames(region.card);
  const profile = useArtefact(region.card, 'profile').data?.value.detail;
  const style = useChartStyle(share);
  const { option, height } = useMemo(() => {
    const service = profile?.services.find((entry) => entry.occupancy.some((value) => value !== null));
    const at = new Map(
      (profile?.facilities.facility_id ?? []).map((id, index) => [id, service?.occupancy[index] ?? null]),
    );
    const points = detail.units.flatMap((unit) => {
      const x = at.get(unit.facility_id) ?? null;
      return x === null ? [] : [{ id: unit.facility_id, name: nameOf(unit.facility_id), x, y: unit.score }];
    });
    if (points.length >= 5) {
      const axes = { x: t('app.profile.occupancy'), y: t('feedback.column.score'), writeX: share };
      return { option: scatter(points, style, axes, { at: 1, name: t('app.feedback.frontier') }), height: 320 };
    }
    const list = [...detail.units].sort((a, b) => a.score - b.score).slice(0, 15);
    return {
      option: bars(
        list.map((unit) => ({ id: unit.facility_id, name: nameOf(unit.facility_id), value: unit.score })),
        style,
        t('common.noData'),
      ),
      height: list.length * 26 + 24,
    };
  }, [detail, profile, nameOf, style, t, share]);
  return (
    <Section title={t('app.feedback.picture')}>
      <Chart option={option} height={height} label={t('app.feedback.picture')} />
    </Section>
  );
}

/** Whom a facility is measured against, and what that says. */
function Peers({ region, unit }: { readonly region: RegionAnswer; readonly unit: Unit | undefined }) {
  const { t, number, share } = useSpeak();
  const nameOf = useNames(region.card);
  if (!unit) {
    return (
      <Section title={t('app.feedback.slack')}>
        <p className="quiet">{t('app.feedback.choose')}</p>
      </Section>
    );
  }
  const efficient = unit.score >= onFrontier;
  return (
    <Section title={nameOf(unit.facility_id)} aside={share(unit.score)}>
      <p>{efficient ? t('app.feedback.isFrontier') : t('app.feedback.couldDo', { share: share(unit.score) })}</p>
      {!efficient && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('feedback.column.peers')}</th>
              <th scope="col" className="num">
                {t('app.feedback.weight')}
              </th>
            </tr>
          </thead>
          <tbody>
            {unit.peers.map((peer) => (
              <tr key={peer.facility_id}>
                <td>{nameOf(peer.facility_id)}</td>
                <td className="num">{number(peer.weight)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
