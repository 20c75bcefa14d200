import { planTransfers } from './transfers.ts';

/** A facility as the desk sees it: minutes from the surge (null: no way known), places, and how many are taken. */
export type SurgeFacility = {
  readonly minutes: number | null;
  readonly supply: number;
  readonly occupied: number;
};

/** A surge of so many patients at a facility with so many places, and where they could go. */
export type Surge = {
  readonly patients: number;
  readonly origin: { readonly supply: number; readonly occupied: number };
  readonly facilities: readonly SurgeFacility[];
  /** Facilities are filled up to this share of their supply, no further. */
  readonly fillTo: number;
  /** No patient is moved further than this. */
  readonly limitMinutes: number;
};

export type SurgePlan = {
  readonly originFree: number;
  readonly stay: number;
  /** Facilities with a known way of at most the limit, by number, nearest first. */
  readonly inReach: readonly number[];
  /** Free places of each facility before the surge, up to `fillTo`. */
  readonly free: readonly number[];
  readonly received: readonly number[];
  readonly unplaced: number;
  readonly patientMinutes: number;
};

/** Whole free places of a facility when it is filled up to a share of its supply; 0 where more are taken already. */
export const freePlaces = (supply: number, occupied: number, fillTo: number): number =>
  Math.max(0, Math.floor(fillTo * supply - occupied + 1e-9));

/**
 * Distributes a surge: who finds a place at its origin stays, the others go where they travel least, nobody further than
 * the limit, no facility fuller than `fillTo`. As many as possible are placed; who is left over is counted, not hidden.
 * Minutes count in whole hundredths, so the plan is exact.
 */
export function surgeTransfer({ patients, origin, facilities, fillTo, limitMinutes }: Surge): SurgePlan {
  if (!(Number.isInteger(patients) && patients >= 0)) {
    throw new RangeError(`a surge of ${patients} patients cannot be moved; give a whole number, 0 or more.`);
  }
  if (!(fillTo > 0 && limitMinutes > 0)) {
    throw new RangeError(`fillTo is ${fillTo} and the limit ${limitMinutes} minutes; both must be above 0.`);
  }
  const originFree = freePlaces(origin.supply, origin.occupied, fillTo);
  const stay = Math.min(patients, originFree);
  const free = facilities.map(({ supply, occupied }) => freePlaces(supply, occupied, fillTo));
  const centi = facilities.map(({ minutes }) => (minutes === null ? Infinity : Math.round(100 * minutes)));
  const inReach = [...facilities.keys()]
    .filter((j) => (centi[j] as number) <= Math.round(100 * limitMinutes))
    .sort((a, b) => (centi[a] as number) - (centi[b] as number) || a - b);
  const {
    patients: moved,
    unplaced,
    cost,
  } = planTransfers({
    send: [patients - stay],
    take: inReach.map((j) => free[j] as number),
    from: inReach.map(() => 0),
    to: [...inReach.keys()],
    cost: inReach.map((j) => centi[j] as number),
  });
  const received = facilities.map(() => 0);
  inReach.forEach((j, k) => {
    received[j] = moved[k] as number;
  });
  return { originFree, stay, inReach, free, received, unplaced: unplaced[0] as number, patientMinutes: cost / 100 };
}
