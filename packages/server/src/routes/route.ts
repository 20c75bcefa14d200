import type { Stage } from '@junheng/engine';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problem } from '../contract.ts';
import type { Gate } from '../gate.ts';
import { ProblemError } from '../problem.ts';
import type { OpenRegion, Regions } from '../regions.ts';
import type { WriteAccess } from '../steward/guard.ts';
import type { RunJobs } from '../steward/run-jobs.ts';
import type { TryJobs } from '../steward/try-jobs.ts';

/** The server as routes see it: what passes a schema is typed by it. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;
export type Context = {
  readonly regions: Regions;
  readonly writing: WriteAccess;
  readonly jobs: RunJobs;
  readonly tries: TryJobs;
  /** How many questions that read much are answered at the same time. */
  readonly exports: Gate;
  readonly tables: Gate;
};
export type Routes = (app: App, context: Context) => void;

/** The answers that every route below a region may give when it cannot give its own. */
export const problems = {
  304: z.null().describe('not changed'),
  400: problem,
  404: problem,
  429: problem,
  500: problem,
} as const;

/** What a route that gives rows of persons may answer beside them. */
export const readProblems = { 401: problem, 403: problem } as const;

/** The region of that id, or the answer that there is none. */
export async function getRegion({ regions }: Context, id: string): Promise<OpenRegion> {
  const region = await regions.find(id);
  if (!region) throw new ProblemError('unknown_region', 404, { region: id });
  return region;
}

/** The newest artefact of a stage with its catalogue entry, or the answer that the stage was never run. */
export async function getArtefact<S extends Stage>(region: OpenRegion, stage: S) {
  const artefact = await region.artefact(stage);
  if (!artefact) throw new ProblemError('not_made', 404, { stage });
  return artefact;
}
