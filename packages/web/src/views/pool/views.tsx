import { useAddress } from '../../address.ts';
import { Segmented } from '../../parts/select.tsx';
import { useSpeak } from '../../speak.tsx';

const views = ['holdings', 'quality', 'snapshots'] as const;

/** What is held, how good it is, and which versions there are: three views of the pool. */
export function PoolViews() {
  const { t } = useSpeak();
  const [state, change] = useAddress();
  const now = views.find((view) => view === state.view) ?? 'holdings';
  const show = (view: string) => {
    const next = view === 'quality' || view === 'snapshots' ? view : undefined;
    change(
      { view: next, source: undefined, rule: undefined, place: undefined, snapshot: undefined, against: undefined },
      false,
    );
  };
  const options = views.map((value) => ({ value, label: t(`data.views.${value}`) }));
  return <Segmented label={t('data.views.label')} value={now} options={options} onChange={show} />;
}
