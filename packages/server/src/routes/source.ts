import { standardTables } from '@junheng/engine/pool';
import { rowsAnswer, rowsQuery, tableParams, thaw } from '../contract.ts';
import { ProblemError } from '../problem.ts';
import { requireReader } from '../steward/guard.ts';
import { getRegion, problems, type Routes, readProblems } from './route.ts';

/** Rows of a standard table as they were taken over, with the source, delivery and line that each came from. */
export const sourceRoutes: Routes = (app, context) => {
  app.get(
    '/api/regions/:region/rows/:table',
    {
      schema: {
        summary: 'Rows of a standard table whose column holds one of the values, with their lineage',
        tags: ['source'],
        params: tableParams,
        querystring: rowsQuery,
        response: { 200: rowsAnswer, ...problems, ...readProblems },
      },
    },
    async (request) => {
      const { region: id, table } = request.params;
      const { column, values, offset, limit } = request.query;
      requireReader(request, context.writing, table);
      const region = await getRegion(context, id);
      const known = (standardTables as Readonly<Record<string, Readonly<Record<string, string>>>>)[table];
      if (!known) throw new ProblemError('unknown_table', 404, { table });
      if (!Object.hasOwn(known, column)) throw new ProblemError('unknown_column', 404, { table, column });
      const pool = await region.pool();
      const recipe = { table, where: [{ column, op: 'in' as const, value: values.split(',') }] };
      return thaw({ table, ...(await pool.readRows(recipe, { offset, limit })) });
    },
  );
};
