import type { BalanceDetail, ServiceBalance } from '@junheng/engine/balance';
import type { ProfileDetail } from '@junheng/engine/profile';
import { lazy, Suspense, useMemo, useState } from 'react';
import { type Indicator, indicators, useAddress } from '../../address.ts';
import { type RegionAnswer, useArtefact, useGeometry } from '../../api.ts';
import { useTheme } from '../../frame/theme.ts';
import type { PageProps } from '../../pages.tsx';
import { Head } from '../../parts/head.tsx';
import { Segmented, Select } from '../../parts/select.tsx';
import { StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { PageSkeleton } from '../../parts/states.tsx';
import { type FacilityView, toFacilities, toZones, type ZoneView } from '../../parts/zones.ts';
import { type Speak, useSpeak } from '../../speak.tsx';
import { Legend } from './legend.tsx';
import type { Hovered } from './map.tsx';
import { Panel } from './panel.tsx';
import { ZoneTable } from './zone-table.tsx';

const BalanceMap = lazy(() => import('./map.tsx'));

/** Where is care short? */
export default function Balance({ region }: PageProps) {
  const profile = useArtefact(region.card, 'profile');
  return (
    <StagePage region={region} stage="balance">
      {(detail, artefact) =>
        profile.data?.value.detail ? (
          <>
            <Imbalance region={region} balance={detail} profile={profile.data.value.detail} />
            <StageEnd region={region} stage="balance" artefact={artefact} />
          </>
        ) : (
          <PageSkeleton />
        )
      }
    </StagePage>
  );
}

function Imbalance({
  region,
  balance,
  profile,
}: {
  readonly region: RegionAnswer;
  readonly balance: BalanceDetail;
  readonly profile: ProfileDetail;
}) {
  const speak = useSpeak();
  const { t, text, language } = speak;
  const [state, change] = useAddress();
  const service = balance.services.find((entry) => entry.service_code === state.service) ?? balance.services[0];
  const supply = profile.services.find((entry) => entry.service_code === service?.service_code);
  const zones = useMemo(
    () => (service ? toZones(language, profile, supply, service) : []),
    [language, profile, supply, service],
  );
  const facilities = useMemo(() => toFacilities(language, profile, supply), [language, profile, supply]);
  const byId = useMemo(() => new Map(facilities.map((facility) => [facility.id, facility])), [facilities]);
  if (!service) return null;
  const selected = state.zone ? zones.find((zone) => zone.id === state.zone) : undefined;
  const view = state.view ?? 'map';
  const select = (zone: ZoneView | undefined) => change({ zone: zone?.id });
  const facilityAt = (index: number) => byId.get(profile.facilities.facility_id[index] ?? '');
  return (
    <div className={selected ? 'map-page with-panel' : 'map-page'}>
      <div className="map-main">
        <Head question={t('common.stage.balance.question')} answer={answerOf(speak, region, service, zones)}>
          <Segmented
            label={t('app.map.view')}
            value={view}
            options={[
              { value: 'map', label: t('app.map.map') },
              { value: 'table', label: t('app.map.table') },
            ]}
            onChange={(value) => change({ view: value === 'table' ? 'table' : undefined })}
          />
        </Head>
        <div className={view === 'map' ? 'map-stage' : 'map-stage as-table'}>
          <div className="map-controls controls">
            <Select
              label={t('app.map.service')}
              value={service.service_code}
              options={balance.services.map((entry) => ({ value: entry.service_code, label: text(entry.names) }))}
              onChange={(value) => change({ service: value })}
            />
            <Select
              label={t('app.map.indicator')}
              value={state.indicator ?? 'imbalance'}
              options={indicators.map((value) => ({ value, label: t(`app.map.indicators.${value}`) }))}
              onChange={(value) => change({ indicator: value as Indicator })}
            />
          </div>
          {view === 'table' ? (
            <ZoneTable zones={zones} service={service} selected={selected?.id} onSelect={select} />
          ) : (
            <MapWithLegend
              region={region}
              service={service}
              zones={zones}
              facilities={facilities}
              indicator={state.indicator ?? 'imbalance'}
              selected={selected}
              onSelect={select}
            />
          )}
        </div>
      </div>
      {selected && (
        <Panel
          region={region}
          zone={selected}
          zones={zones}
          service={service}
          facilityAt={facilityAt}
          close={() => select(undefined)}
        />
      )}
    </div>
  );
}

/** The sentence under the question: how many zones and people, and how firm. */
function answerOf(speak: Speak, region: RegionAnswer, service: ServiceBalance, zones: readonly ZoneView[]): string {
  const { t, noun, persons, text } = speak;
  const short = service.findings.filter((finding) => finding.kind === 'short');
  const counted = zones.filter((zone) => zone.class !== null && !zone.gap).length;
  const base = { n: counted, zones: noun(region.config.zone_names, counted), service: text(service.names) };
  if (short.length === 0) return t('app.balance.noShort', base);
  const people = short.reduce((sum, finding) => sum + finding.persons, 0);
  const firm = short.filter((finding) => finding.held === finding.variants).length;
  const variants = short[0]?.variants ?? 0;
  const answer = t('app.balance.short', {
    ...base,
    short: short.length,
    people: persons(people),
  });
  return variants > 0
    ? [
        answer,
        t(firm === short.length ? 'app.balance.firmAll' : 'app.balance.firm', { firm, short: short.length, variants }),
      ].join(t('app.home.join'))
    : answer;
}

type MapProps = {
  readonly region: RegionAnswer;
  readonly service: ServiceBalance;
  readonly zones: readonly ZoneView[];
  readonly facilities: readonly FacilityView[];
  readonly indicator: Indicator;
  readonly selected: ZoneView | undefined;
  readonly onSelect: (zone: ZoneView | undefined) => void;
};

function MapWithLegend({ region, service, zones, facilities, indicator, selected, onSelect }: MapProps) {
  const { t, noun, measure } = useSpeak();
  const theme = useTheme();
  const geometry = useGeometry(region.card);
  const [hovered, setHovered] = useState<Hovered>();
  const { balance } = region.config;
  const bands = balance?.reach_bands_minutes ?? [];
  const reach = balance?.decay.at(-1)?.to_minutes;
  const reachKm =
    balance?.travel.from === 'straight_line' && reach !== undefined
      ? ((reach / 60) * balance.travel.speed_kmh) / balance.travel.detour
      : undefined;
  const zoneNoun = noun(region.config.zone_names, zones.length);
  return (
    <section className="map-holder" aria-label={t('app.map.label')}>
      {geometry.data ? (
        <Suspense fallback={<div className="map-wait">{t('app.map.loading')}</div>}>
          <BalanceMap
            {...{ zones, facilities, indicator, bands, selected, reachKm, theme, onSelect }}
            geometry={geometry.data}
            onHover={setHovered}
          />
        </Suspense>
      ) : (
        <div className="map-wait">{t('app.map.loading')}</div>
      )}
      <Legend
        zones={zones}
        facilities={facilities}
        indicator={indicator}
        bands={bands}
        zoneNoun={zoneNoun}
        unitOf={(supply) => (service.unit === 'institution' ? undefined : measure(supply, service.unit))}
        dots={geometry.data?.zones.features.length === 0}
      />
      {hovered && <Tooltip hovered={hovered} service={service} />}
    </section>
  );
}

function Tooltip({ hovered, service }: { readonly hovered: Hovered; readonly service: ServiceBalance }) {
  const { t, rate, measure, stock } = useSpeak();
  const { zone, facility, x, y } = hovered;
  return (
    <div className="map-tip" style={{ left: x, top: y }} role="status">
      <strong>{facility?.name ?? zone?.name}</strong>
      {facility && (
        <span>{facility.supply === null ? t('app.map.unknownSupply') : measure(facility.supply, service.unit)}</span>
      )}
      {zone && (
        <span>
          {zone.gap ? t('app.panel.gap') : zone.class ? t(`app.map.class.${zone.class}`) : t('common.noData')}
        </span>
      )}
      {zone && (
        <span className="quiet">
          {measure(zone.persons, 'person')} ·{' '}
          {t('app.map.tipScore', {
            score: rate(zone.score, service.mean_score).value,
            per: rate(0, service.mean_score).per,
            unit: stock(service.unit),
          })}
        </span>
      )}
    </div>
  );
}
