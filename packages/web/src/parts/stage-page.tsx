import type { Stage, StageValues } from '@junheng/engine';
import type { Artefact, Issue, Lack } from '@junheng/engine/domain';
import type { ReactNode } from 'react';
import { type RegionAnswer, useArtefact } from '../api.ts';
import { useSpeak } from '../speak.tsx';
import { Figures } from './figures.tsx';
import { Head, Section } from './head.tsx';
import { StageLineage } from './lineage.tsx';
import { Empty, Failure, PageSkeleton } from './states.tsx';

type Detail<S extends Stage> = NonNullable<StageValues[S]['detail']>;

/**
 * The page of any stage: it waits for the artefact, says what is lacking where nothing could be made, and hands what
 * was made to the stage's own view. `answer` is the sentence under the question.
 */
export function StagePage<S extends Stage>({
  region,
  stage,
  children,
}: {
  readonly region: RegionAnswer;
  readonly stage: S;
  readonly children: (detail: Detail<S>, artefact: Artefact<StageValues[S]>) => ReactNode;
}) {
  const { t } = useSpeak();
  const card = region.card.stages.find((entry) => entry.stage === stage);
  const artefact = useArtefact(region.card, stage);
  const question = t(`common.stage.${stage}.question`);
  if (!card || card.state === 'absent') return <Empty title={question} hint={t('app.empty.absent')} />;
  if (artefact.isPending) return <PageSkeleton />;
  if (artefact.error) return <Failure error={artefact.error} retry={artefact.refetch} />;
  const { value } = artefact.data;
  if (value.detail === null) return <Lacking region={region} stage={stage} lacks={value.lacks} notes={value.notes} />;
  return children(value.detail as Detail<S>, artefact.data);
}

/** A stage that the data do not allow: what would be here, what is missing, what brings it. */
function Lacking({
  region,
  stage,
  lacks,
  notes,
}: {
  readonly region: RegionAnswer;
  readonly stage: Stage;
  readonly lacks: readonly Lack[];
  readonly notes: readonly Issue[];
}) {
  const { t } = useSpeak();
  return (
    <>
      <Head question={t(`common.stage.${stage}.question`)} answer={t('app.lacking.answer')} />
      <div className="sections">
        <div className="main">
          <Section title={t('app.lacking.missing')}>
            <Lacks stage={stage} lacks={lacks} />
          </Section>
          <Section title={t('app.lacking.would')}>
            <p>{t(`app.lacking.stage.${stage}`)}</p>
          </Section>
          {notes.length > 0 && (
            <Section title={t('app.section.notes')}>
              <Notes stage={stage} notes={notes} />
            </Section>
          )}
        </div>
        <div className="side">
          <Section title={t('app.lacking.how')}>
            <p>{t('app.lacking.steps')}</p>
          </Section>
          <Section title={t('app.section.made')}>
            <HowMade region={region} stage={stage} />
          </Section>
        </div>
      </div>
    </>
  );
}

/** What a stage lacks, each with the table that would bring it. */
export function Lacks({ stage, lacks }: { readonly stage: Stage; readonly lacks: readonly Lack[] }) {
  const { t, tOr } = useSpeak();
  return (
    <ul className="notes">
      {lacks.map((lack) => (
        <li key={`${lack.code} ${lack.table}`} className="warning">
          {tOr(`${stage}.lack.${lack.code}`, tOr(`app.lack.${lack.code}`, lack.code))}
          {lack.table !== '' && (
            <span className="faint small">
              {' '}
              {t('app.lacking.table', { table: tOr(`app.table.name.${lack.table}`, lack.table), code: lack.table })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

const weight = { error: 0, warning: 1, info: 2 } as const;

/** What a reader must know of a stage's result, weightiest first. */
export function Notes({ stage, notes }: { readonly stage: Stage; readonly notes: readonly Issue[] }) {
  const { tOr } = useSpeak();
  const sorted = [...notes].sort((a, b) => weight[a.severity] - weight[b.severity]);
  return (
    <ul className="notes">
      {sorted.map((note) => (
        <li key={`${note.code} ${note.at ?? ''} ${JSON.stringify(note.params)}`} className={note.severity}>
          {tOr(`${stage}.note.${note.code}`, note.code, note.params)}
        </li>
      ))}
    </ul>
  );
}

/** Methods, options, seed and ids of a result, and the walk down to its rows. */
export function HowMade({ region, stage }: { readonly region: RegionAnswer; readonly stage: Stage }) {
  const { t, date, number } = useSpeak();
  const artefact = useArtefact(region.card, stage).data;
  const card = region.card.stages.find((entry) => entry.stage === stage);
  return (
    <>
      {artefact && (
        <dl className="made">
          <dt>{t('app.made.asOf')}</dt>
          <dd>{date(artefact.run.as_of)}</dd>
          <dt>{t('app.made.version')}</dt>
          <dd>{artefact.run.version}</dd>
          <dt>{t('app.made.seed')}</dt>
          <dd>{number(artefact.run.seed)}</dd>
          <dt>{t('app.made.seconds')}</dt>
          <dd>
            {card?.seconds === null || card?.seconds === undefined
              ? t('common.noData')
              : t('app.made.took', { seconds: number(card.seconds) })}
          </dd>
          <dt>{t('app.lineage.artefact')}</dt>
          <dd className="code">{artefact.id}</dd>
        </dl>
      )}
      <StageLineage region={region} stage={stage} />
    </>
  );
}

/** The lower part that every stage page ends with: figures, notes, lacks, and how it was made. */
export function StageEnd<S extends Stage>({
  region,
  stage,
  artefact,
}: {
  readonly region: RegionAnswer;
  readonly stage: S;
  readonly artefact: Artefact<StageValues[S]>;
}) {
  const { t, text } = useSpeak();
  const { figures, notes, lacks } = artefact.value;
  const { caveats } = region.config;
  return (
    <div className="sections">
      <div className="main">
        {figures.length > 0 && (
          <Section title={t('app.section.figures')}>
            <Figures region={region} stage={stage} figures={figures} />
          </Section>
        )}
        {(notes.length > 0 || caveats.length > 0) && (
          <Section title={t('app.section.notes')}>
            <Notes stage={stage} notes={notes} />
            {caveats.length > 0 && (
              <ul className="notes caveats">
                {caveats.map((caveat) => (
                  <li key={caveat.en}>{text(caveat)}</li>
                ))}
              </ul>
            )}
          </Section>
        )}
      </div>
      <div className="side">
        {lacks.length > 0 && (
          <Section title={t('app.lacking.missing')}>
            <Lacks stage={stage} lacks={lacks} />
          </Section>
        )}
        <Section title={t('app.section.made')}>
          <HowMade region={region} stage={stage} />
        </Section>
      </div>
    </div>
  );
}
