import {
  type DispatchDetail,
  type DispatchOptions,
  type DispatchValue,
  type SurgePlan,
  surgeTransfer,
} from '@junheng/engine/dispatch';
import type { Figure, Issue } from '@junheng/engine/domain';
import { steady } from '@junheng/engine/kernel';
import type { ProfileDetail, ServiceProfile } from '@junheng/engine/profile';
import { derivedNotes } from '../profile/staffed-beds.ts';
import type { FacilityMinutes } from './minutes.ts';

export type SurgeCase = {
  readonly options: DispatchOptions;
  readonly profile: ProfileDetail;
  readonly service: ServiceProfile;
  /** Facilities whose supply and occupancy are known. */
  readonly known: readonly number[];
  readonly origin: number;
  readonly ways: FacilityMinutes;
};

type Desk = {
  readonly facility: number;
  readonly minutes: number | null;
  readonly supply: number;
  readonly occupied: number;
};

/** Distributes the surge and tells what a reader must know of it. */
export function makeSurge(given: SurgeCase): DispatchValue {
  const { options, service, known, origin, ways } = given;
  const desk = (j: number): Desk => {
    const supply = service.supply[j] as number;
    return {
      facility: j,
      minutes: ways.minutes[j] ?? null,
      supply,
      occupied: supply * (service.occupancy[j] as number),
    };
  };
  const others = known.filter((j) => j !== origin).map(desk);
  const plan = surgeTransfer({
    patients: options.patients,
    origin: desk(origin),
    facilities: others,
    fillTo: options.fill_to,
    limitMinutes: options.limit_minutes,
  });
  const detail = detailOf(given, others, plan);
  return {
    status: 'made',
    figures: figuresOf(detail),
    notes: [...notesOf(given, others, plan, detail), ...derivedNotes(given.service)],
    lacks: [],
    detail,
  };
}

function detailOf(given: SurgeCase, others: readonly Desk[], plan: SurgePlan): DispatchDetail {
  const { options, profile, service, origin } = given;
  const idOf = (j: number) => profile.facilities.facility_id[j] as string;
  const from_id = idOf(origin);
  const transfers = plan.inReach.flatMap((k, rank) => {
    const patients = plan.received[k] as number;
    const { facility, minutes } = others[k] as Desk;
    if (patients === 0) return [];
    const because = reasonsOf(plan, rank, options.fill_to);
    return [{ from_id, to_id: idOf(facility), patients, minutes: minutes as number, because }];
  });
  return {
    service_code: service.service_code,
    unit: service.unit,
    status: plan.unplaced === 0 ? 'optimal' : 'infeasible',
    patients: options.patients,
    origin_id: from_id,
    origin_free: plan.originFree,
    stay_at_origin: plan.stay,
    transfers,
    unplaced: plan.unplaced,
    patient_minutes: plan.patientMinutes,
    facilities: plan.inReach.map((k) => {
      const { facility, minutes, supply, occupied } = others[k] as Desk;
      return {
        facility_id: idOf(facility),
        minutes: minutes as number,
        supply,
        occupied: steady(occupied),
        free: plan.free[k] as number,
        received: plan.received[k] as number,
      };
    }),
  };
}

/** Why a facility takes patients: how near it is among those with free places, and what stands before it. */
function reasonsOf({ inReach, free, received }: SurgePlan, rank: number, fillTo: number): Issue[] {
  const nearer = inReach.slice(0, rank);
  const withRoom = nearer.filter((k) => (free[k] as number) > 0).length;
  const full = nearer.length - withRoom;
  const k = inReach[rank] as number;
  const because: Issue[] = [];
  const say = (code: string, params: Issue['params']) => because.push({ code, severity: 'info', params });
  if (withRoom === 0) say('nearest_with_room', {});
  else say('next_with_room', { count: withRoom });
  if (full > 0) say('nearer_full', { count: full });
  if (received[k] === free[k]) say('filled', { share: `${Math.round(100 * fillTo)}%` });
  return because;
}

function figuresOf(detail: DispatchDetail): Figure[] {
  const moved = detail.transfers.reduce((sum, { patients }) => sum + patients, 0);
  const farthest = detail.transfers.reduce((most, { minutes }) => Math.max(most, minutes), 0);
  const figures: Figure[] = [
    { id: 'patients', value: detail.patients, unit: 'patient', place_id: detail.origin_id },
    { id: 'stay', value: detail.stay_at_origin, unit: 'patient', place_id: detail.origin_id },
    { id: 'transferred', value: moved, unit: 'patient' },
    { id: 'unplaced', value: detail.unplaced, unit: 'patient' },
    { id: 'receivers', value: detail.transfers.length, unit: 'facility' },
    { id: 'mean_minutes', value: moved === 0 ? null : steady(detail.patient_minutes / moved), unit: 'minute' },
    { id: 'farthest_minutes', value: moved === 0 ? null : farthest, unit: 'minute' },
    { id: 'patient_minutes', value: detail.patient_minutes, unit: 'patient_minute' },
  ];
  return figures.map((figure) => ({ ...figure, service_code: detail.service_code }));
}

function notesOf(given: SurgeCase, others: readonly Desk[], plan: SurgePlan, detail: DispatchDetail): Issue[] {
  const { options, service, known, ways } = given;
  const notes: Issue[] = [];
  const say = (code: string, severity: Issue['severity'], params: Issue['params']) =>
    notes.push({ code, severity, params });
  if (options.place_id === undefined) say('fullest_chosen', 'info', {});
  if (ways.basis === 'straight_line') say('straight_line', 'warning', {});
  if (ways.basis === 'past_zones') say('past_zones', 'warning', {});
  const giving = service.gives.filter((gives, j) => gives && service.supply[j] !== 0).length;
  if (giving > known.length) say('unknown_left_out', 'warning', { count: giving - known.length });
  say('occupancy_is_past', 'warning', {});
  say('severity_not_weighed', 'warning', {});
  if (plan.unplaced === 0) return notes;
  say('unplaced', 'error', {
    count: plan.unplaced,
    limit: options.limit_minutes,
    share: `${Math.round(100 * options.fill_to)}%`,
  });
  const reached = new Set(plan.inReach);
  const beyond = others
    .map(({ minutes }, k) => ({ minutes, free: plan.free[k] as number, k }))
    .filter(({ minutes, free, k }) => minutes !== null && free > 0 && !reached.has(k))
    .sort((a, b) => (a.minutes as number) - (b.minutes as number) || a.k - b.k);
  let found = 0;
  for (const { minutes, free } of beyond) {
    found += free;
    if (found < detail.unplaced) continue;
    say('limit_that_would_do', 'info', { minutes: Math.ceil(minutes as number) });
    break;
  }
  return notes;
}
