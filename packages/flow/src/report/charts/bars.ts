import { html, type Markup, px } from '../html.ts';

export type Bar = {
  readonly label: Markup;
  readonly value: number;
  readonly written: Markup;
  readonly strong?: boolean;
};

/** Bars from 0, one a line, each with its label before and its value behind. For up to a score of lines. */
export function bars(list: readonly Bar[]): Markup {
  const largest = list.reduce((most, { value }) => Math.max(most, value), 0) || 1;
  return html`<table class="bars"><tbody>${list.map(
    ({ label, value, written, strong }) =>
      html`<tr><th scope="row">${label}</th><td class="bar"><i class="${strong ? 'strong' : ''}" style="width:${px((100 * Math.max(0, value)) / largest)}%"></i></td><td class="value">${written}</td></tr>`,
  )}</tbody></table>`;
}

export type Range = { readonly low: number; readonly mean: number; readonly high: number };

/** An estimate in a row of a table: a thick line for its interval with a dot for its middle, on a scale that all rows share. */
export function rangeMark({ low, mean, high }: Range, largest: number, limit?: number): Markup {
  const x = (value: number) => 2 + (96 * Math.min(Math.max(value, 0), largest)) / (largest || 1);
  return html`<svg class="range" viewBox="0 0 100 12" aria-hidden="true"><path class="ground" d="M2 6H98"/>${limit !== undefined && html`<path class="limit" d="M${px(x(limit))} 0V12"/>`}<path class="span" d="M${px(x(low))} 6H${px(x(high))}"/><circle cx="${px(x(mean))}" cy="6" r="2.6"/></svg>`;
}
