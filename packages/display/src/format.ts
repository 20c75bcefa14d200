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
 * above, to three figures at least. Decimals follow the size: none from 100 on, one from 1 on, two from 0.1 on, below that two figures, at most four
 * decimals.
 */
export function formatNumber(language: Language, value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const decimals = Number.isInteger(value) ? 0 : decimalsOf(size);
  const rounded = Number(value.toFixed(decimals)) || 0;
  if (language === 'en') return group.format(rounded);
  if (size >= 1e8) return `${plain(value / 1e8, 2)}亿`;
  if (size >= 1e4) return `${plain(value / 1e4, size >= 1e6 ? 0 : size >= 1e5 ? 1 : 2)}万`;
  return plain(rounded, decimals);
}

function decimalsOf(size: number): number {
  if (size >= 100) return 0;
  if (size >= 1) return 1;
  return size >= 0.1 ? 2 : Math.min(4, 1 - Math.floor(Math.log10(size)));
}

/** A share 0..1 as a percentage, without a space before the sign. */
export function formatShare(value: number): string {
  const percent = value * 100;
  const decimals = Math.abs(percent) < 10 ? 1 : 0;
  return `${plain(Number(percent.toFixed(decimals)) || 0, decimals)}%`;
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

/** A count digit for digit, as it is added up or looked up: English with separators, Chinese as it stands. */
export function formatExact(language: Language, count: number): string {
  return language === 'en' ? group.format(count) : plain(count, 0);
}

/** A size that people compare: bytes, kB, MB, GB of 1000 each, to three figures. */
export function formatBytes(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const value = toSignificant(bytes / 1000 ** step, 3);
  return value >= 1000 && step < 3
    ? formatBytes(1000 ** (step + 1))
    : `${plain(value, 2)} ${['B', 'kB', 'MB', 'GB'][step]}`;
}

/** An instant in the time of a region, to the minute: 20 Nov 2026 09:05. Its zone is said apart, by `formatZone`. */
export function formatInstant(language: Language, iso: string, timeZone: string): string {
  const options = { timeZone, hourCycle: 'h23', dateStyle: 'short', timeStyle: 'short' } as const;
  const [day = '', time = ''] = new Intl.DateTimeFormat('sv-SE', options).format(new Date(iso)).split(' ');
  return `${formatDate(language, day)} ${time}`;
}

/** How far a zone is from Greenwich at an instant: UTC, UTC+8, UTC−3:30. */
export function formatZone(iso: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(new Date(iso));
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  return name.replace(/^GMT/, 'UTC').replace('-', '−').replace(/\+0$/, '');
}
