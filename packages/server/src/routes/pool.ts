import { type QuarantinedRow, standardTables } from '@junheng/engine/pool';
import type { Delivery } from '@junheng/engine/source';
import { rowsBehind } from '@junheng/flow/pool';
import { z } from 'zod';
import {
  geometryAnswer,
  page,
  quarantineAnswer,
  quarantineQuery,
  regionParams,
  rowsAnswer,
  thaw,
} from '../contract.ts';
import { readGeometry } from '../geometry.ts';
import { ProblemError } from '../problem.ts';
import { requireReader, requireSteward } from '../steward/guard.ts';
import { getRegion, problems, type Routes, readProblems } from './route.ts';

/** Which rows a score or an alarm of quality stands on; the days are ISO dates, both included. */
const qualityRowsQuery = page.extend({
  source: z.string().min(1).max(200),
  table: z.string().regex(/^[a-z_]{1,40}$/),
  place: z.string().max(200).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

/** Repaired rows that are taken off the counts of rules. */
const mostRepaired = 10_000;

/** The rules that hold rows back, with the rows for which no repaired one came in. */
function openRules(deliveries: readonly Delivery[], repaired: readonly QuarantinedRow[]) {
  const done = Map.groupBy(repaired, ({ delivery_id, rule }) => `${delivery_id} ${rule}`);
  return deliveries.flatMap(({ source_id, delivery_id, rules }) =>
    rules
      .filter(({ kept_out }) => kept_out)
      .map(({ rule, say, rows }) => ({
        ...{ source_id, rule, say },
        rows: rows - (done.get(`${delivery_id} ${rule}`)?.length ?? 0),
      }))
      .filter(({ rows }) => rows > 0),
  );
}

/** Rows held back with their reasons, rows behind scores, and the shapes of areas and zones. */
export const poolRoutes: Routes = (app, context) => {
  const drawn = new WeakMap<object, Promise<string>>();
  app.get(
    '/api/regions/:region/quarantine',
    {
      schema: {
        summary: 'Rows that could not be used, a page at a time, and the rules that held them back',
        tags: ['pool'],
        params: regionParams,
        querystring: quarantineQuery,
        response: { 200: quarantineAnswer, ...problems, ...readProblems },
      },
    },
    async (request) => {
      requireSteward(request, context.writing);
      const region = await getRegion(context, request.params.region);
      const { source, rule, search, offset, limit } = request.query;
      const pool = await region.pool();
      const found = await pool.readQuarantine({ source_id: source, rule, search }, { offset, limit });
      const deliveries = region.snapshot?.deliveries ?? [];
      const anyRepaired = deliveries.some(({ repairs }) => repairs);
      const repaired = anyRepaired ? (await pool.readQuarantine({ repaired: true }, { limit: mostRepaired })).rows : [];
      return thaw({ total: found.total, rows: found.rows, rules: openRules(deliveries, repaired) });
    },
  );
  app.get(
    '/api/regions/:region/quality/rows',
    {
      schema: {
        summary: 'The rows of a source behind a score or an alarm: of a table, at a place, in a span of days',
        tags: ['pool'],
        params: regionParams,
        querystring: qualityRowsQuery,
        response: { 200: rowsAnswer, ...problems, ...readProblems },
      },
    },
    async (request) => {
      const { source, table, place, from, to, offset, limit } = request.query;
      requireReader(request, context.writing, table);
      const region = await getRegion(context, request.params.region);
      if (!Object.hasOwn(standardTables, table)) throw new ProblemError('unknown_table', 404, { table });
      const pool = await region.pool();
      const recipe = rowsBehind({ source_id: source, table, place_id: place, from, to });
      return thaw({ table, ...(await pool.readRows(recipe, { offset, limit })) });
    },
  );
  app.get(
    '/api/regions/:region/geometry',
    {
      schema: {
        summary: 'Polygons of the areas, and of the zones where the data hold them (GeoJSON)',
        tags: ['pool'],
        params: regionParams,
        response: { 200: geometryAnswer, ...problems },
      },
    },
    async (request, reply) => {
      const region = await getRegion(context, request.params.region);
      const tag = `"${region.snapshot?.id ?? 'none'}"`;
      reply.header('etag', tag).header('cache-control', 'no-cache').type('application/json; charset=utf-8');
      if (request.headers['if-none-match'] === tag) return reply.code(304).send(null);
      const text = drawn.get(region) ?? readGeometry(region).then((shapes) => JSON.stringify(shapes));
      drawn.set(region, text);
      return reply.send(Buffer.from(await text) as never);
    },
  );
};
