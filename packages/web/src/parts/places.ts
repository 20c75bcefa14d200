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

/** A zone's name; one that has only an id is called by the area that holds it. */
export function zoneNames(
  language: Language,
  id: string,
  name: string | null | undefined,
  english: string | null | undefined,
  area: string,
) {
  const names = placeNames(language, name ?? id, english);
  return names.first === id && area !== '' ? { first: `${area} ${id}`, second: null } : names;
}
