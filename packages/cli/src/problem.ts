/** Exit codes of the command line, as `junheng --help` states them. */
export const exitCodes = { done: 0, failed: 1, usage: 2, input: 3, stopped: 130 } as const;

/** Something the user can mend: a sentence of the catalogues with what, where and what to do, and an exit code. */
export class Problem extends Error {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly exit: number;

  constructor(key: string, params: Readonly<Record<string, string | number>> = {}, exit: number = exitCodes.usage) {
    super(key);
    this.name = 'Problem';
    this.key = key;
    this.params = params;
    this.exit = exit;
  }
}
