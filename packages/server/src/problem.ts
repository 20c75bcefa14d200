import { speaker } from '@junheng/display';
import type { Problem } from './contract.ts';

/** What can be wrong with a question to the API; the sentence of each is `app.problem.<code>` in both catalogues. */
export type ProblemCode =
  | 'unknown_region'
  | 'outdated_region'
  | 'unknown_address'
  | 'unknown_table'
  | 'not_made'
  | 'no_rows'
  | 'no_report'
  | 'bad_question'
  | 'wrong_host'
  | 'too_many'
  | 'unexpected';

/** A question that has no good answer. The shell turns it into a response in one place. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: ProblemCode, status: number, params: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.code = code;
    this.status = status;
    this.params = params;
  }
}

/** The body of a problem: its sentence in both languages, never a stack trace. */
export function toProblem(
  code: ProblemCode,
  status: number,
  params: Readonly<Record<string, string | number>> = {},
  details?: Problem['details'],
): Problem {
  const say = (language: 'zh' | 'en') => speaker(language).t(`app.problem.${code}`, params);
  return { status, code, title: { zh: say('zh'), en: say('en') }, ...(details ? { details } : {}) };
}
