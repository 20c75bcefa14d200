import { formatDate, formatNumber, formatShare, type Speaker, speaker } from '@junheng/display';
import type { Language, Text } from '@junheng/engine/domain';
import { html, type Markup } from './html.ts';

/** Params of a sentence; a text in both languages is filled in by the language of the sentence. */
export type Params = Readonly<Record<string, string | number | Text>>;

const speakers: Readonly<Record<Language, Speaker>> = { zh: speaker('zh'), en: speaker('en') };

/** Something that can be said in either language. */
export type Said = (speaker: Speaker) => string;

/** Sentences one after the other: with a space between them in English, with none in Chinese. */
export const together =
  (...parts: readonly (Said | false | null)[]): Said =>
  (speaker) =>
    parts
      .filter((part) => part !== false && part !== null)
      .map((part) => part(speaker))
      .join(speaker.language === 'zh' ? '' : ' ');

/** What is said, in each of the two languages. */
export const spoken = (say: Said): Text => ({ zh: say(speakers.zh), en: say(speakers.en) });

/** The same in both languages, side by side; the page's switch shows one. What reads alike is written once. */
export function both(say: Said): Markup {
  const { zh, en } = spoken(say);
  if (zh === en) return html`${en}`;
  return html`<span class="zh" lang="zh">${zh}</span><span class="en" lang="en">${en}</span>`;
}

/** Both languages as one plain text, for where markup cannot stand (titles, descriptions of drawings). */
export function plain(say: Said): string {
  const { zh, en } = spoken(say);
  return zh === en ? en : `${zh} · ${en}`;
}

/** A text in both languages inside a drawing. `place` holds the attributes of the element but for its class. */
export function drawn(kind: string, place: Markup, say: Said): Markup {
  const { zh, en } = spoken(say);
  if (zh === en) return html`<text class="${kind}" ${place}>${en}</text>`;
  return html`<text class="zh ${kind}" ${place}>${zh}</text><text class="en ${kind}" ${place}>${en}</text>`;
}

const fill = (language: Language, params: Params) =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? value[language] : value]),
  );

/** A sentence of the catalogues in one language. */
export const sentence =
  (key: string, params: Params = {}): Said =>
  (speaker) =>
    speaker.t(key, fill(speaker.language, params));

/** A sentence of the catalogues in both languages. */
export const say = (key: string, params: Params = {}): Markup => both(sentence(key, params));

/** A text that is data, in both languages. */
export const text = (value: Text): Markup => both(({ language }) => value[language]);

/** A place's name as it was sent; where a translation exists, English readers see it with the original behind it. */
export function name(sent: string, english: string | null | undefined): Markup {
  if (!english || english === sent) return html`${sent}`;
  return both(({ language }) => (language === 'en' ? `${english} ${sent}` : sent));
}

/** From one value to another; below 0 a word stands between, so that no dash meets a minus. */
export const range =
  (low: number, high: number, write: (language: Language, value: number) => string): Said =>
  ({ language }) => {
    const between = low < 0 || high < 0 ? (language === 'zh' ? '至' : ' to ') : '–';
    return [low, high].map((value) => write(language, value).replace('-', '−')).join(between);
  };

export const number = (value: number | null | undefined): Markup =>
  value === null || value === undefined ? missing() : both(({ language }) => formatNumber(language, value));

export const share = (value: number | null | undefined): Markup =>
  value === null || value === undefined ? missing() : html`${formatShare(value)}`;

export const day = (isoDate: string): Markup =>
  /^\d{4}-\d{2}-\d{2}$/.test(isoDate) ? both(({ language }) => formatDate(language, isoDate)) : html`${isoDate}`;

/** What data describe: a day, first and last day, or as it was said. */
export const period = (said: string): Markup =>
  both(({ language }) =>
    said
      .split(/\s*[/–]\s*/)
      .map((part) => (/^\d{4}-\d{2}-\d{2}$/.test(part) ? formatDate(language, part) : part))
      .join(' – '),
  );

/** No data: said in words on a hatched ground, never left blank. */
export const missing = (): Markup => html`<span class="missing">${say('common.noData')}</span>`;
