import { formatNumber, formatShare, quantity } from '@junheng/display';
import type { Figure, Language, Unit } from '@junheng/engine/domain';
import { rough } from './charts/scale.ts';
import { html, type Markup, nothing } from './html.ts';
import { both, missing, range, share } from './words.ts';

/** The value of a figure in both languages, or "no data". */
export const measured = (value: number | null, unit: Unit, currency?: string): Markup =>
  value === null ? missing() : both((speak) => quantity(speak, value, unit, currency));

/** An estimate is written no finer than its interval lets one know; a count stays as it is. */
function asKnown(figure: Figure): Figure {
  const { value, interval, unit } = figure;
  if (!interval || value === null || unit === 'share') return figure;
  const { low, high, level } = interval;
  const as = (one: number) => rough(one, high - low);
  return { ...figure, value: as(value), interval: { low: as(low), high: as(high), level } };
}

function interval(figure: Figure): Markup {
  if (!figure.interval) return nothing;
  const { low, high, level } = figure.interval;
  const write = figure.unit === 'share' ? (_: Language, value: number) => formatShare(value) : formatNumber;
  return html` <span class="quiet">${both(range(low, high, write))} (${share(level)})</span>`;
}

/** The headline figures of a stage: label, value with unit and interval, and what it means. */
export function figureTable(stage: string, figures: readonly Figure[], currency: string, nameOf: NameOf): Markup {
  if (figures.length === 0) return nothing;
  const rows = figures.map(asKnown).map((figure) => {
    const key = `${stage}.figure.${figure.id}`;
    const label = both((speak) => (speak.has(`${key}.label`) ? speak.t(`${key}.label`) : figure.id));
    const definition = both((speak) => (speak.has(`${key}.definition`) ? speak.t(`${key}.definition`) : ''));
    const of = nameOf(figure);
    return html`<tr><th scope="row">${label}${of ? html` <span class="quiet">${of}</span>` : nothing}</th>
<td class="value">${measured(figure.value, figure.unit, currency)}${interval(figure)}</td><td class="quiet">${definition}</td></tr>`;
  });
  return html`<table class="figures"><tbody>${rows}</tbody></table>`;
}

/** What a figure is about, where that is one service or place. */
export type NameOf = (figure: Figure) => Markup | undefined;
