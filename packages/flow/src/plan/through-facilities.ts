import type { TravelTimes } from '@junheng/engine/balance';
import type { NearerZones } from '@junheng/engine/plan';

/** Facilities nearest to the candidate through which the way is looked for; a way past a far one is never the shortest. */
const past = 8;

/**
 * Minutes between zones where only those to facilities are given: to the site at a zone one goes past a facility near it,
 * so the journey is at most t(zone, facility) + t(candidate, facility). It is a real way, hence never too short; where
 * the candidate's zone holds a facility it is all but exact. Within a zone it is 0.
 */
export function throughFacilities(travel: TravelTimes): NearerZones {
  const { facilityStart, zone, centiMin } = byFacility(travel);
  const reached = new Float64Array(travel.zones).fill(Infinity);
  return (candidate, visit) => {
    const touched = new Set<number>([candidate]);
    reached[candidate] = 0;
    for (const { facility, centi } of nearest(travel, candidate)) {
      for (let k = facilityStart[facility] as number; k < (facilityStart[facility + 1] as number); k++) {
        const i = zone[k] as number;
        touched.add(i);
        reached[i] = Math.min(reached[i] as number, (centiMin[k] as number) + centi);
      }
    }
    for (const i of touched) {
      visit(i, (reached[i] as number) / 100);
      reached[i] = Infinity;
    }
  };
}

function nearest({ zoneStart, facility, centiMin }: TravelTimes, zone: number) {
  const all: { facility: number; centi: number }[] = [];
  for (let k = zoneStart[zone] as number; k < (zoneStart[zone + 1] as number); k++) {
    all.push({ facility: facility[k] as number, centi: centiMin[k] as number });
  }
  return all.sort((a, b) => a.centi - b.centi || a.facility - b.facility).slice(0, past);
}

/** The same pairs facility by facility: the zones of facility j stand at `facilityStart[j] .. facilityStart[j + 1] - 1`. */
export function byFacility({ zones, facilities, zoneStart, facility, centiMin }: TravelTimes) {
  const facilityStart = new Uint32Array(facilities + 1);
  for (const j of facility) facilityStart[j + 1] = (facilityStart[j + 1] as number) + 1;
  for (let j = 0; j < facilities; j++) {
    facilityStart[j + 1] = (facilityStart[j + 1] as number) + (facilityStart[j] as number);
  }
  const next = facilityStart.slice();
  const zone = new Uint32Array(facility.length);
  const centi = new Uint16Array(facility.length);
  for (let i = 0; i < zones; i++) {
    for (let k = zoneStart[i] as number; k < (zoneStart[i + 1] as number); k++) {
      const at = next[facility[k] as number] as number;
      next[facility[k] as number] = at + 1;
      zone[at] = i;
      centi[at] = centiMin[k] as number;
    }
  }
  return { facilityStart, zone, centiMin: centi };
}
