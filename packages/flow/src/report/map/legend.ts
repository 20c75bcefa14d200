import { type ImbalanceClass, imbalanceClasses } from '@junheng/engine/balance';
import { html, type Markup, px } from '../html.ts';
import { drawn, plain, sentence } from '../words.ts';

const cell = 30;
const centre = { x: 150, y: 92 };

/** Middle of a class in the diamond: need rises to the upper left, supply to the upper right. */
function middleOf(code: ImbalanceClass): { readonly x: number; readonly y: number } {
  const [supply, need] = [Number(code[0]) - 2, Number(code[1]) - 2];
  return { x: centre.x + (supply - need) * (cell / Math.SQRT2), y: centre.y - (supply + need) * (cell / Math.SQRT2) };
}

/**
 * The nine classes as a diamond: short at the left, ample at the right, each with the number of its zones. Its corners
 * are named in words.
 */
export function diamond(counts: ReadonlyMap<ImbalanceClass, number>): Markup {
  const half = cell / Math.SQRT2;
  const cells = imbalanceClasses.map((code) => {
    const { x, y } = middleOf(code);
    const path = `M${px(x - half)} ${px(y)}L${px(x)} ${px(y - half)} ${px(x + half)} ${px(y)} ${px(x)} ${px(y + half)}Z`;
    return html`<path class="k${code}" d="${path}"/><text class="on on${code}" x="${px(x)}" y="${px(y + 4)}" text-anchor="middle">${counts.get(code) ?? 0}</text>`;
  });
  const reach = half * 3;
  const at = (x: number, y: number, anchor: string, strong = false) =>
    html`x="${px(x)}" y="${px(y)}" text-anchor="${anchor}"${strong ? html` font-weight="600"` : ''}`;
  const corners = [
    drawn('', at(centre.x, centre.y - reach - 8, 'middle'), sentence('report.map.highHigh')),
    drawn('', at(centre.x, centre.y + reach + 18, 'middle'), sentence('report.map.lowLow')),
    drawn('', at(centre.x - reach - 6, centre.y - 3, 'end', true), sentence('report.map.shortSupply')),
    drawn('', at(centre.x - reach - 6, centre.y + 12, 'end', true), sentence('report.map.shortNeed')),
    drawn('', at(centre.x + reach + 6, centre.y - 3, 'start', true), sentence('report.map.ampleSupply')),
    drawn('', at(centre.x + reach + 6, centre.y + 12, 'start', true), sentence('report.map.ampleNeed')),
  ];
  return html`<svg class="diamond" viewBox="0 0 300 186" role="img" aria-label="${plain(sentence('report.map.legend'))}">${cells}<g class="corner">${corners}</g></svg>`;
}
