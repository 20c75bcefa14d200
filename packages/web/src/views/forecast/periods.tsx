import type { SeriesForecast } from '@junheng/engine/forecast';
import { NoData } from '../../parts/data-table.tsx';
import { Section } from '../../parts/head.tsx';
import { spreadOf } from '../../parts/levels.ts';
import { ScrollBox } from '../../parts/scroll-box.tsx';
import { useSpeak } from '../../speak.tsx';

/** Week by week or month by month: the middle, the intervals, last season, and what happened. */
export function Periods({ series, levels }: { readonly series: SeriesForecast; readonly levels: readonly number[] }) {
  const { t, sharp, date, number, share } = useSpeak();
  const spread = spreadOf(series, levels);
  const about = (value: number) => sharp(value, spread);
  const shown = levels.map((level, index) => ({ level, index })).filter(({ level }) => level >= 0.7);
  const since = new Map(series.happened.map((point) => [point.period, point.value]));
  const last = series.forecast.some((point) => point.same_last_season !== null);
  return (
    <Section title={t(`app.forecast.periods.${series.frequency}`)}>
      <ScrollBox label={t(`app.forecast.periods.${series.frequency}`)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('app.forecast.until')}</th>
              <th scope="col" className="num">
                {t('app.forecast.middleHead')}
              </th>
              {shown.map(({ level }) => (
                <th key={level} scope="col" className="num">
                  {t('app.forecast.interval', { level: share(level) })}
                </th>
              ))}
              {last && (
                <th scope="col" className="num">
                  {t('app.forecast.lastSeasonHead')}
                </th>
              )}
              {since.size > 0 && (
                <th scope="col" className="num">
                  {t('app.forecast.happenedHead')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {series.forecast.map((point) => {
              const then = since.get(point.period);
              return (
                <tr key={point.period}>
                  <td className="nowrap">{date(point.period)}</td>
                  <td className="num strong">{about(point.middle)}</td>
                  {shown.map(({ level, index }) => (
                    <td key={level} className="num quiet">
                      {about(point.low[index] ?? point.middle)}–{about(point.high[index] ?? point.middle)}
                    </td>
                  ))}
                  {last && (
                    <td className="num quiet">
                      {point.same_last_season === null ? <NoData /> : number(Math.round(point.same_last_season))}
                    </td>
                  )}
                  {since.size > 0 && <td className="num">{then === undefined ? '' : number(then)}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollBox>
    </Section>
  );
}
