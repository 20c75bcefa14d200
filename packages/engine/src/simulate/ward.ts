import { EventQueue, type Random, stream } from '../kernel/index.ts';
import type { StayLengths, WardCase } from './methods-contract.ts';

const ticksPerDay = 86_400;

/** What one replication of a ward counts, over the days after the warm-up. */
export type WardCounts = {
  readonly admitted: number;
  /** Admitted patients who had to wait, and the sum of their waits, days. */
  readonly waited: number;
  readonly waitDays: number;
  /** Urgent patients among the admitted, and the sum of their waits, days. */
  readonly urgentAdmitted: number;
  readonly urgentWaitDays: number;
  readonly refused: number;
  /** Bed-days used, bed-days above the staffed beds, and days spent waiting by all, admitted or not. */
  readonly bedDays: number;
  readonly extraBedDays: number;
  readonly queueDays: number;
  readonly days: number;
  /** Arrivals and departures that were handled, the warm-up included. */
  readonly events: number;
};

/** Draws stays in ticks: observed lengths by the alias method (Walker 1977; Vose 1991), or exponential ones. */
function stayTicks(stay: StayLengths, chance: Random): () => number {
  if (stay.form === 'exponential') {
    const mean = stay.mean_days * ticksPerDay;
    return () => Math.max(1, Math.round(chance.exponential() * mean));
  }
  const n = stay.days.length;
  const total = stay.stays.reduce((sum, x) => sum + x, 0);
  if (stay.stays.length !== n || !(total > 0))
    throw new RangeError(
      `${n} lengths of stay have ${stay.stays.length} weights with sum ${total}; one weight each, some above 0, is needed.`,
    );
  const ticks = Float64Array.from(stay.days, (d) => Math.max(1, Math.round(d * ticksPerDay)));
  const share = Float64Array.from(stay.stays, (x) => (x * n) / total);
  const alias = Int32Array.from(ticks, (_, i) => i);
  const small: number[] = [];
  const large: number[] = [];
  for (let i = 0; i < n; i++) ((share[i] as number) < 1 ? small : large).push(i);
  while (small.length > 0 && large.length > 0) {
    const low = small.pop() as number;
    const high = large[large.length - 1] as number;
    alias[low] = high;
    share[high] = (share[high] as number) - (1 - (share[low] as number));
    if ((share[high] as number) < 1) small.push(large.pop() as number);
  }
  for (const i of [...small, ...large]) share[i] = 1;
  return () => {
    const u = chance.uniform() * n;
    const i = Math.floor(u);
    return ticks[u - i < (share[i] as number) ? i : (alias[i] as number)] as number;
  };
}

/** Patients in order of arrival, on a ring that grows: when they came and how long they will stay. */
class Line {
  size = 0;
  private head = 0;
  private came = new Float64Array(64);
  private stay = new Float64Array(64);

  get firstCame(): number {
    return this.came[this.head] as number;
  }
  get firstStay(): number {
    return this.stay[this.head] as number;
  }
  push(came: number, stay: number): void {
    if (this.size === this.came.length) this.grow();
    const at = (this.head + this.size++) & (this.came.length - 1);
    this.came[at] = came;
    this.stay[at] = stay;
  }
  drop(): void {
    this.head = (this.head + 1) & (this.came.length - 1);
    this.size--;
  }
  private grow(): void {
    const length = this.came.length;
    const [came, stay] = [new Float64Array(length * 2), new Float64Array(length * 2)];
    for (let i = 0; i < length; i++) {
      came[i] = this.came[(this.head + i) & (length - 1)] as number;
      stay[i] = this.stay[(this.head + i) & (length - 1)] as number;
    }
    this.came = came;
    this.stay = stay;
    this.head = 0;
  }
}

/** One replication under way: who lies in a bed, who waits, and what was counted so far. */
class Ward {
  private readonly beds: number;
  private readonly leaving: EventQueue;
  private readonly urgent = new Line();
  private readonly others = new Line();
  private readonly patience: number;
  private readonly staffed: number;
  private readonly from: number;
  private readonly to: number;
  private busy = 0;
  private since = 0;
  private admitted = 0;
  private waited = 0;
  private waitTicks = 0;
  private urgentAdmitted = 0;
  private urgentWaitTicks = 0;
  private refused = 0;
  private bedTicks = 0;
  private extraTicks = 0;
  private queueTicks = 0;
  private events = 0;

  constructor(given: WardCase) {
    this.beds = given.beds;
    this.staffed = given.staffed_beds ?? given.beds;
    this.patience =
      given.patience_days === null ? Number.POSITIVE_INFINITY : Math.round(given.patience_days * ticksPerDay);
    this.from = given.warm_up_days * ticksPerDay;
    this.to = (given.warm_up_days + given.days) * ticksPerDay;
    this.leaving = new EventQueue(given.beds + 1);
  }

