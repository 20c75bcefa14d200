import type { PageProps } from '../../pages.tsx';
import { Head } from '../../parts/head.tsx';
import { StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { useSpeak } from '../../speak.tsx';

export default function Simulate({ region }: PageProps) {
  const { t } = useSpeak();
  return (
    <StagePage region={region} stage="simulate">
      {(_, artefact) => (
        <>
          <Head question={t('common.stage.simulate.question')} />
          <StageEnd region={region} stage="simulate" artefact={artefact} />
        </>
      )}
    </StagePage>
  );
}
