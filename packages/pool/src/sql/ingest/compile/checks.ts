import type { RowCheck } from '@junheng/engine/source';

/**
 * The condition under which a row breaks a check of its table, as SQL over `at(column)`; undefined for a check that is
 * not known here. Null where something is unknown, which breaks nothing.
 */
export function checkSql({ id }: RowCheck, at: (column: string) => string): string | undefined {
  const negative = /^negative_(\w+)$/.exec(id);
  if (negative) return `${at(negative[1] ?? '')} < 0`;
  const ladder = /^(\w+)_above_(\w+)$/.exec(id);
  if (ladder) return `${at(ladder[1] ?? '')} > ${at(ladder[2] ?? '')}`;
  const outside = (column: string, low: number, high: number) => `${at(column)} NOT BETWEEN ${low} AND ${high}`;
  const any = (...tests: string[]) => tests.map((test) => `coalesce(${test}, false)`).join(' OR ');
  switch (id) {
    case 'position_out_of_world':
      return any(outside('lon', -180, 180), outside('lat', -90, 90));
    case 'half_position':
      return `(${at('lon')} IS NULL) <> (${at('lat')} IS NULL)`;
    case 'valid_backwards':
      return `${at('valid_from')} > ${at('valid_to')}`;
    case 'age_backwards':
      return `${at('age_from')} > ${at('age_to')}`;
    case 'ends_before_start':
      return `${at('start')} > ${at('end')}`;
    case 'age_out_of_range':
      return outside('age', 0, 130);
    case 'share_out_of_range':
      return outside('share', 0, 1);
    default:
      return undefined;
  }
}
