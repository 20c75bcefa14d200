import { deaCcr, type FeedbackDetail, type FeedbackOptions } from '@junheng/engine/feedback';
import { steady } from '@junheng/engine/kernel';
import { derivedNotes } from '../profile/staffed-beds.ts';
import type { RegionConfig } from '../region/index.ts';
import { lacking, type StageRun } from '../stage.ts';
import { type ReadColumn, readColumn } from './columns.ts';
import { figuresOf, notesOf } from './tell.ts';
import { occupancyOf, rankCorrelation, toUnits } from './units.ts';

const tableOf = { supply: 'resource', staff: 'staff', statistic: 'statistic', encounter: 'encounter' } as const;

/** Names that the region gives to the indicators that are compared: they stand in the result. */
const namedBy = ({ inputs, outputs }: FeedbackOptions, indicators: RegionConfig['indicators']) =>
  indicators.filter(({ code }) =>
    [...inputs, ...outputs].some((column) => column.from === 'statistic' && column.indicator_code === code),
  );

/** From the first to the last day or period of the columns that name one. */
function periodOf(columns: readonly ReadColumn[], asOf: string): string {
  const spans = columns.flatMap((c) => (c.span ? [c.span] : []));
  const first = spans.map((s) => s[0]).toSorted()[0] ?? asOf;
  const last =
    spans
      .map((s) => s[1])
      .toSorted()
      .at(-1) ?? asOf;
  return `${first}/${last}`;
}

/**
 * Efficiency of the region's facilities of one kind: inputs and outputs of the last year, scored by DEA (CCR,
 * input-oriented). Lacking where a column is not in the data at all, or fewer than three facilities have every column.
 */
export const feedbackRun: StageRun<'feedback'> = {
  stage: 'feedback',
  version: '2',
  needs: ['profile'],
  options: ({ feedback, indicators }) => feedback && { ...feedback, names: namedBy(feedback, indicators) },
  async run({ region, pool, asOf, get }) {
    const options = region.feedback as FeedbackOptions;
    const profile = get('profile');
    if (profile.status !== 'made') return lacking([{ code: 'profile', table: '' }]);
    const sources = { pool, profile: profile.detail, region, asOf };
    const inputs: ReadColumn[] = [];
    const outputs: ReadColumn[] = [];
    for (const [columns, read, code] of [
      [options.inputs, inputs, 'inputs'],
      [options.outputs, outputs, 'outputs'],
    ] as const) {
      for (const column of columns) {
        const found = await readColumn(column, sources);
        if (![...found.values.values()].some((x) => x > 0)) return lacking([{ code, table: tableOf[column.from] }]);
        read.push(found);
      }
    }
    const { units, leftOut } = toUnits(profile.detail, options, inputs, outputs);
    if (units.length < 3) return lacking([{ code: 'units', table: 'facility' }]);

    const scored = deaCcr({ inputs: units.map((u) => u.inputs), outputs: units.map((u) => u.outputs) });
    const occupancy = occupancyOf(profile.detail, options);
    const pairs = units.flatMap((u, o) => {
      const used = occupancy.get(u.facility_id);
      return used === undefined ? [] : [[scored[o]?.score ?? 0, used] as const];
    });
    const link = rankCorrelation(pairs);
    const detail: FeedbackDetail = {
      inputs: inputs.map((c) => c.id),
      outputs: outputs.map((c) => c.id),
      names: Object.fromEntries([...inputs, ...outputs].map((c) => [c.id, c.names])),
      period: periodOf([...inputs, ...outputs], asOf),
      occupancy_link: link === null ? null : steady(link),
      units: scored.map((s, o) => ({
        facility_id: units[o]?.facility_id ?? '',
        score: steady(s.score),
        peers: s.peers.map((p) => ({ facility_id: units[p.unit]?.facility_id ?? '', weight: steady(p.weight) })),
        inputs: (units[o]?.inputs ?? []).map(steady),
        outputs: (units[o]?.outputs ?? []).map(steady),
        input_slack: s.input_slack.map(steady),
        output_slack: s.output_slack.map(steady),
      })),
      left_out: leftOut,
    };
    return {
      status: 'made',
      figures: figuresOf(detail, options, asOf),
      notes: [
        ...notesOf(detail, [...inputs, ...outputs]),
        ...profile.detail.services
          .filter(({ service_code }) =>
            options.inputs.some((one) => one.from === 'supply' && one.service_code === service_code),
          )
          .flatMap(derivedNotes),
      ],
      lacks: [],
      detail,
    };
  },
};
