import { formatNumber, formatShare, toSignificant } from '@junheng/display';
import type { Language } from '@junheng/engine/domain';
import type { Estimate, SimulateDetail } from '@junheng/engine/simulate';
import { rangeMark } from '../charts/bars.ts';
import type { Context } from '../context.ts';
import { html, type Markup, nothing } from '../html.ts';
import { type Body, cut, head, numbers, section, table } from '../section.ts';
import { both, missing, number, range, type Said, say, sentence, share, spoken } from '../words.ts';

type Measure = 'occupancy' | 'in_extra_beds' | 'mean_wait_days' | 'refused' | 'admissions_per_day';
const measures: readonly Measure[] = ['occupancy', 'in_extra_beds', 'mean_wait_days', 'refused', 'admissions_per_day'];
const isShare = (measure: Measure) => measure === 'occupancy' || measure === 'refused';

/** What would happen if the plan were carried out. */
export function simulateSection(context: Context): Markup {
  const artefact = context.artefacts.simulate;
  const { value } = artefact;
  if (value.status !== 'made') return section(context, 'simulate', artefact, null);
  const body: Body = {
    answer: html`<p>${both(simulateSentence(context, value.detail))}</p>`,
    picture: comparison(value.detail),
    tables: byFacility(context, value.detail),
  };
  return section(context, 'simulate', artefact, body);
}

const write = (measure: Measure) => (language: Language, value: number) =>
  isShare(measure) ? formatShare(value) : formatNumber(language, value);

const one = (measure: Measure, value: number): Markup =>
  both(({ language }) => write(measure)(language, value).replace('-', '−'));

const estimate = (measure: Measure, { mean, low, high }: Estimate): Markup =>
  html`${one(measure, mean)} <span class="quiet">${both(range(low, high, write(measure)))}</span>`;

/** Baseline against plan in one sentence, with the interval of the difference. */
export function simulateSentence(context: Context, detail: SimulateDetail): Said {
  const baseline = detail.scenarios.find(({ id }) => id === 'baseline');
  const plan = detail.scenarios.find(({ id }) => id === 'plan');
  const service = context.serviceNames(detail.service_code);
  if (!baseline) return sentence('report.answer.lacking');
  if (!plan || !detail.difference) {
    return sentence('report.answer.simulateBaseline', {
      service,
      occupancy: formatShare(baseline.occupancy.mean),
      ...waits(baseline.mean_wait_days.mean),
    });
  }
  const { mean_wait_days: wait } = detail.difference;
  return sentence('report.answer.simulate', {
    service,
    ...waits(baseline.mean_wait_days.mean, plan.mean_wait_days.mean, wait),
    level: formatShare(detail.level),
    replications: detail.replications,
  });
}

/** Waits as they are read: in hours where they are shorter than two days, rounded to two figures, or three to tell them apart. */
function waits(before: number, after = before, difference = { low: 0, high: 0 }) {
  const short = Math.max(before, after) < 2;
  const per = short ? 24 : 1;
  const alike = before !== after && toSignificant(before * per, 2) === toSignificant(after * per, 2);
  const read = (days: number) => toSignificant(days * per, alike ? 3 : 2);
  return {
    wait: read(before),
    before: read(before),
    after: read(after),
    range: spoken(range(read(difference.low), read(difference.high), formatNumber)),
    unit: spoken(sentence(short ? 'report.answer.hours' : 'report.answer.days')),
  };
}

function comparison(detail: SimulateDetail): Markup {
  const { observed, scenarios } = detail;
  const seen: Readonly<Record<Measure, number | null>> = {
    occupancy: observed.occupancy,
    in_extra_beds: null,
    mean_wait_days: observed.mean_wait_days,
    refused: null,
    admissions_per_day: observed.admissions_per_day,
  };
  const columns = [
    head('report.simulate.measure'),
    numbers('report.simulate.observed'),
    ...scenarios.map(({ id }) => numbers(`report.simulate.${id}`)),
    ...(detail.difference ? [numbers('report.simulate.difference')] : []),
  ];
  const rows = measures.map((measure) => {
    const known = seen[measure];
    const difference = detail.difference?.[measure];
    return [
      say(`report.simulate.${measure}`),
      known === null ? missing() : one(measure, known),
      ...scenarios.map((scenario) => estimate(measure, scenario[measure])),
      ...(detail.difference ? [difference ? estimate(measure, difference) : nothing] : []),
    ];
  });
  return html`${table(columns, rows)}<p class="caption">${say('report.simulate.how', { days: detail.days, warm_up: detail.warm_up_days, replications: detail.replications, level: formatShare(detail.level) })}</p>`;
}

function byFacility(context: Context, detail: SimulateDetail): Markup {
  const [baseline, plan] = [
    detail.scenarios.find(({ id }) => id === 'baseline'),
    detail.scenarios.find(({ id }) => id === 'plan'),
  ];
  if (!baseline || baseline.facilities.length === 0) return nothing;
  const after = new Map(plan?.facilities.map((facility) => [facility.facility_id, facility]));
  const { shown, rest } = cut(baseline.facilities, 20, 'artefacts/simulate');
  const largest = Math.max(1, ...shown.map(({ occupancy }) => occupancy.high));
  return html`<h3>${say('report.simulate.facilities')}</h3>${table(
    [
      head('report.plan.facility'),
      numbers('report.plan.now'),
      head('report.simulate.occupancy'),
      numbers('report.simulate.baseline'),
      ...(plan ? [numbers('report.plan.later'), numbers('report.simulate.plan')] : []),
      numbers('report.simulate.waitBaseline'),
      ...(plan ? [numbers('report.simulate.waitPlan')] : []),
    ],
    shown.map((facility) => {
      const then = after.get(facility.facility_id);
      return [
        context.facilityName(facility.facility_id),
        number(facility.beds),
        rangeMark(facility.occupancy, largest, 1),
        share(facility.occupancy.mean),
        ...(plan ? [number(then?.beds), share(then?.occupancy.mean)] : []),
        one('mean_wait_days', facility.mean_wait_days.mean),
        ...(plan ? [then ? one('mean_wait_days', then.mean_wait_days.mean) : missing()] : []),
      ];
    }),
  )}${rest}`;
}
