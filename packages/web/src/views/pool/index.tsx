import type { PageProps } from '../../pages.tsx';
import { Head } from '../../parts/head.tsx';
import { StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { useSpeak } from '../../speak.tsx';

export default function Pool({ region }: PageProps) {
  const { t } = useSpeak();
  return (
    <StagePage region={region} stage="pool">
      {(_, artefact) => (
        <>
          <Head question={t('common.stage.pool.question')} />
          <StageEnd region={region} stage="pool" artefact={artefact} />
        </>
      )}
    </StagePage>
  );
}
