import type { SeriesForecast } from '@junheng/engine/forecast';
import { NoData } from '../../parts/data-table.tsx';
import { Section } from '../../parts/head.tsx';
import { Info } from '../../parts/info.tsx';
import { ScrollBox } from '../../parts/scroll-box.tsx';
import { useSpeak } from '../../speak.tsx';

/** How good was it in the past? Promised against held, for the chosen method and the others. */
export function Scores({ series, levels }: { readonly series: SeriesForecast; readonly levels: readonly number[] }) {
  const { t, tOr, number, share } = useSpeak();
  const origins = Math.max(0, ...series.scores.map((score) => score.origins));
  return (
    <Section
      title={t('app.forecast.scores')}
      aside={t('app.forecast.origins', { count: origins })}
      info={
        <Info about={t('app.forecast.scores')}>
          <p>{t('app.forecast.aboutScores')}</p>
        </Info>
      }
    >
      <ScrollBox label={t('app.forecast.scores')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('app.forecast.method')}</th>
              {levels.map((level) => (
                <th key={level} scope="col" className="num">
                  {share(level)}
                </th>
              ))}
              <th scope="col" className="num">
                MASE
              </th>
            </tr>
          </thead>
          <tbody>
            {series.scores.map((score) => (
              <tr key={score.method}>
                <td className={score.method === series.method ? 'strong' : undefined}>
                  {tOr(`forecast.method.${score.method}`, score.method)}
                  {score.method === series.method && <span className="faint small"> {series.form}</span>}
                </td>
                {levels.map((level, index) => (
                  <td key={level} className="num">
                    {score.coverage[index] === null || score.coverage[index] === undefined ? (
                      <NoData />
                    ) : (
                      share(score.coverage[index])
                    )}
                  </td>
                ))}
                <td className="num">{score.mase === null ? <NoData /> : number(score.mase)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Section>
  );
}
