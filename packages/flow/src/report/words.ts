import { formatDate, formatNumber, formatShare, type Speaker, speaker } from '@junheng/display';
import type { Language, Text } from '@junheng/engine/domain';
import { html, type Markup } from './html.ts';

/** Params of a sentence; a text in both languages is filled in by the language of the sentence. */
export type Params = Readonly<Record<string, string | number | Text>>;

const speakers: Readonly<Record<Language, Speaker>> = { zh: speaker('zh'), en: speaker('en') };

/** What is said, in each of the two languages. */
export const spoken = (say: (speaker: Speaker) => string): Text => ({ zh: say(speakers.zh), en: say(speakers.en) });

/** The same in both languages, side by side; the page's switch shows one. What reads alike is written once. */
export function both(say: (speaker: Speaker) => string): Markup {
  const { zh, en } = spoken(say);
  if (zh === en) return html`${en}`;
  return html`<span class="zh" lang="zh">${zh}</span><span class="en" lang="en">${en}</span>`;
}

/** Both languages as one plain text, for where markup cannot stand (titles, descriptions of drawings). */
export function plain(say: (speaker: Speaker) => string): string {
  const { zh, en } = spoken(say);
  return zh === en ? en : `${zh} · ${en}`;
}

/** A text in both languages inside a drawing. `place` holds the attributes of the element. */
export function drawn(place: Markup, say: (speaker: Speaker) => string): Markup {
  const { zh, en } = spoken(say);
  if (zh === en) return html`<text ${place}>${en}</text>`;
  return html`<text class="zh" ${place}>${zh}</text><text class="en" ${place}>${en}</text>`;
}

const fill = (language: Language, params: Params) =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? value[language] : value]),
  );

/** A sentence of the catalogues in one language. */
export const sentence = (key: string, params: Params = {}) => {
  return (speak: Speaker): string => speak.t(key, fill(speak.language, params));
};

/** A sentence of the catalogues in both languages. */
export const say = (key: string, params: Params = {}): Markup => both(sentence(key, params));

/** A text that is data, in both languages. */
export const text = (value: Text): Markup => both(({ language }) => value[language]);

/** A place's name as it was sent; where a translation exists, English readers see it with the original behind it. */
export function name(sent: string, english: string | null | undefined): Markup {
  if (!english || english === sent) return html`${sent}`;
  return both(({ language }) => (language === 'en' ? `${english} ${sent}` : sent));
}

export const number = (value: number | null | undefined): Markup =>
  value === null || value === undefined ? missing() : both(({ language }) => formatNumber(language, value));

export const share = (value: number | null | undefined): Markup =>
  value === null || value === undefined ? missing() : html`${formatShare(value)}`;

export const day = (isoDate: string): Markup =>
  /^\d{4}-\d{2}-\d{2}$/.test(isoDate) ? both(({ language }) => formatDate(language, isoDate)) : html`${isoDate}`;

/** No data: said in words on a hatched ground, never left blank. */
export const missing = (): Markup => html`<span class="missing">${say('common.noData')}</span>`;
