import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeRelative, closeTo } from '../../../../testing/close-to.ts';
import { readSharedCsv, testShared } from '../../../../testing/shared-data.ts';
import { queueLaws } from './conformance.ts';
import { erlangB, highestOccupancy, lossSystem } from './erlang-b.ts';
import { erlangC, multiServerQueue, waitsLonger } from './erlang-c.ts';
import { simulateMethods } from './methods.ts';
import published from './reference/erlang.json' with { type: 'json' };

test('Erlang B: one bed, one patient at a time, worked by hand', () => {
  // Load 1 on one bed: free half of the time, so half are refused. Two beds: 1 / 1+1+1/2 × 1/2 = 1/5.
  closeTo([erlangB(1, 1), erlangB(2, 1)], [1 / 2, 1 / 5], 1e-15);
  closeTo([lossSystem(2, 1).carried, lossSystem(2, 1).occupancy], [0.8, 0.4], 1e-15);
});

test('Erlang B and C: published values', () => {
  for (const { servers, load, value } of published.erlang_b) closeTo([erlangB(servers, load)], [value], 5e-7);
  for (const { servers, load, value } of published.erlang_c) closeTo([erlangC(servers, load)], [value], 5e-7);
  closeTo([erlangB(15, 10)], [0.0365], 5e-5);
});

test('M/M/3 and M/M/4 with 0.2 arrivals and stays of 10: chance of waiting and mean wait', () => {
  for (const row of published.mmc) {
    const got = multiServerQueue(row.arrival_rate, row.service_rate, row.servers);
    closeTo([got.waits, got.wait], [row.waits, row.wait], row.servers === 3 ? 5e-5 : 5e-7);
  }
});

test('highest occupancy at 5 % refusals: 8, 20 and 100 beds', () => {
  for (const { servers, value } of published.highest_occupancy_at_5_percent_refused)
    closeTo([highestOccupancy(servers, 0.05)], [value], 5e-5);
});

testShared('M/M/c: all cases of the folder to 1e-9', () => {
  for (const row of readSharedCsv('queue_theory/mmc.csv')) {
    const n = (name: string) => Number(row[name]);
    closeRelative(erlangB(n('servers'), n('offered_load')), n('erlang_b'), 1e-9);
    if (row.erlang_c === '') continue;
    const got = multiServerQueue(n('arrival_rate'), n('service_rate'), n('servers'));
    closeRelative(got.waits, n('erlang_c'), 1e-9);
    closeRelative(got.wait, n('Wq'), 1e-9);
    closeRelative(got.time, n('W'), 1e-9);
    closeRelative(got.waiting, n('Lq'), 1e-9);
    closeRelative(got.present, n('L'), 1e-9);
    closeRelative(got.empty, n('p0'), 1e-9);
    for (const t of [0.25, 1])
      closeRelative(
        waitsLonger(n('arrival_rate'), n('service_rate'), n('servers'), t),
        n(t === 1 ? 'P_wait_gt_1.0' : 'P_wait_gt_0.25'),
        1e-9,
      );
  }
});

test('M/M/c keeps the laws of queues', () => {
  const cases = fc.tuple(
    fc.double({ min: 0.05, max: 0.98, noNaN: true }),
    fc.integer({ min: 1, max: 200 }),
    fc.double({ min: 0.01, max: 50, noNaN: true }),
  );
  for (const law of queueLaws)
    fc.assert(
      fc.property(cases, ([utilisation, servers, serviceRate]) => {
        const arrivalRate = utilisation * servers * serviceRate;
        expect(law.broken(multiServerQueue, { arrivalRate, serviceRate, servers }), law.name).toBeUndefined();
      }),
      { numRuns: 100 },
    );
});

test('thousands of beds neither overflow nor vanish', () => {
  closeTo([erlangB(5000, 5000)], [0.0112], 5e-4);
  expect(erlangC(5000, 4900)).toBeGreaterThan(0);
  expect(multiServerQueue(4900, 1, 5000).empty).toBeGreaterThanOrEqual(0);
});

test('an overfull queue, half a server and a negative load are refused', () => {
  expect(() => erlangC(3, 3)).toThrow('grows without end');
  expect(() => erlangB(2.5, 1)).toThrow('got 2.5');
  expect(() => erlangB(2, -1)).toThrow('got -1');
  expect(() => multiServerQueue(1, 0, 2)).toThrow('above 0');
});

test('the listed methods answer from JSON', () => {
  const run = (id: string, input: unknown) => {
    const found = simulateMethods.find((m) => m.id === id);
    return found?.output.parse(found.run(found.input.parse(input)));
  };
  expect(run('simulate/erlang-b', { servers: 10, load: 8 })).toMatchObject({ refused: expect.closeTo(0.121661, 6) });
  expect(run('simulate/erlang-c', { arrival_rate: 0.2, service_rate: 0.1, servers: 3 })).toMatchObject({
    wait: expect.closeTo(4.4444, 4),
  });
});
