import { type Random, stream } from '@junheng/engine/kernel';
import type { DeliveryFacts, Figures, SourceHistory } from '@junheng/engine/pool';
import { spoilReport } from './faults-in-reports.ts';
import { spoilStays } from './faults-in-stays.ts';
import {
  type CleanSample,
  dueDays,
  historyOfReport,
  historyOfStays,
  type Report,
  type Stays,
} from './faults-sample.ts';

/** The kinds of faults that are seeded. */
export const faultKinds = [
  'delivery missing',
  'delivery late',
  '30 % of rows lost',
  'sent twice',
  'columns swapped',
  'unit changed',
  'figure stuck 7 days',
  'counts × 3 or ÷ 3',
  '5 % unknown codes',
  '10 % default values',
  'days shifted by one',
  'zeros for no report',
] as const;
export type SeededKind = (typeof faultKinds)[number];

/** A fault that was seeded: where and when, and whether it lasts from its first day on. */
export type Seeded = {
  readonly kind: SeededKind;
  readonly source: string;
  /** null: the whole source. */
  readonly place: string | null;
  readonly from: number;
  readonly to: number;
  readonly lasting: boolean;
  readonly what: string;
  /** The columns that were spoilt, as the pool names them; null: rows or all columns. */
  readonly columns: readonly string[] | null;
};

/** A source while it is being spoilt; its arrays are its own. */
export type Spoilable = { deliveries: DeliveryFacts[]; stays?: Stays; report?: Report };

/** What an injector gets: a source to spoil, chance, and the sample for its calendar. */
export type Spoil = {
  readonly source: string;
  readonly data: Spoilable;
  readonly chance: Random;
  readonly sample: CleanSample;
};

export const pick = <T>(list: readonly T[], chance: Random): T => list[chance.below(list.length)] as T;

const sources = ['stays', 'outpatients', 'daily-report', 'bed-report', 'influenza'] as const;
const sourcesOf: Readonly<Record<SeededKind, readonly string[]>> = {
  'delivery missing': sources,
  'delivery late': sources,
  '30 % of rows lost': sources,
  'sent twice': sources,
  'columns swapped': sources,
  'unit changed': ['stays', 'daily-report'],
  'figure stuck 7 days': ['daily-report', 'influenza'],
  'counts × 3 or ÷ 3': ['daily-report', 'outpatients', 'stays', 'influenza'],
  '5 % unknown codes': ['stays'],
  '10 % default values': ['stays'],
  'days shifted by one': ['daily-report', 'stays', 'influenza'],
  'zeros for no report': ['daily-report', 'outpatients', 'influenza'],
};

/**
 * Seeds one fault of each kind at random places and days of a clean sample. Faults of one round lie in different
 * sources or, within one, follow each other on the same data, as they would.
 *
 * Stays are spoilt row by row and counted anew; reports are spoilt cell by cell (a cell is one row and column of the
 * file); of deliveries the facts that the catalogue keeps are changed as reading the spoilt file would change them.
 *
 * @returns what the pool would then hold of each source that was touched, and what was seeded
 */
export function seedFaults(sample: CleanSample, round: number): { histories: SourceHistory[]; seeded: Seeded[] } {
  const chance = stream(sample.seed, `faults/${round}`);
  const held = new Map<string, Spoilable>();
  const seeded: Seeded[] = [];
  for (const kind of faultKinds) {
    const source = pick(sourcesOf[kind], chance);
    const data = held.get(source) ?? copyOf(sample, source);
    held.set(source, data);
    seeded.push(spoilSource(kind, { source, data, chance, sample }));
  }
  const histories = [...held.values()].map(({ stays, report, deliveries }) =>
    stays ? historyOfStays(stays, deliveries, sample) : historyOfReport({ ...(report as Report), deliveries }),
  );
  return { histories, seeded };
}

function copyOf({ stays, reports }: CleanSample, source: string): Spoilable {
  if (source === 'stays') {
    const copy = {
      ...stays,
      diagnoses: [...stays.diagnoses],
      facility: stays.facility.slice(),
      service: stays.service.slice(),
      age: stays.age.slice(),
      sex: stays.sex.slice(),
      diagnosis: stays.diagnosis.slice(),
      admitted: stays.admitted.slice(),
      discharged: stays.discharged.slice(),
      wait: stays.wait.slice(),
      arrival: stays.arrival.slice(),
      outcome: stays.outcome.slice(),
    };
    return { stays: copy, deliveries: [...stays.deliveries] };
  }
  const report = reports.find(({ source_id }) => source_id === source) as Report;
  const figures = report.figures.map((one): Figures => ({ ...one, values: one.values.slice() }));
  return { report: { ...report, figures }, deliveries: [...report.deliveries] };
}

function spoilSource(kind: SeededKind, spoil: Spoil): Seeded {
  if (kind === 'delivery missing') return loseDelivery(spoil);
  if (kind === 'delivery late') return delay(spoil);
  if (kind === 'sent twice') return repeat(spoil);
  return spoil.data.stays
    ? spoilStays(kind, spoil, spoil.data.stays)
    : spoilReport(kind, spoil, spoil.data.report as Report);
}

/** A delivery but the first, which nobody can miss, and the last, which may yet come. */
export function anyDelivery({ data, chance }: Spoil): number {
  const named = data.deliveries.map((one, i) => ({ one, i })).filter(({ one }) => one.period !== null);
  return pick(named.slice(1, -1), chance).i;
}

const ofDelivery = (kind: SeededKind, source: string, { first, last }: DeliveryFacts, what = ''): Seeded => ({
  kind,
  source,
  place: null,
  from: first,
  to: last,
  lasting: false,
  what,
  columns: null,
});

function loseDelivery(spoil: Spoil): Seeded {
  const [gone] = spoil.data.deliveries.splice(anyDelivery(spoil), 1) as [DeliveryFacts];
  const { stays, report } = spoil.data;
  for (const [i, day] of (stays?.admitted ?? []).entries()) {
    if (stays && day >= gone.first && day <= gone.last) dropStay(stays, i);
  }
  for (const { ends, values } of report?.figures ?? []) {
    const n = ends.length;
    for (let i = 0; i < values.length; i++) {
      const end = ends[i % n] as number;
      if (end >= gone.first && end <= gone.last) values[i] = Number.NaN;
    }
  }
  return ofDelivery('delivery missing', spoil.source, gone);
}

/** Takes a stay out: it counts nowhere. */
export function dropStay(stays: Stays, i: number): void {
  stays.service[i] = -1;
}

function delay(spoil: Spoil): Seeded {
  const at = anyDelivery(spoil);
  const one = spoil.data.deliveries[at] as DeliveryFacts;
  const every = spoil.data.stays ? 'month' : (spoil.data.report as Report).every;
  const days = dueDays[every] * (1 + 0.05 + spoil.chance.uniform());
  spoil.data.deliveries[at] = { ...one, arrived: one.last + dueDays[every] + days };
  return ofDelivery('delivery late', spoil.source, one, `${days.toFixed(1)} days`);
}

function repeat(spoil: Spoil): Seeded {
  const one = spoil.data.deliveries[anyDelivery(spoil)] as DeliveryFacts;
  spoil.data.deliveries.push({
    ...one,
    delivery_id: `${one.delivery_id}/again`,
    merged: one.read,
    arrived: (one.arrived ?? 0) + 0.3,
  });
  return ofDelivery('sent twice', spoil.source, one);
}
