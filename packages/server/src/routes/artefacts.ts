import { type Stage, type StageValues, stages } from '@junheng/engine';
import type { Artefact } from '@junheng/engine/domain';
import { lineage, snapshotOf, traceArtefact } from '@junheng/flow/trace';
import {
  artefactAnswers,
  figureParams,
  figureRowsAnswer,
  figureRowsQuery,
  problem,
  regionParams,
  stageParams,
  thaw,
} from '../contract.ts';
import { ProblemError } from '../problem.ts';
import type { OpenRegion } from '../regions.ts';
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

/** A result of a stage that is listed, also when it is the newest no longer. */
async function findResult({ catalogue }: OpenRegion, stage: Stage, id: string) {
  const entry = await catalogue.findArtefact(id);
  if (entry?.stage !== stage) throw new ProblemError('unknown_result', 404, { artefact: id, stage });
  return (await catalogue.readArtefact(id)) as Artefact<StageValues[Stage]>;
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
      return thaw(await traceArtefact(region.catalogue, id));
    },
  );
  app.get(
    '/api/regions/:region/artefacts/:stage/figures/:index/rows',
    {
      schema: {
        summary: 'The rows behind a figure: its recipe, run again on the snapshot that it was made from',
        description: 'With `artefact` the figure is that of this result, also when a newer one has taken its place.',
        tags: ['lineage'],
        params: figureParams,
        querystring: figureRowsQuery,
        response: { 200: figureRowsAnswer, ...problems, ...readProblems, 422: problem },
      },
    },
    async (request) => {
      const { region: id, stage, index } = request.params;
      const region = await getRegion(context, id);
      const { artefact: asked, offset, limit } = request.query;
      const artefact = asked === undefined ? await getArtefact(region, stage) : await findResult(region, stage, asked);
      const recipe = artefact.value.figures[index]?.rows;
      if (!recipe) throw new ProblemError('no_rows', 404, { index, stage });
      requireReader(request, context.writing, recipe.table);
      const snapshot = await snapshotOf(region.catalogue, artefact.id);
      const found = await (await region.poolOf(snapshot)).readRows(recipe, { offset, limit });
      const { table, as_of = null } = recipe;
      return thaw({ table, ...found, artefact: artefact.id, snapshot: snapshot.id, as_of });
    },
  );
};
