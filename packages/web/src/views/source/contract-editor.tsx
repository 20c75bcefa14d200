import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useAddress } from '../../address.ts';
import type { RegionAnswer } from '../../api.ts';
import { Head, Section } from '../../parts/head.tsx';
import { Refused } from '../../parts/refused.tsx';
import { RunBar } from '../../parts/run-bar.tsx';
import { Failure, PageSkeleton } from '../../parts/states.tsx';
import { useSpeak } from '../../speak.tsx';
import { useCheck, useContract, useSaveContract } from '../../steward.ts';
import { useSourceNames } from '../pool/quality-table.tsx';
import { CheckResult } from './check-result.tsx';

/** A contract as its file holds it, and beside it what would happen to the newest delivery under it as it stands now. */
export function ContractEditor({ region, source }: { readonly region: RegionAnswer; readonly source: string }) {
  const { t } = useSpeak();
  const [, change] = useAddress();
  const contract = useContract(region.card.id, source);
  const name = useSourceNames(region)(source);
  const back = () => change({ view: undefined }, false);
  if (contract.isPending) return <PageSkeleton />;
  if (contract.error) return <Failure error={contract.error} retry={contract.refetch} />;
  const { version, sample } = contract.data;
  const answer = t(sample ? 'app.contract.answer' : 'app.contract.noSample', { version, file: sample ?? '' });
  return (
    <>
      <Head question={t('app.contract.question', { source: name })} answer={answer}>
        <button type="button" className="button" onClick={back}>
          {t('app.contract.back')}
        </button>
      </Head>
      <Editor key={`${source} ${version}`} region={region.card.id} source={source} saved={contract.data} />
    </>
  );
}

function Editor({
  region,
  source,
  saved,
}: {
  readonly region: string;
  readonly source: string;
  readonly saved: { readonly yaml: string; readonly version: string };
}) {
  const { t } = useSpeak();
  const [yaml, setYaml] = useState(saved.yaml);
  const [asked] = useDebouncedValue(yaml, 500);
  const check = useCheck(region, source, asked);
  const save = useSaveContract(region, source);
  const changed = yaml !== saved.yaml;
  useLeaveWarning(changed && !save.isSuccess);
  const usable = check.data !== undefined && check.data.findings.length === 0 && asked === yaml;
  return (
    <div className="contract-editor">
      <Section title={t('app.contract.text')} aside={t('app.contract.textAside')}>
        <textarea
          className="code"
          spellCheck={false}
          aria-label={t('app.contract.text')}
          value={yaml}
          onChange={(event) => setYaml(event.target.value)}
        />
        <div className="actions">
          <button
            type="button"
            className="button primary"
            disabled={!changed || !usable || save.isPending}
            onClick={() => save.mutate({ yaml, version: saved.version })}
          >
            {t('app.contract.save')}
          </button>
          <button type="button" className="button" disabled={!changed} onClick={() => setYaml(saved.yaml)}>
            {t('app.contract.undo')}
          </button>
          {save.isSuccess && !changed && <RunBar region={region} hint={t('app.contract.runHint')} />}
        </div>
        {save.error && <Refused error={save.error} />}
      </Section>
      <div aria-live="polite" aria-busy={check.isFetching}>
        {check.error && <Failure error={check.error} retry={check.refetch} />}
        {check.data && <CheckResult answer={check.data} />}
      </div>
    </div>
  );
}

/** A change that is not saved is not lost by closing the page. */
function useLeaveWarning(unsaved: boolean) {
  useEffect(() => {
    if (!unsaved) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [unsaved]);
}
