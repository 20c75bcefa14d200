import {
  type Breach,
  compileDictionary,
  type Expression,
  fieldOf,
  type Guess,
  partsOf,
  type SourceContract,
} from '@junheng/engine/source';

/** Distinct texts of a delivery that are kept for people; more than that nobody reads. */
const mostTexts = 10_000;
const guessesShown = 5;

type Text = { readonly field: string; readonly text: string; rows: number; readonly first: number };

/** Collects the texts that a contract's dictionaries could not place, each once with how many rows have it. */
export class ReviewTexts {
  readonly #texts = new Map<string, Text>();
  readonly #guess: ReadonlyMap<string, (text: string) => readonly Guess[]>;

  constructor({ tables }: SourceContract) {
    const guess = new Map<string, (text: string) => readonly Guess[]>();
    const visit = (node: Expression): void => {
      if (node === null || typeof node !== 'object') return;
      if ('classify' in node && node.dictionary) {
        guess.set(fieldOf(node) ?? '', compileDictionary(node.dictionary, guessesShown));
      }
      for (const part of partsOf(node)) visit(part);
    };
    for (const { fields } of tables) for (const node of Object.values(fields)) visit(node);
    this.#guess = guess;
  }

  /** Takes what one accepted row is flagged for; anything but an unsure text is passed over. */
  take(flags: readonly Breach[], rowNo: number): void {
    if (this.#guess.size === 0) return;
    for (const { rule, field, value } of flags) {
      if (value === null || (rule !== 'unsure' && !rule.startsWith('unsure/'))) continue;
      const key = `${field ?? ''}\u001f${value}`;
      const known = this.#texts.get(key);
      if (known) known.rows++;
      else if (this.#texts.size < mostTexts) {
        this.#texts.set(key, { field: field ?? '', text: value, rows: 1, first: rowNo });
      }
    }
  }

  /** Field, text, rows, first row and guesses of each text, in the order in which they first came. */
  list(): readonly (readonly [field: string, text: string, rows: number, first: number, guesses: string])[] {
    return [...this.#texts.values()].map(({ field, text, rows, first }) => [
      field,
      text,
      rows,
      first,
      JSON.stringify(this.#guess.get(field)?.(text) ?? []),
    ]);
  }
}
