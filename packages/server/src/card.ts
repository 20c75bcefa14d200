import { type Stage, type StageValues, stages } from '@junheng/engine';
import { type WarningLevel, warningLevels } from '@junheng/engine/forecast';
import type { Delivery } from '@junheng/engine/source';
import type { RegionCard, StageCard, StageState } from './contract.ts';
import type { OpenRegion } from './regions.ts';

type Glance = {
  readonly count: number | null;
  readonly level?: WarningLevel;
  readonly facts: Readonly<Record<string, number | string | null>>;
};
type Detail<S extends Stage> = NonNullable<StageValues[S]['detail']>;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The higher of two warning levels. */
export const higher = (a: WarningLevel, b: WarningLevel): WarningLevel =>
  warningLevels.indexOf(a) >= warningLevels.indexOf(b) ? a : b;

const glances: { readonly [S in Stage]: (detail: Detail<S>) => Glance } = {
  source: ({ deliveries, absent }) => ({
    count: absent.length || null,
    facts: {
      sources: new Set(deliveries.map(({ source_id }) => source_id)).size,
      absent: absent.length,
      read: sum(deliveries.map((one) => one.read)),
    },
  }),
  pool: ({ tables, totals }) => ({
    count: null,
    facts: { rows: sum(tables.map((table) => table.rows)), facilities: totals.facilities, zones: totals.zones },
  }),
  profile: ({ services, zones }) => ({
    count: null,
    facts: {
      persons: sum(zones.persons.map((persons) => persons ?? 0)),
      supply: services[0]?.total_supply ?? null,
      unit: services[0]?.unit ?? null,
      unknown: services[0]?.unknown_facilities ?? null,
    },
  }),
  balance: ({ services }) => {
    const findings = services.flatMap((service) => service.findings);
    const short = findings.filter((finding) => finding.kind === 'short');
    const zones = new Map(short.map((finding) => [finding.zone_id, finding.persons]));
    return {
      count: zones.size || null,
      facts: {
        short: zones.size,
        people: sum([...zones.values()]),
        ample: new Set(findings.filter((one) => one.kind === 'ample').map((one) => one.zone_id)).size,
      },
    };
  },
  forecast: ({ warnings, series }) => {
    const raised = warnings.filter((warning) => warning.level !== 'none');
    const last = series[0]?.forecast.at(-1);
    const by = (level: WarningLevel) => raised.filter((warning) => warning.level === level).length;
    return {
      count: raised.length || null,
      level: raised.map((warning) => warning.level).reduce(higher, 'none'),
      facts: {
        warnings: raised.length,
        red: by('red'),
        orange: by('orange'),
        yellow: by('yellow'),
        blue: by('blue'),
        middle: last?.middle ?? null,
        unit: series[0]?.unit ?? null,
        frequency: series[0]?.frequency ?? null,
        period: last?.period ?? null,
      },
    };
  },
  plan: ({ allocation, site }) => ({
    count: null,
    facts: {
      placed: allocation?.placed ?? null,
      unit: allocation?.unit ?? null,
      helped: allocation?.people_helped ?? null,
      short_before: allocation?.short_before ?? null,
      short_after: allocation?.short_after ?? null,
      site: site?.zone_id ?? null,
    },
  }),
  simulate: ({ scenarios }) => ({
    count: null,
    facts: {
      wait: scenarios[0]?.mean_wait_days.mean ?? null,
      wait_plan: scenarios[1]?.mean_wait_days.mean ?? null,
      occupancy: scenarios[0]?.occupancy.mean ?? null,
    },
  }),
  dispatch: ({ patients, transfers, unplaced }) => ({
    count: unplaced || null,
    facts: { patients, facilities: new Set(transfers.map((transfer) => transfer.to_id)).size, unplaced },
  }),
  decide: ({ proposals }) => ({
    count: proposals.length || null,
    facts: { proposals: proposals.length, vote_by: proposals[0]?.vote_by ?? null },
  }),
  feedback: ({ units }) => ({
    count: null,
    facts: { units: units.length, frontier: units.filter((unit) => unit.score > 1 - 1e-9).length },
  }),
};

/** Rows that are held back and for which no repaired one came in. */
function heldRows(deliveries: readonly Delivery[]): number {
  const there = new Set(deliveries.map(({ delivery_id }) => delivery_id));
  const repaired = new Set(
    deliveries.flatMap(({ repairs }) =>
      repairs && there.has(repairs.delivery_id) ? repairs.rows.map((row) => `${repairs.delivery_id} ${row}`) : [],
    ),
  );
  return sum(deliveries.map((one) => one.quarantined)) - repaired.size;
}

/** What the top bar, the loop and the home page know of a region: each stage's state, headline figures and counts. */
export async function regionCard(region: OpenRegion): Promise<RegionCard> {
  const cards = await Promise.all(stages.map((stage) => stageCard(region, stage)));
  const source = await region.artefact('source');
  const quarantined = heldRows(source?.value.detail?.deliveries ?? []);
  const withHeld = cards.map((card) =>
    card.stage === 'pool' && card.state !== 'absent'
      ? { ...card, count: quarantined || null, facts: { ...card.facts, quarantined } }
      : card,
  );
  return {
    id: region.id,
    names: region.config.names,
    language: region.config.language,
    as_of: source?.run.as_of ?? region.config.as_of ?? null,
    snapshot: region.snapshot?.id ?? null,
    highest: withHeld.map((card) => card.level).reduce(higher, 'none'),
    stages: withHeld,
  };
}

async function stageCard<S extends Stage>(region: OpenRegion, stage: S): Promise<StageCard> {
  const entry = region.current.get(stage);
  const artefact = await region.artefact(stage);
  if (!entry || !artefact) {
    return {
      stage,
      state: 'absent',
      artefact: null,
      made_at: null,
      seconds: null,
      figures: [],
      lacks: [],
      count: null,
      level: 'none',
      facts: {},
    };
  }
  const { status, figures, lacks, detail } = artefact.value;
  const glance = detail ? (glances[stage] as (detail: unknown) => Glance)(detail) : { count: null, facts: {} };
  return {
    stage,
    state: status === 'lacking' ? 'lacking' : await stateOf(region, artefact.made_from),
    artefact: artefact.id,
    made_at: entry.made_at,
    seconds: entry.seconds,
    figures: figures.map(({ rows: _, ...figure }) => figure),
    lacks,
    count: glance.count,
    level: glance.level ?? 'none',
    facts: glance.facts,
  };
}

async function stateOf(region: OpenRegion, madeFrom: readonly string[]): Promise<StageState> {
  const newest = region.snapshot?.id;
  const seen = new Set<string>();
  const waiting = [...madeFrom];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === newest) return 'fresh';
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...((await region.catalogue.findArtefact(id))?.made_from ?? []));
  }
  return 'stale';
}
