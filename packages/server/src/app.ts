import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import { InputError } from '@junheng/pool';
import Fastify, { type FastifyBaseLogger, type FastifyError, type FastifyReply } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { GoneError, gate } from './gate.ts';
import { ProblemError, toInputProblem, toProblem } from './problem.ts';
import { serveReferencePage } from './reference-page.ts';
import type { Regions } from './regions.ts';
import { artefactRoutes } from './routes/artefacts.ts';
import { balanceRoutes } from './routes/balance.ts';
import { healthRoutes } from './routes/health.ts';
import { poolRoutes } from './routes/pool.ts';
import { regionRoutes } from './routes/regions.ts';
import { reviewRoutes } from './routes/review.ts';
import type { App } from './routes/route.ts';
import { serveBackRoutes } from './routes/serve-back.ts';
import { snapshotRoutes } from './routes/snapshots.ts';
import { sourceRoutes } from './routes/source.ts';
import { stewardRoutes } from './routes/steward.ts';
import type { WriteAccess } from './steward/guard.ts';
import { foldersOf, hideInParams } from './steward/hide-paths.ts';
import { type RunJobs, runJobs } from './steward/run-jobs.ts';
import { type TryLimits, tryJobs } from './steward/try-jobs.ts';
import { serveWebApp } from './web-app.ts';

export type AppOptions = {
  readonly regions: Regions;
  /** Folder of the built web app; without it only the API answers. */
  readonly webDist?: string | undefined;
  readonly logger?: FastifyBaseLogger | undefined;
  /** Names under which the server may be called; every name when absent. Keeps a foreign page from reaching a server on this machine. */
  readonly hosts?: readonly string[] | undefined;
  readonly version?: string | undefined;
  /** Who may write; nobody when absent. */
  readonly writing?: WriteAccess | undefined;
  /** Runs that the server does itself; its own when absent. */
  readonly jobs?: RunJobs | undefined;
  /** How many questions one address may ask. */
  readonly questionsAMinute?: number | undefined;
  /** Bounds of what contracts and rows may ask that are tried. */
  readonly tries?: Partial<TryLimits> | undefined;
};

/** What a page of the app may load: itself. The map's worker is a blob, its images are data. */
const policy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    workerSrc: ["'self'", 'blob:'],
    childSrc: ['blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'self'"],
  },
};

/** The HTTP application: guards, the described API, the web app, and one place where exceptions become answers. */
export async function createApp(options: AppOptions): Promise<App> {
  const base = options.logger
    ? Fastify({ loggerInstance: options.logger, ...limits })
    : Fastify({ logger: { level: 'error', stream: process.stderr }, ...limits });
  const app = base.withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerProblems(app, options.regions);
  guardHosts(app, options.hosts);
  await app.register(helmet, {
    contentSecurityPolicy: policy,
    hsts: false,
    crossOriginEmbedderPolicy: false,
    originAgentCluster: false,
  });
  await app.register(rateLimit, {
    max: options.questionsAMinute ?? 3000,
    timeWindow: '1 minute',
    errorResponseBuilder: () => new ProblemError('too_many', 429),
  });
  await app.register(compress, { threshold: 2048, encodings: ['br', 'gzip'] });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Junheng',
        description: 'What a region has, who needs it, and what could be done.',
        version: options.version ?? '0.1.0',
      },
    },
    transform: jsonSchemaTransform,
  });
  const jobs = options.jobs ?? runJobs((region, error) => app.log.error({ err: error, region }, 'run broke off'));
  const tries = tryJobs(options.tries);
  app.addHook('onClose', async () => {
    tries.close();
    await jobs.close();
  });
  app.after(() => {
    const context = {
      regions: options.regions,
      writing: options.writing ?? { loopback: false },
      jobs,
      tries,
      exports: gate(2, 8, 'export_busy'),
      tables: gate(4, 32, 'export_busy'),
    };
    for (const routes of [
      healthRoutes,
      regionRoutes,
      artefactRoutes,
      sourceRoutes,
      poolRoutes,
      reviewRoutes,
      balanceRoutes,
      stewardRoutes,
      serveBackRoutes,
      snapshotRoutes,
    ])
      routes(app, context);
    app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
  });
  await serveReferencePage(app);
  await serveWebApp(app, options.webDist);
  return app;
}

const limits = {
  bodyLimit: 64 * 1024,
  routerOptions: { maxParamLength: 200 },
  requestTimeout: 900_000,
  /** An address that cannot be read never reaches a route. */
  frameworkErrors: (_error: unknown, _request: unknown, reply: FastifyReply) => {
    reply
      .code(400)
      .type('application/problem+json; charset=utf-8')
      .serializer(JSON.stringify)
      .send(toProblem('bad_question', 400));
  },
} as const;

function guardHosts(app: App, hosts: readonly string[] | undefined) {
  if (!hosts) return;
  app.addHook('onRequest', async (request) => {
    if (!hosts.includes(request.hostname))
      throw new ProblemError('wrong_host', 403, { host: request.hostname.slice(0, 100) });
  });
}

/** Turns every exception into a problem in both languages; what was not foreseen goes to the log, not to the caller. */
function answerProblems(app: App, regions: Regions) {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    reply.type('application/problem+json; charset=utf-8');
    if (error instanceof ProblemError) {
      return reply.code(error.status).send(toProblem(error.code, error.status, error.params));
    }
    if (error instanceof GoneError) return reply.code(503).send(toProblem('unexpected', 503));
    if (error instanceof InputError) {
      const { region } = (request.params ?? {}) as { readonly region?: string };
      const known = foldersOf(region === undefined ? undefined : await regions.find(region).catch(() => undefined));
      const shown = new InputError(error.code, hideInParams(error.params, known));
      return reply.code(422).send(toInputProblem(shown));
    }
    if (hasZodFastifySchemaValidationErrors(error)) {
      const details = error.validation.map((entry) => ({
        at: `${error.validationContext ?? ''}${entry.instancePath}`,
        message: entry.message ?? '',
      }));
      return reply.code(400).send(toProblem('bad_question', 400, {}, details));
    }
    const status = error.statusCode ?? 500;
    if (status >= 400 && status < 500) return reply.code(status).send(toProblem('bad_question', status, {}));
    request.log.error({ err: error }, 'unexpected');
    return reply.code(500).send(toProblem('unexpected', 500));
  });
}
