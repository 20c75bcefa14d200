import { bars } from '@junheng/display/charts';
import type { ProfileDetail, ServiceProfile } from '@junheng/engine/profile';
import { useMemo, useState } from 'react';
import { useAddress } from '../../address.ts';
import type { RegionAnswer, RowsQuestion } from '../../api.ts';
import type { PageProps } from '../../pages.tsx';
import { Chart, roomy, useChartStyle } from '../../parts/chart.tsx';
import { type Column, DataTable, NoData } from '../../parts/data-table.tsx';
import { Head, Section } from '../../parts/head.tsx';
import { placeNames } from '../../parts/places.ts';
import { RowsDialog } from '../../parts/rows-dialog.tsx';
import { Select } from '../../parts/select.tsx';
import { StageEnd, StagePage } from '../../parts/stage-page.tsx';
import { useSpeak } from '../../speak.tsx';

/** What is there, and who needs it? */
export default function Profile({ region }: PageProps) {
  return (
    <StagePage region={region} stage="profile">
      {(detail, artefact) => (
        <>
          <SupplyAndNeed region={region} detail={detail} />
          <StageEnd region={region} stage="profile" artefact={artefact} />
        </>
      )}
    </StagePage>
  );
}

const sum = (values: readonly (number | null)[]) => values.reduce((total: number, value) => total + (value ?? 0), 0);

function SupplyAndNeed({ region, detail }: { readonly region: RegionAnswer; readonly detail: ProfileDetail }) {
  const { t, text, measure, number, persons, share } = useSpeak();
  const [state, change] = useAddress();
  const service = detail.services.find((entry) => entry.service_code === state.service) ?? detail.services[0];
  if (!service) return <Head question={t('common.stage.profile.question')} />;
  const people = sum(detail.zones.persons);
  const inUse = service.occupancy.reduce<{ used: number; of: number }>(
    (held, occupancy, index) => {
      const supply = service.supply[index] ?? null;
      return occupancy === null || supply === null
        ? held
        : { used: held.used + occupancy * supply, of: held.of + supply };
    },
    { used: 0, of: 0 },
  );
  const answer = [
    t('app.profile.answer', {
      service: text(service.names),
      supply: measure(service.total_supply, service.unit),
      people: persons(people),
      ratio:
        service.total_supply === null || people === 0
          ? t('common.noData')
          : number((1000 * service.total_supply) / people),
    }),
    inUse.of > 0 ? t('app.profile.inUse', { share: share(inUse.used / inUse.of) }) : '',
    service.unknown_facilities > 0 ? t('app.profile.unknown', { count: service.unknown_facilities }) : '',
  ]
    .filter(Boolean)
    .join(t('app.home.join'));
  return (
    <>
      <Head question={t('common.stage.profile.question')} answer={answer} />
      <div className="controls">
        <Select
          label={t('app.map.service')}
          value={service.service_code}
          options={detail.services.map((entry) => ({ value: entry.service_code, label: text(entry.names) }))}
          onChange={(value) => change({ service: value })}
        />
      </div>
      <div className="sections wide-side">
        <div className="main">
          <Facilities region={region} detail={detail} service={service} />
        </div>
        <div className="side">
          <Basis service={service} />
          <Ages detail={detail} />
          <Levels region={region} detail={detail} service={service} />
        </div>
      </div>
    </>
  );
}

type FacilityRow = {
  readonly id: string;
  readonly name: string;
  readonly sent: string | null;
  readonly kind: string;
  readonly supply: number | null;
  readonly derived: boolean;
  readonly occupancy: number | null;
  readonly turnover: number | null;
};

