import type { SourceContract } from '@junheng/engine/source';
import { InputError, type PoolReader } from '@junheng/pool';

/**
 * Refuses a region of which every zone or every facility is in quarantine: nothing could be shown of it. A table that no
 * contract feeds is a lack, which the stages tell.
 *
 * @throws InputError `region.error.noPlaces` with the source, its rows and the rule that most of them broke
 */
export async function requirePlaces(pool: PoolReader, contracts: readonly SourceContract[]): Promise<void> {
  for (const table of ['zone', 'facility'] as const) {
    const feeding = contracts.filter(({ tables }) => tables.some((one) => one.table === table));
    const refused = pool.snapshot.deliveries.filter(
      ({ source_id, read, quarantined }) =>
        read > 0 && quarantined === read && feeding.some(({ source }) => source === source_id),
    );
    const [delivery] = refused;
    if (!delivery || (await pool.readTable(table)).length > 0) continue;
    const [worst] = delivery.rules.filter(({ kept_out }) => kept_out).sort((a, b) => b.rows - a.rows);
    const params = { table, n: delivery.read, file: delivery.file, source: delivery.source_id };
    const say = { en: worst?.say.en ?? '–', zh: worst?.say.zh ?? '–' };
    throw new InputError('region.error.noPlaces', { ...params, ...say }, delivery.file);
  }
}
