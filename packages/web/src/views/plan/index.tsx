import type { PageProps } from '../../pages.tsx';
import { Head } from '../../parts/head.tsx';
import { StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { useSpeak } from '../../speak.tsx';

export default function Plan({ region }: PageProps) {
  const { t } = useSpeak();
  return (
    <StagePage region={region} stage="plan">
      {(_, artefact) => (
        <>
          <Head question={t('common.stage.plan.question')} />
          <StageEnd region={region} stage="plan" artefact={artefact} />
        </>
      )}
    </StagePage>
  );
}
