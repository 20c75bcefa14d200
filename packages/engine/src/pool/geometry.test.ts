import { expect, test } from 'vitest';
import { positionOffGlobe } from './geometry.ts';

const shape = (coordinates: unknown, type = 'Polygon') => JSON.stringify({ type, coordinates });

test('shapes off the globe: metres for degrees, latitude first, no numbers', () => {
  expect(positionOffGlobe(shape([119.3, 26.1], 'Point'))).toBe(false);
  expect(
    positionOffGlobe(
      shape([
        [
          [119, 26],
          [120, 26],
          [120, 27],
          [119, 26],
        ],
      ]),
    ),
  ).toBe(false);
  expect(
    positionOffGlobe(
      shape([
        [
          [119, 26],
          [120, 26],
          [120, 97],
          [119, 26],
        ],
      ]),
    ),
  ).toBe(true);
  expect(positionOffGlobe(shape([26.1, 119.3], 'Point'))).toBe(true);
  expect(positionOffGlobe(shape([13_280_000, 3_000_000], 'Point'))).toBe(true);
  expect(positionOffGlobe(shape([null, 'x'], 'Point'))).toBe(true);
  const collection = { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [0, 91] }] };
  expect(positionOffGlobe(JSON.stringify(collection))).toBe(true);
  expect(positionOffGlobe('{"type":"Polygon","coordinates":[]}')).toBe(false);
  expect(positionOffGlobe('no shape')).toBe(false);
});
