import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type RegionAnswer, useArtefact } from '../../api.ts';
import type { PageProps } from '../../pages.tsx';
import { Head } from '../../parts/head.tsx';
import { BlockSkeleton } from '../../parts/states.tsx';
import { useSpeak } from '../../speak.tsx';
import { FindingItem } from './finding.tsx';
import { findingsOf } from './findings.ts';
import { Fresh, Waiting, Warnings } from './side.tsx';
import { Stations } from './stations.tsx';

/** What needs a decision now? */
export default function Home({ region }: PageProps) {
  const { t } = useSpeak();
  return (
    <>
      <Head question={t('app.home.question')} answer={useAnswer(region)}>
        <Link to="/$region/$stage" params={{ region: region.card.id, stage: 'balance' }} className="button primary">
          {t('app.home.toMap')}
        </Link>
      </Head>
      <Stations region={region} />
      <div className="sections home-sections">
        <div className="main">
          <Findings region={region} />
        </div>
        <div className="side">
          <Warnings region={region} />
          <Fresh region={region} />
          <Waiting region={region} />
        </div>
      </div>
    </>
  );
}

/** One sentence: where care is short, what is warned of, what cannot be said. */
function useAnswer(region: RegionAnswer): string {
  const { t, noun, persons } = useSpeak();
  const facts = (stage: string) => region.card.stages.find((card) => card.stage === stage)?.facts ?? {};
  const number = (stage: string, name: string) => {
    const value = facts(stage)[name];
    return typeof value === 'number' ? value : 0;
  };
  const short = number('balance', 'short');
  const warnings = number('forecast', 'warnings');
  const lacking = region.card.stages.filter((card) => card.state === 'lacking' || card.state === 'absent').length;
  const stale = region.card.stages.filter((card) => card.state === 'stale').length;
  const made = region.card.stages.some(
    (card) => card.stage === 'balance' && (card.state === 'fresh' || card.state === 'stale'),
  );
  const sentences = [
    short > 0
      ? t('app.home.short', {
          short,
          zones: noun(region.config.zone_names, short),
          people: persons(number('balance', 'people')),
        })
      : made
        ? t('app.home.noShort')
        : '',
    warnings > 0 ? t('app.home.warnings', { count: warnings }) : '',
    stale > 0 ? t('app.home.stale', { count: stale }) : '',
    lacking > 0 ? t('app.home.lacking', { count: lacking }) : '',
  ];
  return sentences.filter(Boolean).join(t('app.home.join'));
}

function Findings({ region }: { readonly region: RegionAnswer }) {
  const { t } = useSpeak();
  const balance = useArtefact(region.card, 'balance');
  const forecast = useArtefact(region.card, 'forecast');
  const plan = useArtefact(region.card, 'plan');
  const limit = region.config.balance?.decay.at(-1)?.to_minutes ?? Number.POSITIVE_INFINITY;
  const [short, coming, planned] = [
    balance.data?.value.detail ?? undefined,
    forecast.data?.value.detail ?? undefined,
    plan.data?.value.detail ?? undefined,
  ];
  const findings = useMemo(
    () => findingsOf(short, coming, planned, limit).slice(0, 3),
    [short, coming, planned, limit],
  );
  const waiting = balance.isLoading || forecast.isLoading || plan.isLoading;
  return (
    <section className="section findings">
      <h2>
        {t('app.home.findings')}
        <span className="aside">{t('app.home.findingsBy')}</span>
      </h2>
      {waiting ? (
        <BlockSkeleton height="26rem" />
      ) : findings.length === 0 ? (
        <p className="quiet">{t('app.home.noFindings')}</p>
      ) : (
        <ol>
          {findings.map((finding, index) => (
            <FindingItem key={finding.kind} rank={index + 1} finding={finding} region={region} />
          ))}
        </ol>
      )}
    </section>
  );
}
