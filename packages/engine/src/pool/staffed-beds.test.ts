import { expect, test } from 'vitest';
import { poolMethods } from './methods.ts';
import { type BedCount, staffedBedsFromNurses } from './staffed-beds.ts';

const bed = (
  facility_id: string,
  service_code: string | null,
  physical: number | null,
  licensed: number | null = null,
) => ({ facility_id, service_code, physical, licensed, staffed: null }) satisfies BedCount;
const nurse = (facility_id: string, fte: number, service_code: string | null = null) => ({
  facility_id,
  service_code,
  fte,
});

test('0.5 nurses a bed, worked by hand: never more than there are, nothing without nurses, reported ones are kept', () => {
  const beds = [
    bed('whole', null, 100, 90),
    bed('capped', null, 50),
    bed('licensed', null, null, 20),
    bed('nobody', null, 30),
    bed('none', null, 10),
    { ...bed('reports', null, 40), staffed: 38 },
  ];
  const nurses = [nurse('whole', 31.5), nurse('whole', 0.5), nurse('capped', 30), nurse('licensed', 12)];
  nurses.push(nurse('none', 0), nurse('reports', 10), nurse('no-beds', 9));
  expect(staffedBedsFromNurses(beds, nurses, 0.5)).toEqual([
    { facility_id: 'whole', service_code: null, beds: 64 },
    { facility_id: 'capped', service_code: null, beds: 50 },
    { facility_id: 'licensed', service_code: null, beds: 24 },
    { facility_id: 'none', service_code: null, beds: 0 },
  ]);
});

test('services share the nurses of the house by their beds, unless every nurse names a service', () => {
  const beds = [bed('h', 'medicine', 60), bed('h', 'surgery', null, 40), bed('h', 'icu', null)];
  expect(staffedBedsFromNurses(beds, [nurse('h', 30, 'medicine'), nurse('h', 10)], 0.5)).toEqual([
    { facility_id: 'h', service_code: 'medicine', beds: 48 },
    { facility_id: 'h', service_code: 'surgery', beds: 32 },
  ]);
  const named = [nurse('h', 40, 'medicine'), nurse('h', 7, 'outpatient')];
  expect(staffedBedsFromNurses(beds, named, 0.5)).toEqual([{ facility_id: 'h', service_code: 'medicine', beds: 60 }]);
  expect(staffedBedsFromNurses([...beds, bed('h', 'tcm', 0)], named, 0.5)).toContainEqual({
    facility_id: 'h',
    service_code: 'tcm',
    beds: 0,
  });
});

test('services that report keep the nurses of the house: nothing is derived for its others', () => {
  const beds = [{ ...bed('h', 'medicine', 60), staffed: 50 }, bed('h', 'surgery', 40)];
  expect(staffedBedsFromNurses(beds, [nurse('h', 40)], 0.5)).toEqual([]);
});

test('specialities that are no services count for the whole house; a house without beds has none', () => {
  const beds = [bed('h', 'medicine', 60), bed('bare', null, null, 0)];
  const nurses = [nurse('h', 10, 'head nurse'), nurse('bare', 3)];
  expect(staffedBedsFromNurses(beds, nurses, 0.5)).toEqual([
    { facility_id: 'h', service_code: 'medicine', beds: 20 },
    { facility_id: 'bare', service_code: null, beds: 0 },
  ]);
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a ratio of %d is no ratio', (ratio) => {
  expect(() => staffedBedsFromNurses([], [], ratio)).toThrow(RangeError);
});

test('the method answers a document', () => {
  const run = poolMethods.find(({ id }) => id === 'pool/staffed-beds')?.run;
  const input = { nurses_per_bed: 0.5, beds: [bed('h', null, 100)], nurses: [nurse('h', 32)] };
  expect(run?.(input)).toEqual({ derived: [{ facility_id: 'h', service_code: null, beds: 64 }] });
});
