import { stages } from '@junheng/engine';
import { lineage, traceArtefact } from '@junheng/flow/trace';
import { artefactAnswers, figureParams, page, regionParams, rowsAnswer, stageParams, thaw } from '../contract.ts';
import { ProblemError } from '../problem.ts';
import { requireReader } from '../steward/guard.ts';
import { getArtefact, getRegion, problems, type Routes, readProblems } from './route.ts';

const kept = 40;

/** The text of artefacts that were asked for lately; an artefact never changes, so nothing here grows old. */
function textCache() {
  const texts = new Map<string, Buffer>();
  return (id: string, make: () => string): Buffer => {
    const text = texts.get(id) ?? Buffer.from(make());
    texts.delete(id);
    texts.set(id, text);
    const oldest = texts.size > kept ? texts.keys().next().value : undefined;
    if (oldest !== undefined) texts.delete(oldest);
    return text;
  };
}

/** What each stage made, the walk down to its sources, and the rows behind a figure. */
export const artefactRoutes: Routes = (app, context) => {
  const textOf = textCache();
  for (const stage of stages) {
    app.get(
      `/api/regions/:region/artefacts/${stage}`,
      {
        schema: {
          summary: `What the stage "${stage}" made, whole`,
          tags: [stage],
          params: regionParams,
          response: { 200: artefactAnswers[stage], ...problems },
        },
      },
      async (request, reply) => {
        const region = await getRegion(context, request.params.region);
        const artefact = await getArtefact(region, stage);
        reply
          .header('etag', `"${artefact.id}"`)
          .header('cache-control', 'no-cache')
          .type('application/json; charset=utf-8');
        if (request.headers['if-none-match'] === `"${artefact.id}"`) return reply.code(304).send(null);
        return reply.send(textOf(artefact.id, () => JSON.stringify(artefact)) as never);
      },
    );
  }
  app.get(
    '/api/regions/:region/lineage/:stage',
    {
      schema: {
        summary: 'Where a result comes from: artefacts, snapshot, deliveries with their contracts',
        tags: ['lineage'],
        params: stageParams,
        response: { 200: lineage, ...problems },
      },
    },
    async (request) => {
      const region = await getRegion(context, request.params.region);
      const { id } = await getArtefact(region, request.params.stage);
      return thaw(await traceArtefact(region.catalogue, region.snapshot, id));
    },
  );
  app.get(
    '/api/regions/:region/artefacts/:stage/figures/:index/rows',
    {
      schema: {
        summary: 'The rows behind a figure: its recipe, run again on the snapshot',
        tags: ['lineage'],
        params: figureParams,
        querystring: page,
        response: { 200: rowsAnswer, ...problems, ...readProblems },
      },
    },
    async (request) => {
      const { region: id, stage, index } = request.params;
      const region = await getRegion(context, id);
      const artefact = await getArtefact(region, stage);
      const recipe = artefact.value.figures[index]?.rows;
      if (!recipe) throw new ProblemError('no_rows', 404, { index, stage });
      requireReader(request, context.writing, recipe.table);
      const pool = await region.pool();
      const found = await pool.readRows(recipe, request.query);
      return thaw({ table: recipe.table, ...found });
    },
  );
};
