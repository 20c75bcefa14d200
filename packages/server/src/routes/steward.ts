import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { speaker } from '@junheng/display';
import type { Text } from '@junheng/engine/domain';
import type { SourceContract } from '@junheng/engine/source';
import { findPersonKey } from '@junheng/flow';
import { completeRows, InputError, receive, repairRows, type SourceCheck } from '@junheng/pool';
import { regionParams, thaw } from '../contract.ts';
import { goneSignal } from '../gate.ts';
import { ProblemError } from '../problem.ts';
import type { OpenRegion } from '../regions.ts';
import {
  checkAnswer,
  checkBody,
  contractAnswer,
  previewAnswer,
  previewBody,
  receipt as receiptAnswer,
  receiptsAnswer,
  repairBody,
  runAnswer,
  saveBody,
  sourceParams,
  uploadQuery,
  writeProblems,
} from '../steward/contract.ts';
import { requireSteward } from '../steward/guard.ts';
import { foldersOf, hideInError, hideInParams, hidePaths } from '../steward/hide-paths.ts';
import {
  findContract,
  findNewestFile,
  type RegionFiles,
  readRegionFiles,
  readRunOptions,
  sealingKey,
} from '../steward/region-files.ts';
import type { RunOrder, RunState } from '../steward/run-jobs.ts';
import { contentOf, saveContract } from '../steward/save-contract.ts';
import { type Context, getRegion, problems, type Routes } from './route.ts';

const answers = { ...problems, ...writeProblems } as const;
/** A contract with its code maps is longer than the ordinary question. */
const contractLimit = 256 * 1024;
const repairLimit = 4 * 2 ** 20;
const tags = ['steward'];

/** A sentence in both languages. */
const say = (code: string, params: Readonly<Record<string, string | number>>): Text => ({
  zh: speaker('zh').t(code, params),
  en: speaker('en').t(code, params),
});

/** Contracts looked at, tried and saved; deliveries sent; rows repaired; the region run again. */
export const stewardRoutes: Routes = (app, context) => {
  contractRoutes(app, context);
  deliveryRoutes(app, context);
  repairRoutes(app, context);
  runRoutes(app, context);
};

const contractRoutes: Routes = (app, context) => {
  app.get(
    '/api/regions/:region/sources/:source/contract',
    {
      schema: {
        summary: 'The contract of a source as its file holds it',
        tags,
        params: sourceParams,
        response: { 200: contractAnswer, ...answers },
      },
    },
    async (request) => {
      const region = await getRegion(context, request.params.region);
      const files = await readRegionFiles(region);
      const { contract, path } = findContract(files, request.params.source);
      const yaml = readFileSync(path, 'utf8');
      const { source, version } = contract;
      return { source, version, yaml, content: contentOf(yaml), sample: sampleName(region, files, source) };
    },
  );
  app.post(
    '/api/regions/:region/sources/:source/check',
    {
      bodyLimit: contractLimit,
      schema: {
        summary: 'What would happen to the newest delivery under a changed contract; nothing is written',
        tags,
        params: sourceParams,
        body: checkBody,
        response: { 200: checkAnswer, ...answers },
      },
    },
    async (request, reply) => {
      requireSteward(request, context.writing);
      const region = await getRegion(context, request.params.region);
      const files = await readRegionFiles(region);
      const { contract, path } = findContract(files, request.params.source);
      const known = foldersOf(region);
      try {
        const sample = findNewestFile(region, files, contract.source) ?? null;
        const place = { poolFolder: join(region.folder, 'pool'), personKey: sealingKey(region, files, contract) };
        const order = { kind: 'check' as const, yaml: request.body.yaml, path, root: files.folder, sample, ...place };
        const check = await context.tries.run(order, goneSignal(reply));
        return thaw({ findings: [], check: check && toCheck(check, known) });
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        const { code, params, at = null } = hideInError(error, known);
        return { findings: [{ code, title: say(code, params), at }], check: null };
      }
    },
  );
  app.put(
    '/api/regions/:region/sources/:source/contract',
    {
      bodyLimit: contractLimit,
      schema: {
        summary: 'Saves a changed contract; `version` is the one from which the change began',
        tags,
        params: sourceParams,
        body: saveBody,
        response: { 200: contractAnswer, ...answers },
      },
    },
    async (request) => {
      requireSteward(request, context.writing);
      const region = await getRegion(context, request.params.region);
      const files = await readRegionFiles(region);
      const saved = await saveContract(files, request.params.source, request.body, context.tries);
      return { ...saved, content: contentOf(saved.yaml), sample: sampleName(region, files, saved.source) };
    },
  );
};

/** Name of the newest delivery of a source. */
function sampleName(region: OpenRegion, files: RegionFiles, source: string): string | null {
  return findNewestFile(region, files, source)?.name ?? null;
}

function toCheck(check: SourceCheck, known: readonly string[]) {
  const file = hidePaths(check.file, known);
  if (!check.refused) return { ...check, file, refused: null };
  const { code } = check.refused;
  const params = hideInParams(check.refused.params, known);
  return { ...check, file, refused: { code, params, title: say(code, params) } };
}

