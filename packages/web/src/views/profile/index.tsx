import type { PageProps } from '../../pages.tsx';
import { Head } from '../../parts/head.tsx';
import { StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { useSpeak } from '../../speak.tsx';

export default function Profile({ region }: PageProps) {
  const { t } = useSpeak();
  return (
    <StagePage region={region} stage="profile">
      {(_, artefact) => (
        <>
          <Head question={t('common.stage.profile.question')} />
          <StageEnd region={region} stage="profile" artefact={artefact} />
        </>
      )}
    </StagePage>
  );
}
