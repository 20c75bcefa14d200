/**
 * Something that the user can mend: a file that is missing, a contract that is broken, a folder in use. `code` is the
 * key of the sentence in the message catalogues (`source.error.fileMissing`), `params` fill its blanks, `at` says
 * where (a file and line). The sentence says what happened, where, and what to do; no stack trace is shown.
 */
export class InputError extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly at: string | undefined;

  constructor(code: string, params: Readonly<Record<string, string | number>> = {}, at?: string, cause?: unknown) {
    super(
      `${code} ${JSON.stringify(params)}${at === undefined ? '' : ` at ${at}`}`,
      cause === undefined ? {} : { cause },
    );
    this.name = 'InputError';
    this.code = code;
    this.params = params;
    this.at = at;
  }
}

/** A file that the system does not let us use: it is not there, whose right is missing, or what stands in its place. */
export function unreadable(file: string, cause: unknown): InputError {
  const why = (cause as { code?: string }).code ?? (cause instanceof Error ? cause.message : String(cause));
  if (why === 'ENOENT') return new InputError('source.error.notThere', { file }, file, cause);
  return new InputError('source.error.fileUnreadable', { file, why }, file, cause);
}
