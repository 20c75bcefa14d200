import { speaker } from '@junheng/display';
import type { InputError } from '@junheng/pool';
import type { Problem } from './contract.ts';

/** What can be wrong with a question to the API; the sentence of each is `app.problem.<code>` in both catalogues. */
export type ProblemCode =
  | 'unknown_region'
  | 'outdated_region'
  | 'unknown_address'
  | 'unknown_table'
  | 'unknown_column'
  | 'unknown_delivery'
  | 'not_made'
  | 'unknown_result'
  | 'no_rows'
  | 'no_report'
  | 'unreadable_file'
  | 'bad_question'
  | 'wrong_host'
  | 'too_many'
  | 'read_only'
  | 'foreign_origin'
  | 'wrong_token'
  | 'no_region_files'
  | 'unknown_source'
  | 'contract_changed'
  | 'contract_renamed'
  | 'contract_same_version'
  | 'try_busy'
  | 'try_too_heavy'
  | 'export_busy'
  | 'decided_otherwise'
  | 'run_running'
  | 'run_broken'
  | 'no_form'
  | 'no_file'
  | 'no_rollup'
  | 'too_many_rows'
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

/** The body of either. */
export const bodyOf = (error: ProblemError | InputError): Problem =>
  error instanceof ProblemError ? toProblem(error.code, error.status, error.params) : toInputProblem(error);

/** The body for what the user can mend: the sentence of the pool's own code. */
export function toInputProblem({ code, params }: InputError): Problem {
  const say = (language: 'zh' | 'en') => speaker(language).t(code, params);
  return { status: 422, code, title: { zh: say('zh'), en: say('en') } };
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
