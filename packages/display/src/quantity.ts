import type { Unit } from '@junheng/engine/domain';
import { formatNumber, formatShare } from './format.ts';
import type { Speaker } from './speaker.ts';

/** Units that stand before the number in Chinese: 每千人2.3. */
const ratios: ReadonlySet<Unit> = new Set(['per_1000', 'per_year', 'per_week', 'per_month', 'per_day']);

/** A value with its unit in words. A share is a percentage; money carries the region's currency. */
export function quantity(speak: Speaker, value: number, unit: Unit, currency = ''): string {
  if (unit === 'share') return formatShare(value);
  const written = formatNumber(speak.language, value);
  if (unit === 'money') return `${written} ${currency}`.trim();
  const word = speak.t(`common.unit.${unit}`, { count: value });
  if (word === '') return written;
  if (speak.language === 'en') return `${written} ${word}`;
  return ratios.has(unit) ? `${word}${written}` : `${written}${word}`;
}
