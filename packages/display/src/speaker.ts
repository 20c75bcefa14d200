import type { Issue, Lack, Language } from '@junheng/engine/domain';
import i18next, { type i18n, type TOptions } from 'i18next';
import { en } from './catalogue/en/index.ts';
import { zh } from './catalogue/zh/index.ts';
import { formatNumber } from './format.ts';

/** Both catalogues, as i18next takes them. */
export const resources = { en: { translation: en }, zh: { translation: zh } } as const;

/** One language, ready to speak: sentences from the catalogues, with numbers written as that language writes them. */
export type Speaker = {
  readonly language: Language;
  /** The sentence of a key, filled with params. Numbers among the params are formatted; an unknown key throws. */
  t(key: string, params?: Readonly<Record<string, string | number>>): string;
  has(key: string): boolean;
  /** The sentence of an issue that a stage reports. */
  issue(stage: string, issue: Issue): string;
  /** The sentence for data that a stage lacks. */
  lack(stage: string, lack: Lack): string;
};

function make(language: Language): i18n {
  const instance = i18next.createInstance();
  instance.init({
    lng: language,
    resources,
    interpolation: { escapeValue: false },
    initAsync: false,
    showSupportNotice: false,
  } as never);
  return instance;
}
const instances: Partial<Record<Language, i18n>> = {};

/**
 * Speaks one of the two languages. Every text that a user sees, in the app, the report, the API and the command line,
 * comes through here or through the same catalogues.
 */
export function speaker(language: Language): Speaker {
  instances[language] ??= make(language);
  const instance = instances[language];
  const has = (key: string) => instance.exists(key) || instance.exists(key, { count: 2 });
  const t: Speaker['t'] = (key, params = {}) => {
    if (!has(key)) throw new RangeError(`The message catalogues have no text "${key}" (${language}).`);
    const options: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(params)) {
      options[name] = typeof value === 'number' && name !== 'count' ? formatNumber(language, value) : value;
      if (name === 'count' && typeof value === 'number') options.n = formatNumber(language, value);
    }
    return instance.t(key, options as TOptions);
  };
  return {
    language,
    t,
    has,
    issue: (stage, issue) => t(`${stage}.note.${issue.code}`, issue.params),
    lack: (stage, { code }) =>
      code === 'not_configured' ? t(`common.lack.${code}`, { stage }) : t(`${stage}.lack.${code}`),
  };
}
