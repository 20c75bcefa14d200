import type { DecideDetail, Proposal } from '@junheng/engine/decide';
import type { Figure } from '@junheng/engine/domain';
import { Link } from '@tanstack/react-router';
import type { RegionAnswer } from '../../api.ts';
import type { PageProps } from '../../pages.tsx';
import { FigureInfo, figureValue, figureWords } from '../../parts/figures.tsx';
import { Head, Section } from '../../parts/head.tsx';
import { ScrollBox } from '../../parts/scroll-box.tsx';
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

function useProposalWords() {
  const { tOr } = useSpeak();
  return (part: 'title' | 'question', of: Pick<Proposal, 'kind' | 'params'>) => {
    const { count, ...others } = of.params;
    const params = typeof count === 'number' ? { ...others, count } : of.params;
    return tOr(`decide.proposal.${of.kind}.${part}`, of.kind, params);
  };
}

function ProposalView({ region, proposal }: { readonly region: RegionAnswer; readonly proposal: Proposal }) {
  const { t, tOr, date } = useSpeak();
  const words = useProposalWords();
  return (
    <div className="sections">
      <div className="main">
        <div className="section-lead">
          <Section title={words('title', proposal)} aside={t(`app.decide.status.${proposal.status}`)}>
            <p>{words('question', proposal)}</p>
          </Section>
        </div>
        <Section title={t('app.decide.compared')}>
          <Effects region={region} proposal={proposal} />
        </Section>
        {proposal.objections.length > 0 && (
          <Section title={t('app.decide.objections')}>
            <Notes stage="decide" notes={proposal.objections} />
          </Section>
        )}
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

/** The proposal beside its alternatives: one row a figure, one column an option. */
function Effects({ region, proposal }: { readonly region: RegionAnswer; readonly proposal: Proposal }) {
  const speak = useSpeak();
  const { t } = speak;
  const words = useProposalWords();
  const options = [
    { key: 'proposal', title: t('app.decide.proposal'), figures: proposal.expected },
    ...proposal.alternatives.map((one) => ({
      key: `${one.kind} ${JSON.stringify(one.params)}`,
      title: words('title', one),
      figures: one.figures,
    })),
  ];
  const ids = [...new Set(options.flatMap((option) => option.figures.map((figure) => figure.id)))];
  return (
    <ScrollBox className="matrix" label={t('app.decide.compared')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('app.simulate.figure')}</th>
            {options.map((option) => (
              <th key={option.key} scope="col" className="num wrap">
                {option.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ids.map((id) => (
            <tr key={id}>
              <td>
                {figureWords(speak, 'decide', id).label} <FigureInfo region={region} stage="decide" id={id} />
              </td>
              {options.map((option) => (
                <td key={option.key} className="num">
                  <Effect region={region} figure={option.figures.find((figure) => figure.id === id)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Effect({
  region,
  figure,
}: {
  readonly region: RegionAnswer;
  readonly figure: Pick<Figure, 'value' | 'unit' | 'interval'> | undefined;
}) {
  const speak = useSpeak();
  if (!figure) return <span className="faint">–</span>;
  const { value, unit, interval } = figure;
  return (
    <>
      {figureValue(speak, region, value, unit)}
      {interval && (
        <span className="faint small">
          {speak.range(interval.low, interval.high, (bound) => speak.measure(bound, unit))}
        </span>
      )}
    </>
  );
}
