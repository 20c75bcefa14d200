import { expect, test } from 'vitest';
import { boundsOf, circleAround, labelPoint, pathIn } from './shapes.ts';

const square = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 0],
    ],
  ],
};
const two = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [10, 0],
        [11, 0],
        [11, 1],
        [10, 1],
        [10, 0],
      ],
    ],
    [
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 4],
        [0, 0],
      ],
    ],
  ],
};
const geometry = {
  areas: { type: 'FeatureCollection' as const, features: [] },
  zones: {
    type: 'FeatureCollection' as const,
    features: [{ type: 'Feature' as const, geometry: square, properties: { zone_id: 'a' } }],
  },
};

test('bounds hold shapes and points; nothing drawn has none', () => {
  expect(
    boundsOf(geometry, [
      { lon: 5, lat: -1 },
      { lon: null, lat: null },
    ]),
  ).toEqual([0, -1, 5, 2]);
  expect(boundsOf(undefined, [])).toBeUndefined();
});

test('a label stands in the middle of the largest part', () => {
  expect(labelPoint(square)).toEqual([1, 1]);
  expect(labelPoint(two)).toEqual([2, 2]);
});

test('a circle of 111.195 km is a degree of latitude high', () => {
  const ring = circleAround(0, 0, 111.195);
  expect(Math.max(...ring.map(([, lat]) => lat))).toBeCloseTo(1, 6);
  expect(Math.max(...ring.map(([lon]) => lon))).toBeCloseTo(1, 6);
});

test('a shape fills its picture from the top', () => {
  expect(pathIn(square, [0, 0, 2, 2], 20, 20)).toMatch(/^M0\.0 20\.0L20\.0 20\.0L20\.0 0\.0L0\.0 0\.0L0\.0 20\.0Z$/);
});
