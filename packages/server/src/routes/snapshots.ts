import { join } from 'node:path';
import { standardTables, type TableName } from '@junheng/engine/pool';
import { rollBackRegion } from '@junheng/flow';
import type { Snapshot } from '@junheng/pool';
import { defaultRetention, diffRows, diffSnapshots, findKept, sweep } from '@junheng/pool/catalogue';
import {
  diffQuery,
  page,
  publication,
  regionParams,
  rollBackBody,
  rowDiff,
  rowDiffQuery,
  snapshotDiff,
  snapshotsAnswer,
  sweepAnswer,
  sweepBody,
  tableParams,
  thaw,
} from '../contract.ts';
import { ProblemError } from '../problem.ts';
import type { OpenRegion } from '../regions.ts';
import { writeProblems } from '../steward/contract.ts';
import { requireReader, requireSteward } from '../steward/guard.ts';
import { ownFolder } from '../steward/own-folder.ts';
import { getRegion, problems, type Routes } from './route.ts';

const answers = { ...problems, ...writeProblems } as const;
const tags = ['snapshots'];

/** The history of a region: what was the newest when, what differs, and back to an earlier one. */
export const snapshotRoutes: Routes = (app, context) => {
  readingRoutes(app, context);
  writingRoutes(app, context);
};

const readingRoutes: Routes = (app, context) => {
  app.get(
    '/api/regions/:region/snapshots',
    {
      schema: {
        summary: 'The history of snapshots, newest first, and how long they are kept',
        tags,
        params: regionParams,
        querystring: page,
        response: { 200: snapshotsAnswer, ...answers },
      },
    },
    async (request) => {
      const region = await getRegion(context, request.params.region);
      const { offset, limit } = request.query;
      const steps = await region.catalogue.listPublications();
      const kept = new Map((await region.catalogue.listKept()).map((one) => [one.id, one]));
      return thaw({
        steps: steps.slice(offset, offset + limit).map(({ at, snapshot, reason, note }) => ({
          ...{ at, snapshot, reason, note },
          newest: at === steps[0]?.at,
          kept: kept.get(snapshot) ?? null,
        })),
        total: steps.length,
        policy: region.config.snapshots ?? defaultRetention,
      });
    },
  );
  app.get(
    '/api/regions/:region/snapshots/diff',
    {
      schema: {
        summary: 'What differs between two kept snapshots: tables and sources',
        tags,
        params: regionParams,
        querystring: diffQuery,
        response: { 200: snapshotDiff, ...answers },
      },
    },
    async (request) => {
      const region = await getRegion(context, request.params.region);
      return thaw(diffSnapshots(...(await readPair(region, request.query))));
    },
  );
  app.get(
    '/api/regions/:region/snapshots/diff/:table',
    {
      schema: {
        summary: 'The rows of a table that differ between two kept snapshots, by its key, a page at a time',
        tags,
        params: tableParams,
        querystring: rowDiffQuery,
        response: { 200: rowDiff, ...answers },
      },
    },
    async (request) => {
      const { table } = request.params;
      if (!Object.hasOwn(standardTables, table)) throw new ProblemError('unknown_table', 404, { table });
      requireReader(request, context.writing, table);
      const region = await getRegion(context, request.params.region);
      const pair = await readPair(region, request.query);
      return thaw(await diffRows(join(region.folder, 'pool'), pair, table as TableName, request.query));
    },
  );
};

const writingRoutes: Routes = (app, context) => {
  app.post(
    '/api/regions/:region/snapshots/roll-back',
    {
      schema: {
        summary: 'Makes a kept snapshot the newest again, with its results; nothing leaves the history',
        tags,
        params: regionParams,
        body: rollBackBody,
        response: { 200: publication, ...answers },
      },
    },
    async (request) => {
      requireSteward(request, context.writing);
      const region = await getRegion(context, request.params.region);
      const { snapshot, note } = request.body;
      const id = await findKept(region.catalogue, snapshot);
      return thaw(
        await ownFolder(context.jobs, region, () => rollBackRegion(region, id, { at: new Date().toISOString(), note })),
      );
    },
  );
  app.post(
    '/api/regions/:region/snapshots/sweep',
    {
      schema: {
        summary: 'Deletes what no kept snapshot or artefact names; with dry_run, which is the default, only tells',
        tags,
        params: regionParams,
        body: sweepBody,
        response: { 200: sweepAnswer, ...answers },
      },
    },
    async (request) => {
      requireSteward(request, context.writing);
      const region = await getRegion(context, request.params.region);
      const { policy = region.config.snapshots, dry_run: dryRun } = request.body;
      const { catalogue, folder } = region;
      const options = { catalogue, folder, policy, now: new Date().toISOString(), dryRun };
      return thaw({ ...(await ownFolder(context.jobs, region, () => sweep(options))), dry_run: dryRun });
    },
  );
};

async function readPair(
  { catalogue }: OpenRegion,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<[Snapshot, Snapshot]> {
  const read = async (name: string): Promise<Snapshot> => {
    const id = await findKept(catalogue, name);
    const snapshot = await catalogue.findSnapshot(id);
    if (!snapshot) throw new RangeError(`Snapshot "${id}" is listed as kept and not there.`);
    return snapshot;
  };
  return [await read(before), await read(after)];
}
