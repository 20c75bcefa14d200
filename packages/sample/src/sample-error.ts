/** What can be wrong with what a sample is asked for. */
export type SampleErrorCode =
  | 'notWhole'
  | 'notShare'
  | 'noFolder'
  | 'isFile'
  | 'otherFiles'
  | 'notMade'
  | 'tooFewNames';

/** A sample that cannot be made as asked; `code` and `params` let a shell say it in the user's language. */
export class SampleError extends RangeError {
  readonly code: SampleErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: SampleErrorCode, params: Readonly<Record<string, string | number>>, message: string) {
    super(message);
    this.code = code;
    this.params = params;
  }
}
