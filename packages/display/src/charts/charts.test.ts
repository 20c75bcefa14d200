import type { EChartsOption } from 'echarts';
import { init } from 'echarts';
import { expect, test } from 'vitest';
import { lightColours } from '../tokens/index.ts';
import { bars } from './bars.ts';
import { dots } from './dots.ts';
import { type ChartStyle, lines } from './frame.ts';
import { lorenz } from './lorenz.ts';
import { scatter } from './scatter.ts';

const style: ChartStyle = {
  colours: lightColours,
  write: (value) => `${Math.round(value * 100)}%`,
  axis: 'Beds in use',
};

/** The chart as it is drawn, without a browser. */
function drawn(option: EChartsOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 480, height: 320 });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

test('bars: every value is written behind its bar, and no data is said, not drawn as 0', () => {
  const svg = drawn(
    bars(
      [
        { id: 'a', name: 'North', value: 0.93 },
        { id: 'b', name: 'South', value: null },
      ],
      style,
      'no data',
    ),
  );
  for (const text of ['North', '93%', 'South', 'no data']) expect(svg).toContain(text);
  expect(svg).not.toContain('>0%<');
});

test('dots: intervals and means in the colours of their series, what was observed as a hollow dot', () => {
  const svg = drawn(
    dots(
      ['City', 'County'],
      [
        { name: 'As it is', colour: 'baseline', dots: [{ mean: 0.98, low: 0.96, high: 1 }, null] },
        {
          name: 'Plan',
          colour: 'estimate',
          dots: [
            { mean: 0.9, low: 0.88, high: 0.92 },
            { mean: 0.7, low: 0.69, high: 0.71 },
          ],
        },
      ],
      style,
      { name: 'Observed', values: [0.97, null] },
    ),
  );
  for (const text of ['City', 'County', 'As it is', 'Plan', 'Observed', 'Beds in use']) expect(svg).toContain(text);
  expect(svg).toContain(lightColours.estimate);
  expect(svg).toContain(lightColours.observed);
});

test('lorenz: the curve is named where it sags most', () => {
  const svg = drawn(
    lorenz(
      [
        {
          name: 'Gini 0.36',
          points: [
            [0, 0],
            [0.5, 0.2],
            [1, 1],
          ],
        },
      ],
      style,
      { people: 'People', supply: 'Beds', equality: 'Equal' },
    ),
  );
  for (const text of ['Gini 0.36', 'People', 'Beds', 'Equal']) expect(svg).toContain(text);
});

test('scatter: the lowest carry their names, the frontier its line', () => {
  const points = Array.from({ length: 12 }, (_, i) => ({
    id: `f${i}`,
    name: `Hospital ${i}`,
    x: 0.5 + i / 30,
    y: i === 11 ? 1 : 0.5 + i / 25,
  }));
  const svg = drawn(
    scatter(points, style, { x: 'Occupancy', y: 'Score', writeX: style.write }, { at: 1, name: 'Frontier' }, 2),
  );
  for (const text of ['Hospital 0', 'Hospital 1', 'Frontier', 'Occupancy', 'Score']) expect(svg).toContain(text);
  expect(svg).not.toContain('Hospital 7');
});

test('tooltips are markup, names are data', () => {
  expect(lines('A & B <img src=x>', '93%')).toBe('A &amp; B &lt;img src=x&gt;<br>93%');
});
