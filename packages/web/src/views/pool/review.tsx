import { useState } from 'react';
import { useSession } from '../../access.ts';
import { type RegionAnswer, type Review, useReview } from '../../api.ts';
import { Pages } from '../../parts/data-table.tsx';
import { Section } from '../../parts/head.tsx';
import { Refused } from '../../parts/refused.tsx';
import { RunBar } from '../../parts/run-bar.tsx';
import { ScrollBox } from '../../parts/scroll-box.tsx';
import { useSpeak } from '../../speak.tsx';
import { useDecide } from '../../steward.ts';
import { Line } from './line.tsx';
import { useSourceNames } from './quality-table.tsx';
import { type Drafts, dictionaryOf, reviewKey, standing, toDecisions } from './review-drafts.ts';
import { ReviewRow } from './review-row.tsx';

const size = 10;

/**
 * Free texts that no dictionary could place for sure, and what a person decides about them. Nothing where none wait; a
 * refusal is told where nothing else on the page tells it.
 */
export function ReviewQueue({ region, alone }: { readonly region: RegionAnswer; readonly alone: boolean }) {
  const { t } = useSpeak();
  const [offset, setOffset] = useState(0);
  const [drafts, setDrafts] = useState<Drafts>([]);
  const { data: review, error } = useReview(region.card, offset, size);
  const mayWrite = useSession().data?.may_write ?? false;
  const title = t('data.review.title');
  if (error) {
    if (!alone) return null;
    return (
      <div className="sections review-queue">
        <Section title={title}>
          <Refused error={error} />
        </Section>
      </div>
    );
  }
  if (!review || review.total === 0) return null;
  return (
    <div className="sections review-queue">
      <Section title={title} aside={t('data.review.aside', { count: review.total })}>
        <Texts region={region} review={review} drafts={drafts} setDrafts={setDrafts} mayWrite={mayWrite} />
        {review.total > size && <Pages from={offset} size={size} total={review.total} onMove={setOffset} />}
        {mayWrite && <SendDecisions region={region} review={review} drafts={drafts} setDrafts={setDrafts} />}
        <p className="faint small">{t(mayWrite ? 'data.review.keys' : 'data.review.how')}</p>
      </Section>
    </div>
  );
}

type Work = {
  readonly region: RegionAnswer;
  readonly review: Review;
  readonly drafts: Drafts;
  readonly setDrafts: (change: (before: Drafts) => Drafts) => void;
};

function Texts({ region, review, drafts, setDrafts, mayWrite }: Work & { readonly mayWrite: boolean }) {
  const { t } = useSpeak();
  const sourceName = useSourceNames(region);
  const now = standing(drafts);
  const title = t('data.review.title');
  return (
    <ScrollBox label={title}>
      <table>
        <caption className="offscreen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('data.review.text')}</th>
            <th scope="col">{t(mayWrite ? 'data.review.means' : 'data.review.guesses')}</th>
            <th scope="col" className="num">
              {t('data.review.rows')}
            </th>
          </tr>
        </thead>
        <tbody>
          {review.rows.map((row) => (
            <ReviewRow
              key={reviewKey(row)}
              row={row}
              draft={now.get(reviewKey(row))}
              dictionary={dictionaryOf(row, review.dictionaries)}
              sourceName={sourceName(row.source_id)}
              mayWrite={mayWrite}
              choose={(code) => setDrafts((before) => [...before, { row, code }])}
              undo={() => setDrafts((before) => before.slice(0, -1))}
            />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** What was decided and waits to be sent: by whom and how it is known; the last choice can be taken back until then. */
function SendDecisions({ region, review, drafts, setDrafts }: Work) {
  const { t } = useSpeak();
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const decide = useDecide(region.card.id);
  const count = standing(drafts).size;
  if (count === 0) {
    return (
      <div aria-live="polite">
        {decide.isSuccess && (
          <>
            <p>{t('data.review.sent', { count: decide.data.decisions.length })}</p>
            <RunBar region={region.card.id} hint={t('data.review.runHint')} />
          </>
        )}
      </div>
    );
  }
  return (
    <form
      className="repair decide"
      onSubmit={(event) => {
        event.preventDefault();
        const decisions = toDecisions(drafts, review.dictionaries);
        decide.mutate({ decisions, by, reason }, { onSuccess: () => setDrafts(() => []) });
      }}
    >
      <p className="wide" aria-live="polite">
        <b>{t('data.review.waiting', { count })}</b>
      </p>
      <Line label={t('app.quarantine.by')} value={by} change={setBy} autoComplete="name" />
      <Line label={t('app.quarantine.reason')} value={reason} change={setReason} autoComplete="off" />
      <div className="actions wide">
        <button
          type="submit"
          className="button primary"
          disabled={by.trim() === '' || reason.trim() === '' || decide.isPending}
        >
          {t('data.review.send')}
        </button>
        <button type="button" className="button" onClick={() => setDrafts((before) => before.slice(0, -1))}>
          {t('data.review.undo')}
        </button>
      </div>
      {decide.error && <Refused error={decide.error} />}
    </form>
  );
}
