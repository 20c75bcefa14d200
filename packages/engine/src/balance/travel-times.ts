/**
 * Journey times of the pairs within reach, zone by zone (compressed sparse rows): the facilities of zone i stand at
 * `zoneStart[i] .. zoneStart[i + 1] - 1`, ascending. `centiMin` holds whole hundredths of a minute, 655.34 at most.
 * Origins are zones and destinations facilities: a transposed matrix has other counts and is refused at the door.
 */
export type TravelTimes = {
  readonly zones: number;
  readonly facilities: number;
  readonly zoneStart: Uint32Array;
  readonly facility: Uint16Array | Uint32Array;
  readonly centiMin: Uint16Array;
};
