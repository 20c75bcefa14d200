/** A regular expression as a tree. A `letter` stands for one code point; `source` says which, in the pattern's words. */
export type PatternNode =
  | { readonly kind: 'letter'; readonly source: string }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number | null };

const deepest = 50;

const refuse = (what: string): never => {
  throw new RangeError(`${what} cannot be used here, because it has no bound in time`);
};

/** A piece that stands for one code point: a surrogate pair, an escape, a class, a letter. */
const escaped =
  /\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u\{[0-9a-fA-F]+\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\c[A-Za-z]|\\[pP]\{[^}]*\}|\\[\s\S]/uy;
const count = /\{(\d+)(?:(,)(\d*))?\}/uy;

/**
 * Reads a regular expression, as JavaScript understands it with the flag `u`.
 *
 * @throws RangeError when it means nothing, or holds what cannot be followed in linear time
 */
export function parsePattern(source: string): PatternNode {
  try {
    new RegExp(source, 'u');
  } catch (cause) {
    throw new RangeError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
  const reader = new Reader(source);
  return reader.choice(0);
}

class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  choice(depth: number): PatternNode {
    if (depth > deepest) throw new RangeError(`its groups lie more than ${deepest} deep`);
    const parts = [this.#sequence(depth)];
    while (this.#source[this.#at] === '|') {
      this.#at++;
      parts.push(this.#sequence(depth));
    }
    return parts.length === 1 ? (parts[0] as PatternNode) : { kind: 'choice', parts };
  }

  #sequence(depth: number): PatternNode {
    const parts: PatternNode[] = [];
    for (;;) {
      const next = this.#source[this.#at];
      if (next === undefined || next === '|' || next === ')') return { kind: 'sequence', parts };
      parts.push(this.#repeated(this.#piece(next, depth)));
    }
  }

  #piece(next: string, depth: number): PatternNode {
    if (next === '(') return this.#group(depth);
    if (next === '^' || next === '$') {
      this.#at++;
      return { kind: next === '^' ? 'start' : 'end' };
    }
    if (next === '\\') return this.#escaped();
    if (next === '[') return this.#letter(this.#endOfClass());
    return this.#letter(this.#at + ((this.#source.codePointAt(this.#at) as number) > 0xffff ? 2 : 1));
  }

  #letter(end: number): PatternNode {
    const source = this.#source.slice(this.#at, end);
    this.#at = end;
    return { kind: 'letter', source };
  }

  #escaped(): PatternNode {
    escaped.lastIndex = this.#at;
    const [text = ''] = escaped.exec(this.#source) ?? [];
    if (/^\\[bB]$/.test(text)) refuse('a word boundary (\\b)');
    if (/^\\[1-9k]/.test(text)) refuse('a reference to a group');
    return this.#letter(this.#at + text.length);
  }

  #endOfClass(): number {
    let at = this.#at + 1;
    while (this.#source[at] !== ']') at += this.#source[at] === '\\' ? 2 : 1;
    return at + 1;
  }

  #group(depth: number): PatternNode {
    const [opening = '('] =
      /^\((?:\?(?::|<[^=!>][^>]*>|[\s\S]{1,2}))?/u.exec(this.#source.slice(this.#at, this.#at + 200)) ?? [];
    const known = opening === '(' || opening === '(?:' || /^\(\?<[^=!]/u.test(opening);
    if (!known) refuse('looking ahead or behind');
    this.#at += opening.length;
    const inner = this.choice(depth + 1);
    this.#at++;
    return inner;
  }

  #repeated(part: PatternNode): PatternNode {
    const bounds = this.#bounds();
    if (!bounds) return part;
    // Whether as few or as many as can be are taken makes no difference to whether it fits.
    if (this.#source[this.#at] === '?') this.#at++;
    return { kind: 'repeat', part, ...bounds };
  }

  #bounds(): { readonly least: number; readonly most: number | null } | undefined {
    const next = this.#source[this.#at];
    if (next === '*' || next === '+' || next === '?') {
      this.#at++;
      return { least: next === '+' ? 1 : 0, most: next === '?' ? 1 : null };
    }
    if (next !== '{') return undefined;
    count.lastIndex = this.#at;
    const match = count.exec(this.#source);
    if (!match) return undefined;
    this.#at += match[0].length;
    const least = Number(match[1]);
    return { least, most: match[2] === undefined ? least : match[3] ? Number(match[3]) : null };
  }
}
