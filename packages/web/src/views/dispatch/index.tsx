import type { PageProps } from '../../pages.tsx';
import { Head } from '../../parts/head.tsx';
import { StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { useSpeak } from '../../speak.tsx';

export default function Dispatch({ region }: PageProps) {
  const { t } = useSpeak();
  return (
    <StagePage region={region} stage="dispatch">
      {(_, artefact) => (
        <>
          <Head question={t('common.stage.dispatch.question')} />
          <StageEnd region={region} stage="dispatch" artefact={artefact} />
        </>
      )}
    </StagePage>
  );
}
