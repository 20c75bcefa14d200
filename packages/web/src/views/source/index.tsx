import type { PageProps } from '../../pages.tsx';
import { Head } from '../../parts/head.tsx';
import { StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { useSpeak } from '../../speak.tsx';

export default function Source({ region }: PageProps) {
  const { t } = useSpeak();
  return (
    <StagePage region={region} stage="source">
      {(_, artefact) => (
        <>
          <Head question={t('common.stage.source.question')} />
          <StageEnd region={region} stage="source" artefact={artefact} />
        </>
      )}
    </StagePage>
  );
}
