import { expect, test } from 'vitest';
import { rough, ticksBetween } from './charts/scale.ts';
import { hostile, reportFixture } from './fixture.ts';
import { makeReport } from './index.ts';
import { fitProjection, pathOf, ringsOf } from './map/shapes.ts';

const report = makeReport(reportFixture());

test('report: one page in both languages, each sentence beside the other', () => {
  expect(report).toContain('哪里缺医少床？');
  expect(report).toContain('Where is care short?');
  const count = (kind: string) => report.split(`class="${kind}"`).length;
  expect(count('zh')).toBe(count('en'));
  expect(report).toContain('id="lang-en" aria-label="English" checked');
  expect(makeReport(reportFixture('zh'))).toContain('id="lang-zh" aria-label="中文" checked');
});

test('report: nothing is fetched from anywhere', () => {
  expect(report).not.toMatch(/https?:|\/\/[a-z]|@import|<link|<img|<iframe|src=/i);
  expect(report.match(/url\([^)]*\)/g)?.filter((use) => use !== 'url(#hatch)')).toEqual([]);
});

test('report: names that hold markup are shown as they were sent', () => {
  expect(report).not.toContain(hostile);
  expect(report).not.toContain('<script>alert');
  expect(report).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;Sons&#39;');
  expect(report.match(/<script>/g)).toHaveLength(1);
});

test('report: the same run gives the same bytes', () => {
  expect(makeReport(reportFixture())).toBe(report);
});

test('report: a gap is hatched, an unknown count is a cross, a stage without data says so', () => {
  expect(report).toMatch(/<g class="zones">.*class="nd"/s);
  expect(report).toMatch(/<g class="facilities">.*class="unknown"/s);
  expect(report).toContain('This step could not be made from the region’s data.');
});

test('report: every tag that is opened is closed', () => {
  const open: string[] = [];
  const alone = new Set(['meta', 'input', '!doctype', 'br']);
  for (const [, closing, name = '', rest = ''] of report.matchAll(/<(\/?)([!a-z0-9]+)((?:"[^"]*"|[^>"])*)>/gi)) {
    if (alone.has(name.toLowerCase()) || rest.endsWith('/')) continue;
    if (closing) expect(open.pop()).toBe(name);
    else open.push(name);
  }
  expect(open).toEqual([]);
});

test('map: neighbours keep the same grid points along their border', () => {
  const projection = fitProjection(
    [
      [0, 0],
      [2, 1],
    ],
    { width: 100, largestHeight: 100, margin: 0 },
  );
  const west = ringsOf({
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1.001, 0.5],
        [1, 1],
        [0, 1],
        [0, 0],
      ],
    ],
  });
  const east = ringsOf({
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [1, 0],
          [2, 0],
          [2, 1],
          [1, 1],
          [1.001, 0.5],
          [1, 0],
        ],
      ],
    ],
  });
  const points = (path: string) => path.slice(1, -1).split(/[L ]/).join(',').split(',');
  for (const y of ['0', '25', '50'])
    expect(points(pathOf(west, projection)).includes(y)).toBe(points(pathOf(east, projection)).includes(y));
  expect(ringsOf({ type: 'Point', coordinates: [0, 0] })).toEqual([]);
});

test('estimates: two significant figures, more where a narrow interval lets one know more', () => {
  expect([rough(2369), rough(0.0486), rough(0)]).toEqual([2400, 0.049, 0]);
  expect([rough(96_812, 1_900), rough(96_812, 24_000), rough(-0.00214, 0.0018)]).toEqual([96_800, 97_000, -0.0021]);
});

test('axes: begin at 0 unless all values lie far above it', () => {
  expect(ticksBetween(300, 18_600)).toEqual([0, 5000, 10_000, 15_000, 20_000]);
  expect(ticksBetween(90_700, 98_700)).toEqual([90_000, 92_000, 94_000, 96_000, 98_000, 100_000]);
  expect(ticksBetween(0, 0)).toEqual([0, 1]);
  expect(ticksBetween(7, 7)[0]).toBeLessThanOrEqual(7);
});
