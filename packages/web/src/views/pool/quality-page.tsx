import type { Alarm, PoolDetail } from '@junheng/engine/pool';
import { useMemo, useState } from 'react';
import { useAddress } from '../../address.ts';
import type { RegionAnswer } from '../../api.ts';
import { Head, Section } from '../../parts/head.tsx';
import { useSpeak } from '../../speak.tsx';
import { AlarmTable, alarmKey } from './alarms.tsx';
import { lowestOf, lowestScore } from './quality.ts';
import { QualitySide } from './quality-side.tsx';
import { QualityTable, useSourceNames } from './quality-table.tsx';
import { PoolViews } from './views.tsx';

/** How good are the data, and what looks wrong? From a score to its trend, its places and months, their rows and whom to call. */
export function QualityPage({ region, detail }: { readonly region: RegionAnswer; readonly detail: PoolDetail }) {
  const { t } = useSpeak();
  const [state, change] = useAddress();
  const [chosen, setChosen] = useState<Alarm>();
  const [all, setAll] = useState(false);
  const source = useMemo(() => sourceOf(detail, state.source), [detail, state.source]);
  const own = detail.alarms.filter(({ source_id }) => source_id === state.source);
  const filtered = own.length > 0 && !all;
  const select = (id: string) => {
    setChosen(undefined);
    setAll(false);
    change({ source: id, place: undefined });
  };
  const openAlarm = (alarm: Alarm) => {
    setChosen(alarm);
    setAll(!filtered);
    change({ source: alarm.source_id, place: alarm.place_id ?? undefined });
  };
  const everything = (
    <button type="button" className="button plain" onClick={() => setAll(true)}>
      {t('data.quality.allSources')}
    </button>
  );
  return (
    <>
      <Head question={t('data.quality.question')} answer={useAnswer(region, detail)}>
        <PoolViews />
      </Head>
      <div className="sections wide-side quality-page">
        <div className="main">
          <Section title={t('data.quality.alarms')} aside={filtered && own.length < detail.alarms.length && everything}>
            {detail.alarms.length === 0 && <p className="quiet">{t('data.quality.noAlarms')}</p>}
            {detail.alarms.length > 0 && (
              <AlarmTable
                region={region}
                alarms={filtered ? own : detail.alarms}
                selected={chosen && alarmKey(chosen)}
                onSelect={openAlarm}
              />
            )}
          </Section>
          <Section title={t('data.quality.scores')} aside={t('data.quality.scoresAside')}>
            <QualityTable region={region} detail={detail} selected={source?.source_id} onSelect={select} />
          </Section>
        </div>
        <div className="side">
          {source && (
            <QualitySide
              key={source.source_id}
              region={region}
              detail={detail}
              source={source}
              alarm={chosen?.source_id === source.source_id ? chosen : undefined}
            />
          )}
        </div>
      </div>
    </>
  );
}

/** The source that is open: the chosen one, else that with the most alarms, else that with the lowest score. */
function sourceOf(detail: PoolDetail, chosen: string | undefined): PoolDetail['quality'][number] | undefined {
  const alarms = (id: string) => detail.alarms.filter(({ source_id }) => source_id === id).length;
  return (
    detail.quality.find(({ source_id }) => source_id === chosen) ??
    detail.quality.toSorted(
      (a, b) => alarms(b.source_id) - alarms(a.source_id) || (lowestOf(a) ?? 2) - (lowestOf(b) ?? 2),
    )[0]
  );
}

function useAnswer(region: RegionAnswer, detail: PoolDetail): string {
  const { t, share, language } = useSpeak();
  const nameOf = useSourceNames(region);
  const all = detail.quality.length;
  const sources = new Set(detail.alarms.map(({ source_id }) => source_id)).size;
  const lowest = lowestScore(detail);
  const alarms =
    detail.alarms.length === 0
      ? t('data.quality.answerCalm', { all })
      : t('data.quality.answer', { count: detail.alarms.length, sources, all });
  const scored = lowest
    ? t('data.quality.lowest', {
        dimension: t(`data.quality.inSentence.${lowest.dimension}`),
        source: nameOf(lowest.source_id),
        score: share(lowest.score),
      })
    : t('data.quality.unscored');
  return language === 'zh' ? alarms + scored : `${alarms} ${scored}`;
}
