import type { PageProps } from '../../pages.tsx';
import { Head } from '../../parts/head.tsx';
import { StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { useSpeak } from '../../speak.tsx';

export default function Decide({ region }: PageProps) {
  const { t } = useSpeak();
  return (
    <StagePage region={region} stage="decide">
      {(_, artefact) => (
        <>
          <Head question={t('common.stage.decide.question')} />
          <StageEnd region={region} stage="decide" artefact={artefact} />
        </>
      )}
    </StagePage>
  );
}
