import { longestMinutes, minutesOfKm, type TravelOptions } from '@junheng/engine/balance';
import { greatCircleKm } from '@junheng/engine/kernel';
import type { Row } from '@junheng/engine/pool';
import type { ProfileDetail } from '@junheng/engine/profile';

/** Minutes from one facility to every other (null: no way known), and how they are known. */
export type FacilityMinutes = {
  readonly basis: 'straight_line' | 'table' | 'past_zones';
  readonly minutes: readonly (number | null)[];
};

/** Minutes as the crow flies: great-circle km × detour ÷ speed, in hundredths. */
export function straightMinutes(
  { facilities }: ProfileDetail,
  origin: number,
  { detour, speed_kmh }: Extract<TravelOptions, { from: 'straight_line' }>,
): FacilityMinutes {
  const line = { detour, speedKmh: speed_kmh };
  const [fromLon, fromLat] = [facilities.lon[origin] ?? null, facilities.lat[origin] ?? null];
  const minutes = facilities.lon.map((lon, j) => {
    const lat = facilities.lat[j] ?? null;
    if (fromLon === null || fromLat === null || lon === null || lat === null) return null;
    return Math.round(minutesOfKm(greatCircleKm(fromLon, fromLat, lon, lat), line) * 100) / 100;
  });
  return { basis: 'straight_line', minutes };
}

/**
 * Minutes from the rows that the region gives. Rows between two facilities are taken as they are. Where there are none
 * from the origin, only those from zones to facilities, one goes past a zone near both: the way from the origin back to a
 * zone and on from there is a real one, so it is never too short; a facility's own township makes it all but exact.
 */
export function listedMinutes(profile: ProfileDetail, rows: readonly Row<'travel'>[], origin: number): FacilityMinutes {
  const ids = profile.facilities.facility_id;
  const own = ids[origin] as string;
  const number = new Map(ids.map((id, j) => [id, j]));
  const usable = rows.filter((row) => row.minutes !== null && row.minutes >= 0 && row.minutes <= longestMinutes);
  const direct = shortest(
    ids.length,
    number,
    usable.filter(({ from_id }) => from_id === own),
  );
  if (direct.some((m, j) => m !== null && j !== origin)) return { basis: 'table', minutes: direct };
  const back = new Map<string, number>();
  for (const row of usable) {
    if (row.to_id === own && !number.has(row.from_id)) {
      back.set(row.from_id, Math.min(row.minutes as number, back.get(row.from_id) ?? Infinity));
    }
  }
  const on = usable.flatMap((row) => {
    const first = back.get(row.from_id);
    return first === undefined ? [] : [{ ...row, minutes: first + (row.minutes as number) }];
  });
  return { basis: 'past_zones', minutes: shortest(ids.length, number, on) };
}

function shortest(
  count: number,
  number: ReadonlyMap<string, number>,
  rows: readonly { readonly to_id: string; readonly minutes: number | null }[],
): (number | null)[] {
  const minutes = new Array<number | null>(count).fill(null);
  for (const { to_id, minutes: took } of rows) {
    const j = number.get(to_id);
    if (j === undefined || took === null) continue;
    minutes[j] = Math.min(Math.round(took * 100) / 100, minutes[j] ?? Infinity);
  }
  return minutes;
}
