import { useState } from 'react';
import { type RegionAnswer, useReview } from '../../api.ts';
import { Pages } from '../../parts/data-table.tsx';
import { Section } from '../../parts/head.tsx';
import { ScrollBox } from '../../parts/scroll-box.tsx';
import { useSpeak } from '../../speak.tsx';
import { useSourceNames } from './quality-table.tsx';

const size = 10;

/** Free texts that no dictionary could place for sure, with its best guesses. Nothing where none wait. */
export function ReviewQueue({ region }: { readonly region: RegionAnswer }) {
  const { t, number, share } = useSpeak();
  const [offset, setOffset] = useState(0);
  const sourceName = useSourceNames(region);
  const review = useReview(region.card, offset, size).data;
  if (!review || review.total === 0) return null;
  const title = t('data.review.title');
  return (
    <div className="sections review-queue">
      <Section title={title} aside={t('data.review.aside', { count: review.total })}>
        <ScrollBox label={title}>
          <table>
            <caption className="offscreen">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{t('data.review.text')}</th>
                <th scope="col">{t('data.review.guesses')}</th>
                <th scope="col">{t('data.review.field')}</th>
                <th scope="col">{t('app.home.source')}</th>
                <th scope="col" className="num">
                  {t('data.review.rows')}
                </th>
              </tr>
            </thead>
            <tbody>
              {review.rows.map(({ source_id, field, text, rows, guesses }) => (
                <tr key={`${source_id} ${field} ${text}`}>
                  <td>{text}</td>
                  <td>
                    {guesses.length === 0 && <span className="faint">{t('data.review.noGuess')}</span>}
                    {guesses.map(({ code, score }, at) => (
                      <span key={code} className={at === 0 ? 'nowrap' : 'nowrap faint'}>
                        {at > 0 && ' · '}
                        <span className="code">{code}</span> {share(score)}
                      </span>
                    ))}
                  </td>
                  <td className="code">{field}</td>
                  <td>{sourceName(source_id)}</td>
                  <td className="num">{number(rows)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
        {review.total > size && <Pages from={offset} size={size} total={review.total} onMove={setOffset} />}
        <p className="faint small">{t('data.review.how')}</p>
      </Section>
    </div>
  );
}
