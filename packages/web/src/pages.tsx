import type { Stage } from '@junheng/engine';
import { Navigate } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { useWhere } from './address.ts';
import { type RegionAnswer, useRegion, useRegions } from './api.ts';
import { Empty, Failure, PageSkeleton } from './parts/states.tsx';
import { useSpeak } from './speak.tsx';

/** What every page gets: the region that is open. */
export type PageProps = { readonly region: RegionAnswer };

const Home = lazy(() => import('./views/home/index.tsx'));
const views: Readonly<Record<Stage, ComponentType<PageProps>>> = {
  source: lazy(() => import('./views/source/index.tsx')),
  pool: lazy(() => import('./views/pool/index.tsx')),
  profile: lazy(() => import('./views/profile/index.tsx')),
  balance: lazy(() => import('./views/balance/index.tsx')),
  forecast: lazy(() => import('./views/forecast/index.tsx')),
  plan: lazy(() => import('./views/plan/index.tsx')),
  simulate: lazy(() => import('./views/simulate/index.tsx')),
  dispatch: lazy(() => import('./views/dispatch/index.tsx')),
  decide: lazy(() => import('./views/decide/index.tsx')),
  feedback: lazy(() => import('./views/feedback/index.tsx')),
};

/** The start address leads to the first region of the store. */
export function FirstRegion() {
  const regions = useRegions();
  const { t } = useSpeak();
  if (regions.isPending) return <PageSkeleton />;
  if (regions.error) return <Failure error={regions.error} retry={regions.refetch} />;
  const first = regions.data[0];
  if (!first) return <Empty title={t('app.empty.regions')} hint={t('app.empty.regionsHint')} />;
  return <Navigate to="/$region" params={{ region: first.id }} replace />;
}

function Opened({ view: View }: { readonly view: ComponentType<PageProps> }) {
  const { region: id } = useWhere();
  const region = useRegion(id);
  if (region.isPending) return <PageSkeleton />;
  if (region.error) return <Failure error={region.error} retry={region.refetch} />;
  return (
    <Suspense fallback={<PageSkeleton />}>
      <View key={region.data.card.id} region={region.data} />
    </Suspense>
  );
}

/** What needs a decision now. */
export const RegionHome = () => <Opened view={Home} />;

/** The page of one stage. */
export function StageView() {
  const { stage } = useWhere();
  const view = stage && Object.hasOwn(views, stage) ? views[stage] : undefined;
  return view ? <Opened key={stage} view={view} /> : <NoSuchPage />;
}

/** A page that could not be drawn: says so, and leads back. */
export function BrokenPage({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  return <Failure error={error} retry={reset} home />;
}

/** An address that leads nowhere. */
export function NoSuchPage() {
  const { t } = useSpeak();
  return <Empty title={t('app.empty.page')} hint={t('app.empty.pageHint')} />;
}
