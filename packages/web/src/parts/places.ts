import type { Language } from '@junheng/engine/domain';

/** A place's name as it is read: a translation first where there is one, with the original behind it. */
export function placeNames(
  language: Language,
  name: string,
  english: string | null | undefined,
): { readonly first: string; readonly second: string | null } {
  if (language === 'en' && english && english !== name) return { first: english, second: name };
  return { first: name, second: null };
}
