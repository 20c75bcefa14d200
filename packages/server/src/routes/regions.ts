import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { regionCard } from '../card.ts';
import { regionAnswer, regionList, regionParams, thaw } from '../contract.ts';
import { bodyOf, ProblemError } from '../problem.ts';
import { unreadable } from '../regions.ts';
import { getRegion, problems, type Routes } from './route.ts';

/** The report is one file with its own styles and scripts inside; it may load nothing and reach nothing. */
const reportPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts allow-modals allow-popups allow-downloads";

/** The regions of the store, one region with its assumptions, and its report. */
export const regionRoutes: Routes = (app, context) => {
  app.get(
    '/api/regions',
    {
      schema: {
        summary: 'All regions with the state of each stage',
        tags: ['regions'],
        response: { 200: regionList, 500: problems[500] },
      },
    },
    async () => {
      const regions = await Promise.all((await context.regions.list()).map(regionCard));
      const broken = (await context.regions.listBroken()).map(({ id, error }) => ({ id, problem: bodyOf(error) }));
      return thaw({ regions, broken });
    },
  );
  app.get(
    '/api/regions/:region',
    {
      schema: {
        summary: 'One region: its state and every assumption that its figures rest on',
        tags: ['regions'],
        params: regionParams,
        response: { 200: regionAnswer, ...problems },
      },
    },
    async (request) => {
      const region = await getRegion(context, request.params.region);
      return thaw({ card: await regionCard(region), config: region.config });
    },
  );
  app.get(
    '/api/regions/:region/report',
    {
      schema: {
        summary: 'The report as one HTML page that opens offline',
        tags: ['regions'],
        params: regionParams,
        response: { 200: z.string().describe('HTML'), ...problems },
      },
    },
    async (request, reply) => {
      const region = await getRegion(context, request.params.region);
      const html = await readFile(join(region.folder, 'report.html'), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') throw new ProblemError('no_report', 404, { region: region.id });
        throw unreadable(region.id, 'report.html', error);
      });
      reply.header('content-security-policy', reportPolicy).type('text/html; charset=utf-8');
      return html;
    },
  );
};