  /** Lets everybody leave whose stay ends up to a time; their beds go to the longest waiting, urgent first. */
  advance(time: number): void {
    const { leaving } = this;
    while (leaving.next <= time) {
      leaving.take();
      this.events++;
      this.watch(leaving.time);
      this.busy--;
      if (!this.callFirst(this.urgent, leaving.time, true)) this.callFirst(this.others, leaving.time, false);
    }
  }

  arrive(time: number, stay: number, isUrgent: boolean): void {
    this.events++;
    if (this.busy < this.beds) {
      this.watch(time);
      this.admit(time, time, stay, isUrgent);
    } else (isUrgent ? this.urgent : this.others).push(time, stay);
  }

  /** Ends the watch: whoever still waits has waited until now, or left when patience ended. */
  finish(): WardCounts {
    this.advance(this.to - 1);
    this.watch(this.to);
    for (const line of [this.urgent, this.others]) {
      while (line.size > 0) {
        const end = line.firstCame + this.patience;
        if (end < this.to) this.goElsewhere(line.firstCame, end);
        else this.countQueue(line.firstCame, this.to);
        line.drop();
      }
    }
    return {
      admitted: this.admitted,
      waited: this.waited,
      waitDays: this.waitTicks / ticksPerDay,
      urgentAdmitted: this.urgentAdmitted,
      urgentWaitDays: this.urgentWaitTicks / ticksPerDay,
      refused: this.refused,
      bedDays: this.bedTicks / ticksPerDay,
      extraBedDays: this.extraTicks / ticksPerDay,
      queueDays: this.queueTicks / ticksPerDay,
      days: (this.to - this.from) / ticksPerDay,
      events: this.events,
    };
  }

  private callFirst(line: Line, time: number, isUrgent: boolean): boolean {
    while (line.size > 0) {
      const came = line.firstCame;
      const stay = line.firstStay;
      line.drop();
      if (came + this.patience < time) {
        this.goElsewhere(came, came + this.patience);
        continue;
      }
      this.countQueue(came, time);
      this.admit(time, came, stay, isUrgent);
      return true;
    }
    return false;
  }

  private admit(time: number, came: number, stay: number, isUrgent: boolean): void {
    this.busy++;
    this.leaving.put(time + stay, 0);
    if (time < this.from || time >= this.to) return;
    this.admitted++;
    if (isUrgent) {
      this.urgentAdmitted++;
      this.urgentWaitTicks += time - came;
    }
    if (time > came) {
      this.waited++;
      this.waitTicks += time - came;
    }
  }

  private goElsewhere(came: number, time: number): void {
    this.countQueue(came, time);
    if (time >= this.from && time < this.to) this.refused++;
  }

  private countQueue(came: number, until: number): void {
    this.queueTicks += Math.max(0, Math.min(until, this.to) - Math.max(came, this.from));
  }

  /** Adds up who lay in beds since the last change, within the days that count. */
  private watch(time: number): void {
    const span = Math.min(time, this.to) - Math.max(this.since, this.from);
    if (span > 0) {
      this.bedTicks += span * this.busy;
      if (this.busy > this.staffed) this.extraTicks += span * (this.busy - this.staffed);
    }
    this.since = time;
  }
}

/**
 * One replication of a ward: patients arrive by chance at the day's rate (Poisson, by thinning), take a bed, else wait in
 * order (urgent ones first) until one is free or their patience ends, stay as long as the observed stays, and leave.
 *
 * Arrivals, urgency and stays have streams of their own and are drawn in the order of arrival, so that two scenarios of
 * one seed and name meet the same patients with the same stays. Times are whole seconds. Some 100 ns an event.
 *
 * @param seed  of the run
 * @param name  of the ward and replication, for example `f-12/3`
 * @see thinning: Lewis & Shedler 1979, doi:10.1002/nav.3800260304
 */
export function simulateWard(given: WardCase, seed: number, name: string): WardCounts {
  const rates = given.arrivals_per_day;
  const highest = Math.max(...rates);
  if (!(highest >= 0 && Number.isFinite(highest)))
    throw new RangeError(`Arrivals per day must be 0 or more, got ${highest}.`);
  const arrivals = stream(seed, `arrival/${name}`);
  const urgency = given.urgent_share > 0 ? stream(seed, `urgency/${name}`) : undefined;
  const draw = stayTicks(given.stay, stream(seed, `stay/${name}`));
  const ward = new Ward(given);
  const end = (given.warm_up_days + given.days) * ticksPerDay;
  const level = rates.every((r) => r === highest);
  const gap = ticksPerDay / highest;
  for (let time = arrivals.exponential() * gap; time < end; time += arrivals.exponential() * gap) {
    if (!level) {
      const rate = rates[Math.floor(time / ticksPerDay) % rates.length] as number;
      if (arrivals.uniform() * highest >= rate) continue;
    }
    const now = Math.floor(time);
    const isUrgent = urgency !== undefined && urgency.uniform() < given.urgent_share;
    ward.advance(now);
    ward.arrive(now, draw(), isUrgent);
  }
  return ward.finish();
}
