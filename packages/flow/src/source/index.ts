import type { Figure, Issue } from '@junheng/engine/domain';
import { type Delivery, missingPeriods } from '@junheng/engine/source';
import type { StageRun } from '../stage.ts';

/** The source stage: what every source sent, and what in it cannot be read. The reading itself was done by `ingest`. */
export const sourceRun: StageRun<'source'> = {
  stage: 'source',
  version: '3',
  needs: [],
  options: () => ({}),
  async run({ pool }) {
    const { deliveries, absent } = pool.snapshot;
    return {
      status: 'made',
      figures: figuresOf(deliveries),
      notes: [
        ...absent.map(
          (source): Issue => ({ code: 'source_absent', severity: 'warning', params: { source }, at: source }),
        ),
        ...deliveries.flatMap((delivery) => notesOf(delivery, deliveries)),
        ...gapsOf(deliveries),
      ],
      lacks: [],
      detail: { deliveries: [...deliveries], absent: [...absent] },
    };
  },
};

function figuresOf(deliveries: readonly Delivery[]): Figure[] {
  const rows = (id: string, count: (delivery: Delivery) => number): Figure => ({
    id,
    value: deliveries.reduce((sum, delivery) => sum + count(delivery), 0),
    unit: 'row',
  });
  return [
    { id: 'sources', value: new Set(deliveries.map(({ source_id }) => source_id)).size, unit: 'source' },
    { id: 'deliveries', value: deliveries.length, unit: 'delivery' },
    rows('rows_read', ({ read }) => read),
    rows('rows_accepted', ({ accepted }) => accepted),
    rows('rows_merged', ({ merged }) => merged),
    rows('rows_quarantined', ({ quarantined }) => quarantined),
    rows('rows_flagged', ({ flagged }) => flagged),
  ];
}

function notesOf(delivery: Delivery, all: readonly Delivery[]): Issue[] {
  const source = delivery.source_id;
  const notes: Issue[] = [];
  const note = (code: string, severity: Issue['severity'], params: Issue['params']) =>
    notes.push({ code, severity, params: { ...params, source }, at: source });
  if (delivery.quarantined > 0) note('rows_quarantined', 'warning', { count: delivery.quarantined });
  if (delivery.merged > 0) note('rows_merged', 'info', { count: delivery.merged });
  const { least = 0, most = Number.POSITIVE_INFINITY } = delivery.expected_rows ?? {};
  const counted = { count: delivery.read, file: delivery.file };
  if (delivery.read < least) note('rows_below_expected', 'warning', { ...counted, expected: least });
  if (delivery.read > most) note('rows_above_expected', 'warning', { ...counted, expected: most });
  if (delivery.repeats !== undefined) {
    const earlier = all.find(({ delivery_id }) => delivery_id === delivery.repeats)?.file ?? delivery.repeats;
    note('delivery_repeated', 'warning', { file: delivery.file, earlier });
  }
  if (delivery.repairs) note('delivery_repairs', 'info', { count: delivery.repairs.rows.length });
  if (delivery.stand_in) note('stand_in', 'warning', {});
  if (delivery.encoding !== 'utf-8') note('read_as', 'info', { encoding: delivery.encoding.toUpperCase() });
  if (delivery.extra_columns.length > 0) {
    note('extra_columns', 'info', {
      count: delivery.extra_columns.length,
      columns: delivery.extra_columns.join(', '),
    });
  }
  const others = delivery.passed_over ?? [];
  if (others.length > 0) {
    note('passed_over', 'info', {
      count: others.reduce((sum, { records }) => sum + records, 0),
      kinds: others.map(({ kind, records }) => `${kind} ${records}`).join(', '),
    });
  }
  return notes;
}

/** So many missing periods are named; beyond them the number tells. */
const mostNamed = 6;

/** Periods inside a source's series for which nothing came. */
function gapsOf(deliveries: readonly Delivery[]): Issue[] {
  return [...new Set(deliveries.map(({ source_id }) => source_id))].flatMap((source): Issue[] => {
    const series = deliveries.filter(({ source_id }) => source_id === source);
    const every = series.find((delivery) => delivery.every !== undefined)?.every;
    if (every === undefined) return [];
    const missing = missingPeriods(
      series.flatMap(({ period }) => period ?? []),
      every,
    );
    if (missing.length === 0) return [];
    const periods = `${missing.slice(0, mostNamed).join(', ')}${missing.length > mostNamed ? ', …' : ''}`;
    return [
      { code: 'period_missing', severity: 'warning', params: { source, periods, count: missing.length }, at: source },
    ];
  });
}
