import type { PageProps } from '../../pages.tsx';
import { Head } from '../../parts/head.tsx';
import { StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { useSpeak } from '../../speak.tsx';

export default function Forecast({ region }: PageProps) {
  const { t } = useSpeak();
  return (
    <StagePage region={region} stage="forecast">
      {(_, artefact) => (
        <>
          <Head question={t('common.stage.forecast.question')} />
          <StageEnd region={region} stage="forecast" artefact={artefact} />
        </>
      )}
    </StagePage>
  );
}
