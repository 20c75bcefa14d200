import { join } from 'node:path';
import { type Random, stream } from '@junheng/engine/kernel';
import { drawFrom } from '../alias.ts';
import type { Calendar } from '../calendar.ts';
import type { Ward } from '../flows.ts';
import { lastOf, nth } from '../lists.ts';
import { patientNumber, patientSalts } from '../patients.ts';
import { bands, cell } from '../people.ts';
import { services } from '../services.ts';
import type { World } from '../truth.ts';
import { ParquetFile } from './parquet-file.ts';

const columns = {
  visit_no: 'STRING',
  hospital: 'STRING',
  department: 'STRING',
  patient_no: 'STRING',
  township: 'STRING',
  age: 'INT32',
  sex: 'INT32',
  kind: 'INT32',
  day: 'STRING',
  wait_minutes: 'INT32',
} as const;
export const contactColumns = Object.keys(columns);

/** Ages of the weekly report: under 15, 15–64, from 65 to 92. */
const ages = [
  [0, 15],
  [15, 50],
  [65, 28],
] as const;
/** Mean wait in minutes of a clinic and of an emergency room. */
const waits = { 1: 38, 2: 17 } as const;

/**
 * Every outpatient and emergency contact as a row of its own, one Parquet file a month. Their sums over a week, a
 * facility, a department and an age are those of the weekly report. Memory holds a group of rows for each open month.
 */
export class Contacts {
  #rows = 0;
  readonly #folder: string;
  readonly #world: World;
  readonly #calendar: Calendar;
  readonly #chance: Random;
  readonly #salts: readonly number[];
  readonly #people: Float64Array;
  readonly #open = new Map<string, ParquetFile>();
  readonly #sums = new Float64Array(7);

  constructor(folder: string, world: World, calendar: Calendar, seed: number) {
    this.#folder = folder;
    this.#world = world;
    this.#calendar = calendar;
    this.#chance = stream(seed, 'contacts');
    this.#salts = patientSalts(world, seed);
    this.#people = lastOf(world.people.counts);
  }

  /**
   * @param end     the Sunday that ends the week, by number of the day
   * @param counts  clinic under 15, 15–64, from 65, then the emergency room in the same ages
   * @param weights how much care runs on each day of the calendar
   */
  week(ward: Ward, end: number, counts: readonly number[], weights: ArrayLike<number>): void {
    for (let d = 0; d < 7; d++) {
      const open = end - 6 + d >= ward.opens ? nth(weights, end - 6 + d) : 0;
      this.#sums[d] = (d === 0 ? 0 : nth(this.#sums, d - 1)) + open;
    }
    for (const [i, count] of counts.entries()) {
      for (let k = 0; k < count; k++) this.#one(ward, end, i < 3 ? 1 : 2, nth(ages, i % 3));
    }
  }

  #one(ward: Ward, end: number, kind: 1 | 2, [from, span]: readonly [number, number]): void {
    const chance = this.#chance;
    const at = chance.uniform() * nth(this.#sums, 6);
    let d = 0;
    while (d < 6 && nth(this.#sums, d) <= at) d++;
    const day = nth(this.#calendar.dates, end - 6 + d);
    const home = drawFrom(ward.homes, chance.uniform());
    const [age, sex] = [from + chance.below(span), chance.below(2)];
    const place = cell(home, sex, Math.min(bands - 1, Math.floor(age / 5)));
    const one = Math.floor(chance.uniform() ** 1.5 * nth(this.#people, place));
    const { id, index } = nth(this.#world.facilities, ward.beds.facility);
    this.#rows++;
    this.#fileOf(day).row([
      `V${String(this.#rows).padStart(10, '0')}`,
      id,
      nth(services, ward.beds.service).sent,
      patientNumber(id, nth(this.#salts, index), place * 1e5 + one),
      nth(this.#world.geography.townships, home).id,
      age,
      sex + 1,
      kind,
      day,
      Math.round(waits[kind] * chance.exponential()),
    ]);
  }

  /** A week can reach into the next month: two files are open at most, and older ones are closed. */
  #fileOf(day: string): ParquetFile {
    const month = day.slice(0, 7);
    const open = this.#open.get(month);
    if (open) return open;
    for (const [name, file] of [...this.#open].sort().slice(0, -1)) {
      file.close();
      this.#open.delete(name);
    }
    const file = new ParquetFile(join(this.#folder, `visits-${month}.parquet`), columns);
    this.#open.set(month, file);
    return file;
  }

  /** Closes what is open; gives the number of contacts. */
  close(): number {
    for (const file of this.#open.values()) file.close();
    this.#open.clear();
    return this.#rows;
  }
}
