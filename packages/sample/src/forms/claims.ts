import { join } from 'node:path';
import { type Random, stream } from '@junheng/engine/kernel';
import { daysAfter } from '../calendar.ts';
import type { FaultBook } from '../faults.ts';
import { lastOf, nth } from '../lists.ts';
import type { Fields } from '../patients.ts';
import { CsvFile, TextFile } from '../write.ts';

export const claimColumns = [
  'claim_no',
  'stay_id',
  'hospital',
  'fund',
  'total_yuan',
  'insured_yuan',
  'self_paid_yuan',
  'group',
  'weight',
  'elsewhere',
  'settled',
] as const;

/** Funds: urban employees, urban and rural residents; patients from outside are settled elsewhere. */
const funds = { employee: '310', resident: '390' } as const;
/** Yuan a day in bed by tier of the hospital (first letter of its number's last part: C, B, A). */
const perDay: Readonly<Record<string, number>> = { C: 310, B: 760, A: 1380 };
/** A claim is settled on one of so many days after the stay. */
const mostDaysToSettle = 3;
/** Months, counted back from the last, with what goes wrong in them. */
const wrong = { missing: 8, late: 6, sentTwice: 4, swapped: 2 } as const;
/** Claims of a month come on the eighth of the next; the late ones six weeks after that. */
const usualDay = 8;
const lateDays = 42;
/** Day of the month from which a new program fills two columns the wrong way round. */
const swappedFrom = 11;

type Month = { readonly name: string; readonly file: CsvFile; readonly lines: string[] | null };

/**
 * Claims of stays by the month of their settlement, one file a month, for the last twelve months: one is never sent,
 * one comes late, one is sent twice under another name, and in one two columns are swapped from a day on. `truth.json`
 * says which; `arrivals.csv` says when each file came.
 */
export class Claims {
  rows = 0;
  readonly #folder: string;
  readonly #months: ReadonlyMap<string, Month>;
  readonly #names: readonly string[];
  /** Days on which claims are settled: those of the sample and the first ones after it. */
  readonly #dates: readonly string[];
  readonly #monthOf: readonly (Month | undefined)[];
  readonly #chance: Random;
  readonly #faults: FaultBook | undefined;

  private constructor(
    folder: string,
    dates: readonly string[],
    months: readonly Month[],
    seed: number,
    faults: FaultBook | undefined,
  ) {
    this.#folder = folder;
    this.#dates = [...dates, ...daysAfter(lastOf(dates), mostDaysToSettle)];
    this.#months = new Map(months.map((month) => [month.name, month]));
    this.#names = months.map(({ name }) => name);
    this.#monthOf = this.#dates.map((date) => this.#months.get(date.slice(0, 7)));
    this.#chance = stream(seed, 'claims');
    this.#faults = faults;
  }

  /** @param faults  where what goes wrong is written down; nothing goes wrong when absent */
  static async create(data: string, dates: readonly string[], seed: number, faults?: FaultBook): Promise<Claims> {
    const folder = join(data, 'claims');
    const names = [...new Set(dates.map((date) => date.slice(0, 7)))].slice(-12);
    const months: Month[] = [];
    for (const [i, name] of names.entries()) {
      const back = names.length - i;
      if (faults && back === wrong.missing) continue;
      const file = await CsvFile.create(join(folder, `claims-${name}.csv`), claimColumns);
      months.push({ name, file, lines: faults && back === wrong.sentTwice ? [] : null });
    }
    const claims = new Claims(folder, dates, months, seed, faults);
    const missing = nth(names, names.length - wrong.missing);
    if (faults && names.length >= wrong.missing) claims.#note(missing, 'delivery_missing');
    return claims;
  }

  #note(month: string, kind: string, row = 0): void {
    this.#faults?.note({ source: 'claims', row, kind, file: `claims/claims-${month}.csv` });
  }

  /**
   * The claim of a stay that has ended; nothing for one that runs or was settled before the last twelve months.
   *
   * @param day number of the day of admission; @param until that of the discharge
   */
  stay(fields: Fields, day: number, until: number): void {
    const [stay, hospital, , , township, age, , diagnosis, , discharged] = fields;
    if (discharged === '') return;
    const at = until + 1 + Math.floor(this.#chance.uniform() * mostDaysToSettle);
    const month = this.#monthOf[at];
    const days = Math.max(1, until - day);
    const tier = perDay[String(hospital).charAt(4)] ?? 500;
    const total = Math.round(100 * (900 + tier * days) * Math.exp(0.28 * this.#chance.normal())) / 100;
    const employed = Number(age) >= 22 && this.#chance.uniform() < 0.45;
    const share = employed ? 0.82 : 0.66;
    const insured = Math.round(total * share * 100 * (0.94 + 0.06 * this.#chance.uniform())) / 100;
    if (!month) return;
    const settled = nth(this.#dates, at);
    const selfPaid = Math.round((total - insured) * 100) / 100;
    const back = this.#names.length - this.#names.indexOf(month.name);
    const swapped = this.#faults !== undefined && back === wrong.swapped && Number(settled.slice(8)) >= swappedFrom;
    const [first, second] = swapped ? [selfPaid, insured] : [insured, selfPaid];
    const line = [
      `C${String(stay).slice(1)}`,
      stay,
      hospital,
      employed ? funds.employee : funds.resident,
      total.toFixed(2),
      first.toFixed(2),
      second.toFixed(2),
      diagnosis,
      (total / 9800).toFixed(3),
      township === '' ? 1 : 0,
      settled,
    ].join(',');
    const row = month.file.line(line);
    month.lines?.push(line);
    this.rows++;
    if (swapped) this.#note(month.name, 'columns_swapped', row);
  }

  async flush(): Promise<void> {
    for (const { file } of this.#months.values()) await file.flush();
  }

  /** Closes the files, sends one again under another name, and says when each came. */
  async close(): Promise<void> {
    const arrivals = await TextFile.create(join(this.#folder, '..', '..', 'arrivals.csv'));
    arrivals.add('file,arrived_at\n');
    for (const { name, file, lines } of this.#months.values()) {
      await file.close();
      const back = this.#names.length - this.#names.indexOf(name);
      const late = this.#faults !== undefined && back === wrong.late;
      const [year = 0, month = 1] = name.split('-').map(Number);
      const first = Date.UTC(year, month, usualDay, 9, 30) + (late ? lateDays * 86_400_000 : 0);
      const arrived = new Date(first).toISOString();
      arrivals.add(`data/claims/claims-${name}.csv,${arrived}\n`);
      if (late) this.#note(name, 'delivery_late');
      if (!lines) continue;
      const again = await CsvFile.create(join(this.#folder, `claims-${name}-resent.csv`), claimColumns);
      for (const line of lines) again.line(line);
      await again.close();
      arrivals.add(`data/claims/claims-${name}-resent.csv,${new Date(first + 86_400_000).toISOString()}\n`);
      this.#note(`${name}-resent`, 'sent_twice');
    }
    await arrivals.close();
  }

  async abandon(): Promise<void> {
    for (const { file } of this.#months.values()) await file.abandon();
  }
}
