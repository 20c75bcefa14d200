import { html, type Markup, px } from '../html.ts';
import { drawn, plain, sentence } from '../words.ts';

const size = { left: 42, top: 8, side: 190 };

/** Lorenz curve: share of the people, worst served first, against the share of supply that they reach. */
export function lorenz(points: readonly (readonly number[])[]): Markup {
  const x = (share: number) => size.left + share * size.side;
  const y = (share: number) => size.top + (1 - share) * size.side;
  const step = Math.max(1, Math.floor(points.length / 120));
  const kept = points.filter((_, i) => i % step === 0 || i === points.length - 1);
  const path = kept
    .map(([people = 0, supply = 0], i) => `${i === 0 ? 'M' : 'L'}${px(x(people))} ${px(y(supply))}`)
    .join('');
  const marks = [0, 0.5, 1].map(
    (share) =>
      html`<text class="axis" x="${px(x(share))}" y="${px(y(0) + 14)}" text-anchor="middle">${share * 100}%</text>${share > 0 && html`<text class="axis" x="${size.left - 5}" y="${px(y(share) + 4)}" text-anchor="end">${share * 100}%</text>`}`,
  );
  return html`<svg class="chart small" viewBox="0 0 250 240" role="img" aria-label="${plain(sentence('report.chart.lorenz'))}">
<path class="grid" d="M${px(x(0))} ${px(y(1))}V${px(y(0))}H${px(x(1))}"/><path class="even" d="M${px(x(0))} ${px(y(0))}L${px(x(1))} ${px(y(1))}"/><path class="measured" d="${path}"/>${marks}
${drawn('axis', html`x="${px(x(0.5))}" y="${px(y(0) + 29)}" text-anchor="middle"`, sentence('report.chart.lorenzPeople'))}
${drawn('axis', html`x="${px(x(0.06))}" y="${px(y(0.9))}"`, sentence('report.chart.lorenzSupply'))}</svg>`;
}
