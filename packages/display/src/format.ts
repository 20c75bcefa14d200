import type { Language, Unit } from '@junheng/engine/domain';

/** Rounds to so many significant figures. */
export function toSignificant(value: number, figures: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(figures));
}

const group = new Intl.NumberFormat('en', { maximumFractionDigits: 20 });
const plain = (value: number, decimals: number) =>
  new Intl.NumberFormat('en', { minimumFractionDigits: 0, maximumFractionDigits: decimals, useGrouping: false }).format(
    value,
  );

/**
 * A number as the language writes it: English with thousands separators, Chinese without below 10,000 and with 万 or 亿
 * above. Decimals follow the size: none from 100 on, one from 1 on, two below.
 */
export function formatNumber(language: Language, value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const decimals = Number.isInteger(value) || size >= 100 ? 0 : size >= 1 ? 1 : 2;
  const rounded = Number(value.toFixed(decimals));
  if (language === 'en') return group.format(rounded);
  if (size >= 1e8) return `${plain(value / 1e8, 2)}亿`;
  if (size >= 1e4) return `${plain(value / 1e4, size >= 1e6 ? 0 : 1)}万`;
  return plain(rounded, decimals);
}

/** A share 0..1 as a percentage, without a space before the sign. */
export function formatShare(value: number): string {
  const percent = value * 100;
  return `${plain(percent, Math.abs(percent) < 10 ? 1 : 0)}%`;
}

/** An ISO date as the language writes it: 20 Nov 2026, 2026年11月20日. */
export function formatDate(language: Language, isoDate: string): string {
  const [year, month, day] = isoDate.split('-').map(Number) as [number, number, number];
  if (language === 'zh') return `${year}年${month}月${day}日`;
  const name = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month - 1];
  return `${day} ${name} ${year}`;
}

/** The number of a figure without its unit; a share becomes a percentage. */
export function formatValue(language: Language, value: number, unit: Unit): string {
  return unit === 'share' ? formatShare(value) : formatNumber(language, value);
}