function Facilities({
  region,
  detail,
  service,
}: {
  readonly region: RegionAnswer;
  readonly detail: ProfileDetail;
  readonly service: ServiceProfile;
}) {
  const { t, text, language, number, share, stock } = useSpeak();
  const [state, change] = useAddress();
  const [question, setQuestion] = useState<RowsQuestion>();
  const rows = useMemo((): readonly FacilityRow[] => {
    const kinds = new Map(region.config.facility_kinds.map((kind) => [kind.code, text(kind.names)]));
    return detail.facilities.facility_id.flatMap((id, index) => {
      if (service.gives[index] === false) return [];
      const { first, second } = placeNames(
        language,
        detail.facilities.name[index] ?? id,
        detail.facilities.name_en[index],
      );
      const kind = detail.facilities.kind[index] ?? '';
      return [
        {
          id,
          name: first,
          sent: second,
          kind: kinds.get(kind) ?? kind,
          supply: service.supply[index] ?? null,
          derived: service.supply_derived?.[index] ?? false,
          occupancy: service.occupancy[index] ?? null,
          turnover: service.turnover[index] ?? null,
        },
      ];
    });
  }, [region, detail, service, language, text]);
  const columns = useMemo((): readonly Column<FacilityRow>[] => {
    const numeric = (
      id: 'supply' | 'occupancy' | 'turnover',
      head: string,
      write: (value: number) => string,
    ): Column<FacilityRow> => ({
      id,
      head,
      cell: (row) => {
        const value = row[id];
        if (value === null) return <NoData />;
        if (id !== 'supply' || !row.derived) return write(value);
        return (
          <>
            <span className="faint small">{t('app.profile.derived')}</span> {write(value)}
          </>
        );
      },
      sort: (row) => row[id],
      number: true,
    });
    const shown = (id: 'occupancy' | 'turnover') => rows.some((row) => row[id] !== null);
    return [
      {
        id: 'name',
        head: t('app.panel.facility'),
        cell: (row) => (
          <>
            {row.name} {row.sent && <span className="faint small">{row.sent}</span>}
          </>
        ),
        sort: (row) => row.name,
      },
      { id: 'kind', head: t('app.profile.kind'), cell: (row) => row.kind, sort: (row) => row.kind },
      numeric('supply', stock(service.unit), number),
      ...(shown('occupancy') ? [numeric('occupancy', t('app.profile.occupancy'), share)] : []),
      ...(shown('turnover') ? [numeric('turnover', t('app.profile.turnover'), number)] : []),
    ];
  }, [rows, t, stock, service, number, share]);
  const open = (row: FacilityRow) => {
    change({ place: row.id });
    setQuestion({
      of: 'table',
      table: 'resource',
      column: 'place_id',
      values: [row.id],
      title: `${t('app.table.name.resource')} · ${row.name}`,
    });
  };
  return (
    <Section title={t('app.profile.facilities', { n: rows.length })} aside={t('app.profile.openRow')}>
      <DataTable
        rows={rows}
        columns={columns}
        keyOf={(row) => row.id}
        caption={t('app.profile.facilities', { n: rows.length })}
        selected={state.place}
        onSelect={open}
        pageSize={20}
        sortBy={{ id: 'supply', desc: true }}
      />
      {question && <RowsDialog card={region.card} question={question} close={() => setQuestion(undefined)} />}
    </Section>
  );
}

function Basis({ service }: { readonly service: ServiceProfile }) {
  const { t, number, unit } = useSpeak();
  return (
    <Section title={t('app.profile.basis')}>
      <dl className="pairs">
        <dt>{t('app.panel.supply')}</dt>
        <dd>
          {t(`app.profile.supplyBasis.${service.supply_basis}`)}
          {service.period && <span className="faint"> · {service.period}</span>}
        </dd>
        <dt>{t('app.panel.need')}</dt>
        <dd>{t(`app.profile.needBasis.${service.need_basis}`)}</dd>
        <dt>{t('app.profile.totalNeed')}</dt>
        <dd>
          {service.total_need === null ? (
            <NoData />
          ) : (
            t('app.profile.aYear', { value: number(Math.round(service.total_need)), unit: unit('stay') })
          )}
        </dd>
      </dl>
    </Section>
  );
}

function Ages({ detail }: { readonly detail: ProfileDetail }) {
  const { t, number, share } = useSpeak();
  const style = useChartStyle(share);
  const all = sum(detail.ages.map((age) => age.persons));
  const option = useMemo(
    () =>
      bars(
        detail.ages.map((age) => ({
          id: String(age.age_from),
          name:
            age.age_to === null
              ? t('app.profile.ageOpen', { from: String(age.age_from) })
              : `${age.age_from}–${age.age_to}`,
          value: age.persons / Math.max(1, all),
          colour: age.age_from >= 65 ? ('need-4' as const) : ('interval-50' as const),
        })),
        style,
        t('common.noData'),
      ),
    [detail, all, style, t],
  );
  if (detail.ages.length === 0) return null;
  return (
    <Section title={t('app.profile.ages')} aside={t('app.profile.year', { year: String(detail.population_year) })}>
      <Chart
        option={option}
        height={detail.ages.length * 19 + 24}
        label={t('app.profile.agesLabel', { n: number(detail.ages.length) })}
      />
    </Section>
  );
}

/** Supply by kind of facility. */
function Levels({
  region,
  detail,
  service,
}: {
  readonly region: RegionAnswer;
  readonly detail: ProfileDetail;
  readonly service: ServiceProfile;
}) {
  const { t, text, number, stock } = useSpeak();
  const style = useChartStyle(number);
  const kinds = useMemo(() => {
    const total = new Map<string, number>();
    detail.facilities.kind.forEach((kind, index) => {
      if (service.gives[index] !== false) total.set(kind, (total.get(kind) ?? 0) + (service.supply[index] ?? 0));
    });
    const names = new Map(region.config.facility_kinds.map((kind) => [kind.code, text(kind.names)]));
    return [...total]
      .map(([kind, value]) => ({ id: kind, name: names.get(kind) ?? kind, value }))
      .sort((a, b) => b.value - a.value)
      .slice(0, 10);
  }, [region, detail, service, text]);
  const option = useMemo(() => roomy(bars(kinds, style, t('common.noData'))), [kinds, style, t]);
  if (kinds.length < 2) return null;
  return (
    <Section title={t('app.profile.byKind', { unit: stock(service.unit) })}>
      <Chart
        option={option}
        height={kinds.length * 26 + 24}
        label={t('app.profile.byKind', { unit: stock(service.unit) })}
      />
    </Section>
  );
}
