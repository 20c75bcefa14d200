import { join } from 'node:path';
import { stream } from '@junheng/engine/kernel';
import type { Calendar } from '../calendar.ts';
import type { FaultBook } from '../faults.ts';
import { nth } from '../lists.ts';
import { withCsv } from '../reports.ts';
import type { World } from '../truth.ts';

export const deviceColumns = [
  'device',
  'hospital',
  'kind',
  'licence',
  'bought',
  'life_years',
  'price_wan',
  'state',
] as const;
export const deviceEventColumns = ['device', 'at', 'event', 'minutes', 'exams'] as const;

/** Devices of hospitals by tier: how many, minutes of an examination, exams a working day, price in 万元. */
const kinds = [
  { kind: 'ct', licence: '', count: { 1: 0, 2: 1, 3: 3 }, minutes: 12, exams: 34, price: 780 },
  { kind: 'mri', licence: 'B', count: { 1: 0, 2: 0, 3: 2 }, minutes: 26, exams: 21, price: 1450 },
  { kind: 'ventilator', licence: '', count: { 1: 0, 2: 4, 3: 12 }, minutes: 0, exams: 0, price: 28 },
] as const;

type Device = {
  readonly id: string;
  readonly hospital: string;
  readonly kind: (typeof kinds)[number];
  readonly tier: number;
};

function listDevices({ facilities }: World): Device[] {
  let number = 0;
  return facilities.flatMap(({ id, tier }) =>
    kinds.flatMap((kind) =>
      Array.from({ length: kind.count[tier] }, () => ({
        id: `E${String(++number).padStart(5, '0')}`,
        hospital: id,
        kind,
        tier,
      })),
    ),
  );
}

/** The register of large devices, and what scanners report of each working day of the last year. One reports twice. */
export async function writeDevices(
  data: string,
  world: World,
  calendar: Calendar,
  seed: number,
  faults?: FaultBook,
): Promise<{ readonly devices: number; readonly events: number }> {
  const chance = stream(seed, 'devices');
  const list = listDevices(world);
  const devices = await withCsv(join(data, 'devices.csv'), deviceColumns, async (file) => {
    for (const { id, hospital, kind } of list) {
      const bought = `${2012 + chance.below(13)}-${String(1 + chance.below(12)).padStart(2, '0')}-15`;
      const state = chance.uniform() < 0.03 ? 'down' : 'usable';
      file.row([
        id,
        hospital,
        kind.kind,
        kind.licence,
        bought,
        10,
        Math.round(kind.price * (0.8 + 0.4 * chance.uniform())),
        state,
      ]);
    }
  });
  const scanners = list.filter(({ kind }) => kind.exams > 0);
  const twice = scanners.length > 0 && faults ? nth(scanners, Math.floor(scanners.length / 2)).id : undefined;
  const events = await withCsv(join(data, 'device-events.csv'), deviceEventColumns, async (file) => {
    for (let day = Math.max(0, calendar.dates.length - 365); day < calendar.dates.length; day++) {
      for (const { id, kind } of scanners) {
        const exams = chance.poisson(kind.exams * (0.25 + 0.75 * nth(calendar.planned, day)));
        const row = [id, `${nth(calendar.dates, day)}T18:00:00+08:00`, 'use', exams * kind.minutes, exams];
        file.row(row);
        if (id === twice) faults?.note({ source: 'device-events', row: file.row(row), kind: 'duplicate' });
      }
      await file.flush();
    }
  });
  return { devices, events };
}
