import { expect, test } from 'vitest';
import { stream } from './random.ts';

const draws = 200_000;
const moments = (draw: () => number) => {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < draws; i++) {
    const x = draw();
    sum += x;
    squares += x * x;
  }
  const mean = sum / draws;
  return { mean, variance: squares / draws - mean * mean };
};
/** Within five standard errors of the mean that theory gives. */
const near = (got: { mean: number; variance: number }, mean: number, variance: number) => {
  expect(Math.abs(got.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / draws));
  expect(Math.abs(got.variance / variance - 1)).toBeLessThan(0.05);
};

test('random: the same seed and name give the same draws, another name gives others', () => {
  const first = stream(7, 'stay');
  const again = stream(7, 'stay');
  const other = stream(7, 'arrival');
  const a = Array.from({ length: 5 }, first.uniform);
  expect(Array.from({ length: 5 }, again.uniform)).toEqual(a);
  expect(Array.from({ length: 5 }, other.uniform)).not.toEqual(a);
});

test('random: means and variances of the distributions are those of theory', () => {
  const r = stream(1, 'moments');
  near(moments(r.uniform), 1 / 2, 1 / 12);
  near(moments(r.normal), 0, 1);
  near(moments(r.exponential), 1, 1);
  for (const shape of [0.3, 1, 4.5])
    near(
      moments(() => r.gamma(shape)),
      shape,
      shape,
    );
  for (const mean of [0.2, 8, 120])
    near(
      moments(() => r.poisson(mean)),
      mean,
      mean,
    );
});

test('random: a shape or mean without meaning is refused with its value', () => {
  expect(() => stream(1, 'x').gamma(0)).toThrow('got 0');
  expect(() => stream(1, 'x').poisson(Number.NaN)).toThrow('got NaN');
});
