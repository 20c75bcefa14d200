import {
  formatBytes,
  formatDate,
  formatExact,
  formatNumber,
  formatValue,
  type Speaker,
  speaker,
  toSignificant,
} from '@junheng/display';
import type { Language, Text, Unit } from '@junheng/engine/domain';
import { createContext, useContext, useMemo } from 'react';

/** One language with everything that pages say: sentences, numbers with units, dates, names. */
export type Speak = {
  readonly language: Language;
  t: Speaker['t'];
  has: Speaker['has'];
  /** The sentence of a key, or another text where the catalogues have none (a code that the data bring). */
  tOr(key: string, otherwise: string, params?: Readonly<Record<string, string | number>>): string;
  text(names: Text): string;
  number(value: number | null | undefined): string;
  /** A count digit for digit, where rows are added up or looked up. */
  exact(count: number): string;
  /** A size in bytes, kB, MB or GB. */
  size(bytes: number): string;
  /** An estimate: two significant figures. */
  about(value: number): string;
  share(value: number | null | undefined): string;
  date(iso: string): string;
  /** What data describe, as sources say it: a day, or first and last day with a slash between; else as it was said. */
  period(said: string): string;
  /** A value with its unit in words: 29,367 beds, 2.94万张床位, 12%. */
  measure(value: number | null | undefined, unit: Unit): string;
  /** An amount of money with its currency: 52,260,000 CNY, 5226万元. */
  money(value: number, currency: string): string;
  /** Only the words of the unit, for column heads. */
  unit(unit: Unit): string;
  /** A number of people as it is read in a sentence: three significant figures. */
  persons(value: number): string;
  /** From low to high, with a dash; in words where a dash would meet a minus. */
  range(low: number, high: number, write: (value: number) => string): string;
  /** A value rounded as far as it is told apart from `spread`: two figures, more where the interval is narrow. */
  sharp(value: number, spread: number): string;
  /** How a supply per resident is read: per 1,000, or per 100,000 where the region's mean is small. */
  rate(value: number | null, mean: number): { readonly value: string; readonly per: string };
  /** What a supply is counted in, as a noun: beds, doctors. */
  stock(unit: Unit): string;
  /** A noun of the data in the number that fits: English nouns take their plural. */
  noun(names: Text, count: number): string;
};

/** An English noun of the data in the number that fits, small inside a sentence; it may have been sent as either. */
function inflect(noun: string, count: number): string {
  const small = /^[A-Z][a-z]/.test(noun) ? noun[0]?.toLowerCase() + noun.slice(1) : noun;
  const one = small.replace(/([^aeiou])ies$/, '$1y').replace(/([^s])s$/, '$1');
  if (count === 1) return one;
  return /[^aeiou]y$/.test(one) ? `${one.slice(0, -1)}ies` : `${one}s`;
}

/** The lower bound without the unit that the upper one repeats: 14 of "14 hours" before "16 hours". */
function withoutUnitOf(low: string, high: string): string {
  const [, number, unit] = /^(-?[\d.,]+)(\D+)$/.exec(low) ?? [];
  return number !== undefined && unit !== undefined && high.endsWith(unit) && /\d$/.test(high.slice(0, -unit.length))
    ? number
    : low;
}

const currencyNames = new Intl.DisplayNames('zh-CN', { type: 'currency' });
const currencyName = (code: string) => (/^[A-Z]{3}$/.test(code) ? (currencyNames.of(code) ?? code) : code);

/** Makes one language ready to speak. */
export function makeSpeak(language: Language): Speak {
  const { t, has } = speaker(language);
  const noData = t('common.noData');
  const missing = (value: number | null | undefined): value is null | undefined =>
    value === null || value === undefined;
  const ofDay = (days: number) =>
    Math.abs(days) < 1 / 24
      ? t('app.duration.minutes', { value: toSignificant(days * 24 * 60, 2) })
      : t('app.duration.hours', { value: toSignificant(days * 24, 2) });
  const measure: Speak['measure'] = (value, unit) => {
    if (missing(value)) return noData;
    const short = Math.abs(value) < 1 && value !== 0;
    if (short && unit === 'day') return ofDay(value);
    if (short && unit === 'minute') return t('app.duration.seconds', { value: toSignificant(value * 60, 2) });
    const number = formatValue(language, value, unit);
    const word = t(`common.unit.${unit}`, { count: value });
    if (word === '') return number;
    if (language === 'en') return `${number} ${word}`;
    return /^每/.test(word) ? `${word}${number}` : `${number}${word}`;
  };
  return {
    language,
    t,
    has,
    tOr: (key, otherwise, params) => (has(key) ? t(key, params) : otherwise),
    text: (names) => names[language],
    number: (value) => (missing(value) ? noData : formatNumber(language, value)),
    exact: (count) => formatExact(language, count),
    size: formatBytes,
    about: (value) => formatNumber(language, toSignificant(value, 2)),
    share: (value) => (missing(value) ? noData : formatValue(language, value, 'share')),
    date: (iso) => formatDate(language, iso.slice(0, 10)),
    period: (said) =>
      said
        .split(/\s*[/–]\s*/)
        .map((part) => (/^\d{4}-\d{2}-\d{2}$/.test(part) ? formatDate(language, part) : part))
        .join(' – '),
    measure,
    range(low, high, write) {
      const [from, to] = [withoutUnitOf(write(low), write(high)), write(high)];
      return low < 0 ? t('app.range', { low: from, high: to }) : `${from}–${to}`;
    },
    money: (value, currency) =>
      language === 'zh'
        ? `${formatNumber(language, value)}${currency === 'CNY' ? '元' : currencyName(currency)}`
        : `${formatNumber(language, value)} ${currency}`,
    sharp(value, spread) {
      const relative = spread / Math.max(1e-12, Math.abs(value));
      return formatNumber(language, toSignificant(value, relative < 0.02 ? 4 : relative < 0.3 ? 3 : 2));
    },
    rate(value, mean) {
      const few = mean < 0.5;
      const written = missing(value) ? noData : formatNumber(language, value * (few ? 100 : 1));
      return { value: written, per: t(few ? 'app.rate.per100000' : 'app.rate.per1000') };
    },
    persons: (value) => measure(Math.round(toSignificant(value, 3)), 'person'),
    unit: (unit) => t(`common.unit.${unit}`, { count: 2 }),
    stock: (unit) => t(has(`app.unitPlural.${unit}`) ? `app.unitPlural.${unit}` : `common.unit.${unit}`, { count: 2 }),
    noun: (names, count) => (language === 'en' ? inflect(names.en, count) : names.zh),
  };
}

const SpeakContext = createContext<Speak>(makeSpeak('en'));
export const SpeakProvider = SpeakContext.Provider;

/** The language of the page. */
export const useSpeak = (): Speak => useContext(SpeakContext);

/** One speaker a language, kept. */
export const useMakeSpeak = (language: Language): Speak => useMemo(() => makeSpeak(language), [language]);
