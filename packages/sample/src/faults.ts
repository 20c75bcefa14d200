import { type Random, stream } from '@junheng/engine/kernel';
import { nth } from './lists.ts';
import type { Fault, Truth } from './truth.ts';
import { TextFile } from './write.ts';

/** Kinds of dirt. `duplicate` repeats a row; the others spoil one field of it. */
export const faultKinds = [
  'duplicate',
  'end_before_start',
  'impossible_date',
  'impossible_age',
  'unknown_service',
  'unknown_facility',
  'unknown_code',
  'negative_count',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Where every fault that is planted is written down, as it happens. */
export class FaultBook {
  count = 0;
  readonly bySource: Record<string, number> = {};
  private readonly file: TextFile;
  private constructor(file: TextFile) {
    this.file = file;
  }
  /** Opens truth.json with what is known before any row is written. */
  static async create(path: string, truth: Truth): Promise<FaultBook> {
    const file = await TextFile.create(path);
    const lines = (list: readonly unknown[]) => list.map((one) => `\n    ${JSON.stringify(one)}`).join(',');
    file.add(`{\n  "pairs": ${truth.pairs},\n  "imbalances": [${lines(truth.imbalances)}\n  ],\n`);
    file.add(`  "unclear": [${lines(truth.unclear)}\n  ],\n  "faults": [`);
    return new FaultBook(file);
  }
  note(fault: Fault): void {
    this.file.add(`${this.count === 0 ? '' : ','}\n    ${JSON.stringify(fault)}`);
    this.count++;
    this.bySource[fault.source] = (this.bySource[fault.source] ?? 0) + 1;
  }
  flush(): Promise<void> {
    return this.file.flush();
  }
  async close(): Promise<void> {
    this.file.add('\n  ]\n}\n');
    await this.file.close();
  }
  abandon(): Promise<void> {
    return this.file.abandon();
  }
}

/** Decides for each row of a source whether it is spoilt, and how. */
export type Dirt = { next(): FaultKind | null; readonly chance: Random };

/** @param rate share of rows that are spoilt, 0..1 */
export function makeDirt(seed: number, source: string, rate: number, kinds: readonly FaultKind[]): Dirt {
  const chance = stream(seed, `dirt/${source}`);
  return { chance, next: () => (chance.uniform() < rate ? nth(kinds, chance.below(kinds.length)) : null) };
}
