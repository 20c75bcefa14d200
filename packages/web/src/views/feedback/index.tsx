import type { PageProps } from '../../pages.tsx';
import { Head } from '../../parts/head.tsx';
import { StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { useSpeak } from '../../speak.tsx';

export default function Feedback({ region }: PageProps) {
  const { t } = useSpeak();
  return (
    <StagePage region={region} stage="feedback">
      {(_, artefact) => (
        <>
          <Head question={t('common.stage.feedback.question')} />
          <StageEnd region={region} stage="feedback" artefact={artefact} />
        </>
      )}
    </StagePage>
  );
}
