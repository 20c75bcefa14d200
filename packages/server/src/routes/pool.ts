import {
  geometryAnswer,
  quarantineAnswer,
  quarantineQuery,
  regionParams,
  reviewAnswer,
  reviewQuery,
  thaw,
} from '../contract.ts';
import { readGeometry } from '../geometry.ts';
import { getRegion, problems, type Routes } from './route.ts';

/** Rows held back with their reasons, and the shapes of areas and zones. */
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
        response: { 200: quarantineAnswer, ...problems },
      },
    },
    async (request) => {
      const region = await getRegion(context, request.params.region);
      const { source, rule, search, offset, limit } = request.query;
      const pool = await region.pool();
      const found = await pool.readQuarantine({ source_id: source, rule, search }, { offset, limit });
      const rules = (region.snapshot?.deliveries ?? []).flatMap((delivery) =>
        delivery.rules
          .filter((broken) => broken.kept_out)
          .map((broken) => ({ source_id: delivery.source_id, rule: broken.rule, say: broken.say, rows: broken.rows })),
      );
      return thaw({ total: found.total, rows: found.rows, rules });
    },
  );
  app.get(
    '/api/regions/:region/review',
    {
      schema: {
        summary: 'Free texts that no dictionary could place for sure, with its best guesses, a page at a time',
        tags: ['pool'],
        params: regionParams,
        querystring: reviewQuery,
        response: { 200: reviewAnswer, ...problems },
      },
    },
    async (request) => {
      const region = await getRegion(context, request.params.region);
      const { source, offset, limit } = request.query;
      const pool = await region.pool();
      return thaw(await pool.readReview({ source_id: source }, { offset, limit }));
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
