import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeTo } from '../../../../testing/close-to.ts';
import { readShared, readSharedCsv, testShared } from '../../../../testing/shared-data.ts';
import { greatCircleKm } from '../kernel/index.ts';
import { freePlaces, type Surge, surgeTransfer } from './surge-transfer.ts';
import { planTransfers } from './transfers.ts';

// Filled to 0.9:      minutes  beds  taken  free
//   origin                      100     88     2
//   near                   10    50     40     5
//   far                    40   100     50    40
//   beyond the limit       70   100      0    90
//   over already           15    20     19     0
const worked: Surge = {
  patients: 30,
  origin: { supply: 100, occupied: 88 },
  facilities: [
    { minutes: 40, supply: 100, occupied: 50 },
    { minutes: 10, supply: 50, occupied: 40 },
    { minutes: 70, supply: 100, occupied: 0 },
    { minutes: 15, supply: 20, occupied: 19 },
    { minutes: null, supply: 100, occupied: 0 },
  ],
  fillTo: 0.9,
  limitMinutes: 60,
};

test('surge: worked by hand', () => {
  expect(surgeTransfer(worked)).toEqual({
    originFree: 2,
    stay: 2,
    inReach: [1, 3, 0],
    free: [40, 5, 90, 0, 90],
    received: [23, 5, 0, 0, 0],
    unplaced: 0,
    patientMinutes: 23 * 40 + 5 * 10,
  });
});

test('surge: who finds no place is counted; a place is whole', () => {
  expect(surgeTransfer({ ...worked, patients: 60 })).toMatchObject({
    stay: 2,
    received: [40, 5, 0, 0, 0],
    unplaced: 13,
  });
  expect(freePlaces(10, 8.5, 0.9)).toBe(0);
  expect(freePlaces(10, 6, 0.7)).toBe(1);
  expect(() => surgeTransfer({ ...worked, patients: 1.5 })).toThrow('1.5 patients');
});

const facility = fc.record({
  minutes: fc.option(fc.integer({ min: 0, max: 90 }), { nil: null }),
  supply: fc.integer({ min: 0, max: 30 }),
  occupied: fc.integer({ min: 0, max: 35 }),
});

test('surge: nearest first is the naive second writing; everybody is accounted for', () => {
  fc.assert(
    fc.property(fc.array(facility, { maxLength: 12 }), fc.nat(120), (facilities, patients) => {
      const surge: Surge = { ...worked, facilities, patients };
      const plan = surgeTransfer(surge);
      let left = patients - plan.stay;
      let minutes = 0;
      const near = facilities.filter((f) => f.minutes !== null && f.minutes <= 60);
      for (const f of near.sort((a, b) => (a.minutes as number) - (b.minutes as number))) {
        const goes = Math.min(left, freePlaces(f.supply, f.occupied, 0.9));
        left -= goes;
        minutes += goes * (f.minutes as number);
      }
      expect([plan.unplaced, plan.patientMinutes]).toEqual([left, minutes]);
      expect(plan.stay + plan.unplaced + plan.received.reduce((a, b) => a + b, 0)).toBe(patients);
      plan.received.forEach((n, j) => {
        expect(n).toBeLessThanOrEqual(plan.free[j] as number);
      });
    }),
  );
});

type Case = {
  date: string;
  senders: { hospital: string; must_send: number }[];
  receivers: { hospital: string; can_take: number }[];
  max_km: number;
  max_transferable: number;
  min_patient_km: number;
};

testShared('transfers: New Jersey, six days: as many as can be, then the least patient-km', () => {
  const at = new Map(
    readSharedCsv('transfer_newjersey_covid/hospital_locations.csv').map((h) => [
      h.hosp_name,
      [Number(h.lon), Number(h.lat)],
    ]),
  );
  const place = (name: string) => at.get(name) as [number, number];
  const cases = JSON.parse(readShared('transfer_newjersey_covid/transfer_cases.json')) as Case[];
  for (const { senders, receivers, max_km, max_transferable, min_patient_km } of cases) {
    const ways = senders.flatMap((s, from) =>
      receivers.flatMap((r, to) => {
        const km = greatCircleKm(...place(s.hospital), ...place(r.hospital));
        return km <= max_km ? [{ from, to, km }] : [];
      }),
    );
    const answer = planTransfers({
      send: senders.map((s) => s.must_send),
      take: receivers.map((r) => r.can_take),
      from: ways.map((w) => w.from),
      to: ways.map((w) => w.to),
      cost: ways.map((w) => w.km),
    });
    expect(answer.transferred).toBe(max_transferable);
    closeTo([answer.cost], [min_patient_km], 0.001);
  }
});

testShared('transfers: New Jersey, senders and receivers follow from the daily reports by the rule', () => {
  const located = new Set(readSharedCsv('transfer_newjersey_covid/hospital_locations.csv').map((h) => h.hosp_name));
  const daily = readSharedCsv('transfer_newjersey_covid/hospital_daily.csv.gz');
  const cases = JSON.parse(readShared('transfer_newjersey_covid/transfer_cases.json')) as (Case & {
    target_share: number;
  })[];
  for (const { date, target_share, senders, receivers } of cases) {
    const send = new Map<string, number>();
    const take = new Map<string, number>();
    for (const row of daily) {
      const used = [row.bed_inuse_criticalcare, row.bed_inuse_intensivecare];
      if (row.date !== date || !located.has(row.hosp_name) || used.every((u) => u === '')) continue;
      const load = used.reduce((sum, u) => sum + Number(u), 0);
      const capacity = load + Number(row.bed_avail_criticalcare) + Number(row.bed_avail_intensivecare);
      const over = Math.ceil(load - target_share * capacity - 1e-9);
      if (over > 0) send.set(row.hosp_name as string, over);
      const free = freePlaces(capacity, load, target_share);
      if (free > 0) take.set(row.hosp_name as string, free);
    }
    expect([...send].sort()).toEqual(senders.map((s) => [s.hospital, s.must_send]).sort());
    expect([...take].sort()).toEqual(receivers.map((r) => [r.hospital, r.can_take]).sort());
  }
});
