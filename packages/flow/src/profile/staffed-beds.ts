import type { Issue } from '@junheng/engine/domain';
import { type BedCount, type DerivedBeds, type NurseCount, staffedBedsFromNurses } from '@junheng/engine/pool';
import type { ServiceOptions, ServiceProfile, StaffedBedsOptions } from '@junheng/engine/profile';
import type { PoolReader } from '@junheng/pool';
import { sumStocks } from './stock.ts';

/** The states of beds that staffed ones are derived from, and the reported ones that keep others from being derived. */
export const bedStates = ['licensed', 'physical', 'staffed'];

/** Staffed beds of the facilities that report none, on a day; none at all where the region states no ratio. */
export async function deriveStaffedBeds(
  pool: PoolReader,
  options: StaffedBedsOptions | undefined,
  asOf: string,
): Promise<readonly DerivedBeds[]> {
  if (!options) return [];
  const beds = await readBedCounts(pool, options.type_code, asOf);
  if (beds.every(({ staffed }) => staffed !== null)) return [];
  return staffedBedsFromNurses(beds, await readNurses(pool, options.nurse_roles, asOf), options.nurses_per_bed);
}

/** Of the derived beds those that stand for a supply: all where it is the staffed beds of the region's type, else none. */
export const derivedFor = (
  supply: ServiceOptions['supply'] | undefined,
  options: StaffedBedsOptions | undefined,
  beds: readonly DerivedBeds[],
): readonly DerivedBeds[] =>
  supply?.from === 'resource' && supply.state === 'staffed' && supply.type_code === options?.type_code ? beds : [];

async function readBedCounts(pool: PoolReader, type: string, asOf: string): Promise<BedCount[]> {
  const rows = await pool.readTable(
    'resource',
    [
      { column: 'type_code', op: 'eq', value: type },
      { column: 'state', op: 'in', value: bedStates },
    ],
    { asOf },
  );
  return [...Map.groupBy(rows, ({ place_id }) => place_id)].flatMap(([facility_id, own]) =>
    [...Map.groupBy(own, ({ service_code }) => service_code)].map(([service_code, stock]) => {
      const of = (state: string) => {
        const held = stock.filter((row) => row.state === state);
        const sum = held.length > 0 ? sumStocks(held) : Number.NaN;
        return sum >= 0 ? sum : null;
      };
      return { facility_id, service_code, licensed: of('licensed'), physical: of('physical'), staffed: of('staffed') };
    }),
  );
}

async function readNurses(pool: PoolReader, roles: readonly string[], asOf: string): Promise<NurseCount[]> {
  const posts = await pool.readTable('staff', [{ column: 'role_code', op: 'in', value: [...roles] }], { asOf });
  return posts.map(({ facility_id, speciality, fte }) => ({ facility_id, service_code: speciality, fte }));
}

/** What a reader of a figure that rests on derived staffed beds must know: the sentence `<stage>.note.staffed_derived`. */
export function derivedNotes(service: ServiceProfile | undefined): Issue[] {
  const count = service?.supply_derived?.filter((derived) => derived).length ?? 0;
  if (!service || count === 0) return [];
  return [{ code: 'staffed_derived', severity: 'warning', params: { count }, at: service.service_code }];
}
