import { describe, expect, test } from 'vitest';
import { stream } from '../kernel/index.ts';
import { type ForecastCase, forecastLaws } from './conformance.ts';
import { forecasters } from './methods.ts';

const noise = stream(7, 'conformance');
const make = (length: number, of: (t: number) => number) => Float64Array.from({ length }, (_, t) => of(t));
const task = { season: 12, horizon: 8, scale: 'natural', seed: 1, stream: 'conformance' } as const;

const cases: Readonly<Record<string, ForecastCase>> = {
  'months above 0': {
    history: make(60, (t) => 300 + t + 40 * Math.cos((t * Math.PI) / 6) + 8 * noise.normal()),
    task,
  },
  'balances around 0': { history: make(48, (t) => 20 * Math.sin((t * Math.PI) / 6) + 4 * noise.normal()), task },
  'counts of months': { history: make(50, () => noise.poisson(14)), task: { ...task, scale: 'log1p' } },
  'rare counts, without season': {
    history: make(40, () => noise.poisson(0.4)),
    task: { ...task, scale: 'log1p', season: 1 },
  },
  'weeks with a wave': {
    history: make(160, (t) => noise.poisson(50 + 45 * Math.sin((t * Math.PI) / 26))),
    task: { ...task, scale: 'log1p', season: 52 },
  },
};

describe.each(Object.entries(forecasters))('%s', (_, forecast) => {
  for (const [name, c] of Object.entries(cases)) {
    for (const law of forecastLaws) {
      const reason = law.skip?.(c);
      test.skipIf(reason !== undefined)(`${name}: ${law.name}${reason ? ` (skipped: ${reason})` : ''}`, () => {
        expect(law.broken(forecast, c)).toBeUndefined();
      });
    }
  }
});
