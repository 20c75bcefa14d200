import type { Figure, Issue } from '@junheng/engine/domain';
import type { Delivery } from '@junheng/engine/source';
import type { StageRun } from '../stage.ts';

/** The source stage: what every source sent, and what in it cannot be read. The reading itself was done by `ingest`. */
export const sourceRun: StageRun<'source'> = {
  stage: 'source',
  version: '1',
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
        ...deliveries.flatMap(notesOf),
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
    { id: 'sources', value: deliveries.length, unit: 'source' },
    rows('rows_read', ({ read }) => read),
    rows('rows_accepted', ({ accepted }) => accepted),
    rows('rows_merged', ({ merged }) => merged),
    rows('rows_quarantined', ({ quarantined }) => quarantined),
    rows('rows_flagged', ({ flagged }) => flagged),
  ];
}

function notesOf(delivery: Delivery): Issue[] {
  const source = delivery.source_id;
  const notes: Issue[] = [];
  const note = (code: string, severity: Issue['severity'], params: Issue['params']) =>
    notes.push({ code, severity, params: { ...params, source }, at: source });
  if (delivery.quarantined > 0) note('rows_quarantined', 'warning', { count: delivery.quarantined });
  if (delivery.merged > 0) note('rows_merged', 'info', { count: delivery.merged });
  if (delivery.stand_in) note('stand_in', 'warning', {});
  if (delivery.encoding !== 'utf-8') note('read_as', 'info', { encoding: delivery.encoding.toUpperCase() });
  if (delivery.extra_columns.length > 0) {
    note('extra_columns', 'info', {
      count: delivery.extra_columns.length,
      columns: delivery.extra_columns.join(', '),
    });
  }
  return notes;
}
