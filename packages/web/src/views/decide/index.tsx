import type { DecideDetail, Proposal } from '@junheng/engine/decide';
import { Link } from '@tanstack/react-router';
import type { RegionAnswer } from '../../api.ts';
import type { PageProps } from '../../pages.tsx';
import { Figures } from '../../parts/figures.tsx';
import { Head, Section } from '../../parts/head.tsx';
import { Notes, StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { useSpeak } from '../../speak.tsx';

/** Who proposes what, on which evidence? */
export default function Decide({ region }: PageProps) {
  return (
    <StagePage region={region} stage="decide">
      {(detail, artefact) => (
        <>
          <Proposals region={region} detail={detail} />
          <StageEnd region={region} stage="decide" artefact={artefact} />
        </>
      )}
    </StagePage>
  );
}

function Proposals({ region, detail }: { readonly region: RegionAnswer; readonly detail: DecideDetail }) {
  const { t, share, date } = useSpeak();
  const first = detail.proposals[0];
  const answer = first
    ? t('app.decide.answer', { count: detail.proposals.length, by: date(first.vote_by), quorum: share(detail.quorum) })
    : t('app.decide.none');
  return (
    <>
      <Head question={t('common.stage.decide.question')} answer={answer} />
      {detail.proposals.map((proposal) => (
        <ProposalView key={proposal.id} region={region} proposal={proposal} />
      ))}
    </>
  );
}

function ProposalView({ region, proposal }: { readonly region: RegionAnswer; readonly proposal: Proposal }) {
  const { t, tOr, date } = useSpeak();
  const words = (part: 'title' | 'question', of: Pick<Proposal, 'kind' | 'params'>) =>
    tOr(`decide.proposal.${of.kind}.${part}`, of.kind, of.params);
  return (
    <div className="sections">
      <div className="main">
        <Section title={words('title', proposal)} aside={t(`app.decide.status.${proposal.status}`)}>
          <p>{words('question', proposal)}</p>
        </Section>
        <Section title={t('app.decide.expected')}>
          <Figures region={region} stage="decide" figures={proposal.expected.map(({ rows: _, ...figure }) => figure)} />
        </Section>
        {proposal.objections.length > 0 && (
          <Section title={t('app.decide.objections')}>
            <Notes stage="decide" notes={proposal.objections} />
          </Section>
        )}
        {proposal.alternatives.map((alternative) => (
          <Section
            key={`${alternative.kind} ${JSON.stringify(alternative.params)}`}
            title={t('app.decide.alternative', { title: words('title', alternative) })}
          >
            <Figures
              region={region}
              stage="decide"
              figures={alternative.figures.map(({ rows: _, ...figure }) => figure)}
            />
          </Section>
        ))}
      </div>
      <div className="side">
        <Section title={t('app.decide.vote')}>
          <dl className="pairs">
            <dt>{t('app.decide.voteBy')}</dt>
            <dd>{date(proposal.vote_by)}</dd>
            <dt>{t('app.decide.measureOn')}</dt>
            <dd>{date(proposal.measure_on)}</dd>
            <dt>{t('app.decide.id')}</dt>
            <dd className="code">{proposal.id}</dd>
          </dl>
        </Section>
        <Section title={t('app.decide.evidence')}>
          <ul className="evidence">
            {proposal.evidence.map((entry) => (
              <li key={entry.artefact_id}>
                <Link to="/$region/$stage" params={{ region: region.card.id, stage: entry.stage }}>
                  {tOr(`common.stage.${entry.stage}.name`, entry.stage)}
                </Link>{' '}
                <span className="code faint">{entry.artefact_id}</span>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </div>
  );
}
