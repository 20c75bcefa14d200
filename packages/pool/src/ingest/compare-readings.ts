import type { Delivery } from '@junheng/engine/source';
import type { Snapshot } from '../spi.ts';

/** How the deliveries of a source went in two readings. Rows of the source. */
export type ReadingChange = {
  readonly source_id: string;
  readonly deliveries: number;
  readonly before: RowCounts;
  readonly after: RowCounts;
  /** Rules whose number of rows changed, and rows before and after. */
  readonly rules: readonly {
    readonly rule: string;
    readonly say: Delivery['rules'][number]['say'];
    readonly kept_out: boolean;
    readonly before: number;
    readonly after: number;
  }[];
};
export type RowCounts = {
  readonly read: number;
  readonly accepted: number;
  readonly merged: number;
  readonly quarantined: number;
  readonly flagged: number;
  /** Rows made in standard tables. */
  readonly made: number;
};

/**
 * What a second reading of the same deliveries changed, source by source: rows accepted, merged, in quarantine, and the
 * rules behind that. Sources for which nothing changed are left out.
 */
export function compareReadings(before: Snapshot, after: Snapshot): readonly ReadingChange[] {
  const sources = new Set([...before.deliveries, ...after.deliveries].map(({ source_id }) => source_id));
  return [...sources].flatMap((source_id) => {
    const [old, now] = [before, after].map(({ deliveries }) => deliveries.filter((one) => one.source_id === source_id));
    if (!old || !now) return [];
    const change = {
      source_id,
      deliveries: now.length,
      before: countRows(old),
      after: countRows(now),
      rules: compareRules(old, now),
    };
    const same = JSON.stringify(change.before) === JSON.stringify(change.after) && change.rules.length === 0;
    const asBefore =
      old.map(({ delivery_id }) => delivery_id).join() === now.map(({ delivery_id }) => delivery_id).join();
    return same && asBefore ? [] : [change];
  });
}

function countRows(deliveries: readonly Delivery[]): RowCounts {
  const sum = (of: (delivery: Delivery) => number) => deliveries.reduce((total, one) => total + of(one), 0);
  return {
    read: sum(({ read }) => read),
    accepted: sum(({ accepted }) => accepted),
    merged: sum(({ merged }) => merged),
    quarantined: sum(({ quarantined }) => quarantined),
    flagged: sum(({ flagged }) => flagged),
    made: sum(({ tables }) => tables.reduce((rows, table) => rows + table.rows, 0)),
  };
}

function compareRules(old: readonly Delivery[], now: readonly Delivery[]): ReadingChange['rules'] {
  const rules = new Map<
    string,
    { -readonly [K in keyof ReadingChange['rules'][number]]: ReadingChange['rules'][number][K] }
  >();
  const add = (deliveries: readonly Delivery[], side: 'before' | 'after') => {
    for (const { rule, kept_out, rows, say } of deliveries.flatMap((delivery) => delivery.rules)) {
      const key = `${rule} ${kept_out}`;
      const held = rules.get(key) ?? { rule, say, kept_out, before: 0, after: 0 };
      held[side] += rows;
      rules.set(key, held);
    }
  };
  add(old, 'before');
  add(now, 'after');
  return [...rules.values()].filter(({ before, after }) => before !== after);
}
