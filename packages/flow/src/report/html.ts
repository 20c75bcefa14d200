/** Markup that may stand in the page as it is. Everything else is escaped on its way in. */
export type Markup = { readonly markup: string };

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made harmless in elements and attributes. Data are never trusted: names come from whoever sent them. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

export type Part = string | number | Markup | null | undefined | false | readonly Part[];

function write(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(write).join('');
}

/** A template whose parts are escaped unless they are markup already. Lists are written one after the other. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: pieces.reduce((text, piece, i) => text + write(parts[i - 1]) + piece) };
}

/** Markup that this package wrote itself: styles, scripts, coordinates. Never data. */
export const trusted = (markup: string): Markup => ({ markup });

export const nothing: Markup = { markup: '' };

/** A coordinate or length in a drawing: one decimal, no trailing zero. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);
