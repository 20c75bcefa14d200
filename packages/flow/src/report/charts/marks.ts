import type { WarningLevel } from '@junheng/engine/forecast';
import { html, type Markup, nothing, trusted } from '../html.ts';
import { say } from '../words.ts';

const shapes: Readonly<Record<Exclude<WarningLevel, 'none'>, string>> = {
  blue: '<circle cx="6" cy="6" r="4.9"/>',
  yellow: '<path d="M1.3 1.3h9.4v9.4H1.3z"/>',
  orange: '<path d="M6 1.1 11.4 10.7H.6z"/>',
  red: '<path d="M3.6.6h4.8l3 3v4.8l-3 3H3.6l-3-3V3.6z"/>',
};

/** A warning level: its shape, its colour and its word, never colour alone. */
export function warningMark(level: WarningLevel): Markup {
  const shape =
    level === 'none'
      ? nothing
      : html`<svg class="mark w-${level}" viewBox="0 0 12 12" aria-hidden="true">${trusted(shapes[level])}</svg> `;
  return html`<span class="level t-${level}">${shape}${say(`common.warning.${level}`)}</span>`;
}
