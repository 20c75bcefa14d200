import type { Delivery } from '@junheng/engine/source';

/** What one source sent, all its deliveries together, oldest first. */
export type SentSource = {
  readonly source_id: string;
  readonly newest: Delivery;
  /** Those that sent rows of their own: repairs of single rows come beside. */
  readonly deliveries: readonly Delivery[];
  readonly repairs: number;
  readonly read: number;
  readonly accepted: number;
  readonly merged: number;
  readonly quarantined: number;
  readonly flagged: number;
  /** Share of mapped fields that are filled, over all rows; null where no row was sent. */
  readonly completeness: number | null;
};

/** Deliveries put together by source, in the order in which sources are read. */
export function bySource(deliveries: readonly Delivery[]): readonly SentSource[] {
  return [...Map.groupBy(deliveries, ({ source_id }) => source_id)].map(([source_id, all]) => {
    const own = all.filter(({ repairs }) => !repairs);
    const sum = (of: 'read' | 'accepted' | 'merged' | 'quarantined' | 'flagged') =>
      all.reduce((total, delivery) => total + delivery[of], 0);
    const scored = all.filter(({ completeness }) => completeness !== null);
    const weight = scored.reduce((total, { read }) => total + read, 0);
    return {
      source_id,
      newest: (own.at(-1) ?? all[0]) as Delivery,
      deliveries: own,
      repairs: all.length - own.length,
      read: sum('read'),
      accepted: sum('accepted'),
      merged: sum('merged'),
      quarantined: sum('quarantined'),
      flagged: sum('flagged'),
      completeness:
        weight === 0
          ? null
          : scored.reduce((total, { completeness, read }) => total + (completeness ?? 0) * read, 0) / weight,
    };
  });
}