const deliveryRoutes: Routes = (app, context) => {
  app.addContentTypeParser('application/octet-stream', { bodyLimit: Number.MAX_SAFE_INTEGER }, (_request, body, done) =>
    done(null, body),
  );
  app.post(
    '/api/regions/:region/sources/:source/deliveries',
    {
      bodyLimit: Number.MAX_SAFE_INTEGER,
      schema: {
        summary: 'Sends a delivery: the file as the body (application/octet-stream), its name as `file`',
        description: 'When the receipt comes back, the file is on disk and is read at the next run.',
        tags,
        params: sourceParams,
        querystring: uploadQuery,
        response: { 201: receiptAnswer, ...answers },
      },
    },
    async (request, reply) => {
      requireSteward(request, context.writing);
      const region = await getRegion(context, request.params.region);
      const files = await readRegionFiles(region);
      const { contract } = findContract(files, request.params.source);
      if (!(request.body instanceof Readable)) throw new ProblemError('no_file', 415);
      const { file, by } = request.query;
      const got = await receive({
        poolFolder: join(region.folder, 'pool'),
        source: contract.source,
        file,
        content: request.body,
        arrivedAt: new Date().toISOString(),
        cameBy: 'upload',
        by,
        personKey: sealingKey(region, files, contract),
      });
      return reply.code(201).send(got);
    },
  );
};

/** The contract of the source that sent a delivery. */
function contractOf({ snapshot }: OpenRegion, files: RegionFiles, delivery: string): SourceContract {
  const found = snapshot?.deliveries.find(({ delivery_id }) => delivery_id === delivery);
  if (!found) throw new ProblemError('unknown_delivery', 404, { delivery });
  return findContract(files, found.source_id).contract;
}

const repairRoutes: Routes = (app, context) => {
  app.post(
    '/api/regions/:region/quarantine/preview',
    {
      bodyLimit: repairLimit,
      schema: {
        summary: 'What would become of repaired rows; nothing is written',
        tags,
        params: regionParams,
        body: previewBody,
        response: { 200: previewAnswer, ...answers },
      },
    },
    async (request, reply) => {
      requireSteward(request, context.writing);
      const region = await getRegion(context, request.params.region);
      const files = await readRegionFiles(region);
      const pool = await region.pool();
      const gone = goneSignal(reply);
      const rows = [];
      for (const row of request.body.rows) {
        const contract = contractOf(region, files, row.delivery_id);
        const whole = await completeRows([row], pool);
        const { snapshot } = pool;
        const order = {
          kind: 'preview' as const,
          rows: whole,
          poolFolder: join(region.folder, 'pool'),
          snapshot,
          contract,
        };
        const [previewed] = await context.tries.run(order, gone);
        if (previewed?.status === 'usable') {
          rows.push({ status: previewed.status, breaches: [], flags: previewed.flags, made: previewed.rows });
        } else rows.push({ status: 'quarantined' as const, breaches: previewed?.breaches ?? [], flags: [], made: [] });
      }
      return thaw({ rows });
    },
  );
  app.post(
    '/api/regions/:region/quarantine/repairs',
    {
      bodyLimit: repairLimit,
      schema: {
        summary: 'Sends repaired rows in again, by the same door; they are read at the next run',
        tags,
        params: regionParams,
        body: repairBody,
        response: { 201: receiptsAnswer, ...answers },
      },
    },
    async (request, reply) => {
      requireSteward(request, context.writing);
      const region = await getRegion(context, request.params.region);
      const { contracts } = await readRegionFiles(region);
      const { rows, by, reason } = request.body;
      const receipts = await repairRows(rows, {
        poolFolder: join(region.folder, 'pool'),
        pool: await region.pool(),
        contracts,
        personKey: findPersonKey(region.folder),
        by,
        reason,
        arrivedAt: new Date().toISOString(),
      });
      return reply.code(201).send(thaw({ receipts }));
    },
  );
};

const runRoutes: Routes = (app, context) => {
  app.get(
    '/api/regions/:region/run',
    {
      schema: {
        summary: 'How far the run is that this server started last',
        tags,
        params: regionParams,
        response: { 200: runAnswer, ...answers },
      },
    },
    async (request) => {
      const region = await getRegion(context, request.params.region);
      return toRunAnswer(context.jobs.find(region.id));
    },
  );
  app.post(
    '/api/regions/:region/run',
    {
      schema: {
        summary: 'Reads what is new and runs the whole loop, in a thread of its own',
        tags,
        params: regionParams,
        response: { 202: runAnswer, ...answers },
      },
    },
    async (request, reply) => {
      requireSteward(request, context.writing);
      return reply.code(202).send(toRunAnswer(await startRun(context, request.params.region)));
    },
  );
};

async function startRun(context: Context, id: string): Promise<RunState> {
  const region = await getRegion(context, id);
  const { folder, data, seed } = readRunOptions(region);
  const order: RunOrder = { folder, ...(data === null ? {} : { data }), out: region.folder, seed };
  return context.jobs.start(region.id, order);
}

function toRunAnswer(run: RunState | undefined) {
  if (!run) {
    return { state: 'never' as const, share: 0, what: '', kind: '', started_at: null, ended_at: null, problem: null };
  }
  const { started_at, ended_at } = run;
  const base = { started_at, ended_at, what: '', kind: '', problem: null };
  if (run.state === 'running') return { ...base, state: run.state, share: run.share, what: run.what, kind: run.kind };
  if (run.state === 'done') return { ...base, state: run.state, share: 1 };
  return { ...base, state: run.state, share: 0, problem: say(run.code, run.params) };
}
