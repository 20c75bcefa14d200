import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Row, standardTables, type TableName } from '@junheng/engine/pool';
import { figureTrace, parseTraceTarget, trace } from '@junheng/flow/trace';
import { exportTable, InputError, makeOutgoing, rowsFromPage, writeProblem } from '@junheng/pool';
import { type Dimension, dimensions } from '@junheng/pool/rollup';
import { type FhirForm, fhirForms, tableOfForm, toFhir, toSearchset } from '@junheng/pool/serve-back';
import { z } from 'zod';
import { regionParams, rowsAnswer, tableParams, thaw } from '../contract.ts';
import { goneSignal, inside } from '../gate.ts';
import { ProblemError } from '../problem.ts';
import { backQuery, fhirParams, rollupAnswer, rollupQuery, traceQuery, writeProblems } from '../steward/contract.ts';
import { requireReader, requireSteward } from '../steward/guard.ts';
import { getRegion, problems, type Routes } from './route.ts';

const answers = { ...problems, ...writeProblems } as const;
const tags = ['serving back'];

/** Rows of a standard table that one source sent, or all of them. */
const ofSource = (table: TableName, source: string | undefined) => ({
  table,
  where: source === undefined ? [] : [{ column: 'source_id', op: 'eq' as const, value: source }],
});

function tableNamed(table: string): TableName {
  if (Object.hasOwn(standardTables, table)) return table as TableName;
  throw new ProblemError('unknown_table', 404, { table });
}

/** The pool given back to those who filled it: tables as JSON, Parquet and FHIR, counts for dashboards, figures traced. */
export const serveBackRoutes: Routes = (app, context) => {
  tableRoutes(app, context);
  countRoutes(app, context);
};

const tableRoutes: Routes = (app, context) => {
  app.get(
    '/api/regions/:region/tables/:table',
    {
      schema: {
        summary: 'Rows of a standard table with their lineage, a page at a time; `source`: only what that source sent',
        tags,
        params: tableParams,
        querystring: backQuery,
        response: { 200: rowsAnswer, ...answers },
      },
    },
    async (request, reply) => {
      requireSteward(request, context.writing);
      const table = tableNamed(request.params.table);
      const { source, offset, limit } = request.query;
      const pool = await (await getRegion(context, request.params.region)).pool();
      const ask = () => pool.readRows(ofSource(table, source), { offset, limit });
      return thaw({ table, ...(await inside(context.tables, reply, ask)) });
    },
  );
  app.get(
    '/api/regions/:region/tables/:table/parquet',
    {
      schema: {
        summary: 'The same as one Parquet file',
        tags,
        params: tableParams,
        querystring: backQuery.pick({ source: true }),
        response: { 200: z.any().describe('application/vnd.apache.parquet'), ...answers },
      },
    },
    async (request, reply) => {
      requireSteward(request, context.writing);
      const table = tableNamed(request.params.table);
      const region = await getRegion(context, request.params.region);
      const { snapshot } = await region.pool();
      const gone = goneSignal(reply);
      const leave = await context.exports.enter(gone);
      const folder = makeOutgoing(join(region.folder, 'pool'));
      const end = () => {
        leave();
        return rm(folder, { recursive: true, force: true });
      };
      const target = join(folder, `${table}.parquet`);
      try {
        const { source } = request.query;
        await exportTable(join(region.folder, 'pool'), snapshot, table, target, { source, signal: gone });
      } catch (cause) {
        await end();
        throw writeProblem(cause, region.id);
      }
      const file = createReadStream(target, { signal: gone });
      file.once('close', () => void end());
      return reply
        .type('application/vnd.apache.parquet')
        .header('content-disposition', `attachment; filename="${region.id}-${table}.parquet"`)
        .send(file);
    },
  );
  app.get(
    '/api/regions/:region/fhir/:form',
    {
      schema: {
        summary: 'Rows as FHIR R4 resources, a page at a time as the Bundle of a search',
        tags,
        params: fhirParams,
        querystring: backQuery,
        response: { 200: z.any().describe('Bundle'), ...answers },
      },
    },
    async (request, reply) => {
      requireSteward(request, context.writing);
      const { region: id, form } = request.params;
      if (!isForm(form)) throw new ProblemError('no_form', 404, { table: form, forms: fhirForms.join(', ') });
      const { source, offset, limit } = request.query;
      const region = await getRegion(context, id);
      const pool = await region.pool();
      const table = tableOfForm(form);
      const ask = () => pool.readRows(ofSource(table, source), { offset, limit });
      const found = await inside(context.tables, reply, ask);
      const options = { system: `${request.protocol}://${request.host}/api/regions/${region.id}/fhir` };
      const resources = toFhir(form, rowsFromPage(table, found) as readonly Row<TableName>[], options);
      return reply
        .type('application/fhir+json; charset=utf-8')
        .send(toSearchset(resources, { ...options, total: found.total }));
    },
  );
};

/** Counts in one answer; a chart shows far fewer. */
const mostCounts = 50_000;
const isForm = (form: string): form is FhirForm => (fhirForms as readonly string[]).includes(form);
const isDimension = (name: string): name is Dimension => (dimensions as readonly string[]).includes(name);

const countRoutes: Routes = (app, context) => {
  app.get(
    '/api/regions/:region/encounters',
    {
      schema: {
        summary: 'Counts of encounters by day, month, facility, service, class, sex, age or origin, from roll-ups',
        tags: ['pool'],
        params: regionParams,
        querystring: rollupQuery,
        response: { 200: rollupAnswer, ...answers },
      },
    },
    async (request) => {
      requireSteward(request, context.writing);
      const { basis, by, from, to, ...named } = request.query;
      const asked = by.split(',').filter((name) => name !== '');
      const where = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
      const pool = await (await getRegion(context, request.params.region)).pool();
      const wrong = asked.find((name) => !isDimension(name));
      if (wrong !== undefined) throw new ProblemError('unknown_column', 404, { table: 'encounter', column: wrong });
      try {
        const counted = await pool.countEncounters({ basis, by: asked.filter(isDimension), where, from, to });
        const rows = counted.rows.length;
        if (rows > mostCounts) throw new ProblemError('too_many_rows', 422, { rows, most: mostCounts });
        return thaw(counted);
      } catch (error) {
        if (!(error instanceof InputError) || error.code !== 'pool.error.noRollup') throw error;
        throw new ProblemError('no_rollup', 422, error.params);
      }
    },
  );
  app.get(
    '/api/regions/:region/trace',
    {
      schema: {
        summary: 'A figure walked back to rows, deliveries and contracts: `of` is pool/beds, balance/gini:inpatient …',
        tags: ['lineage'],
        params: regionParams,
        querystring: traceQuery,
        response: { 200: figureTrace, ...answers },
      },
    },
    async (request) => {
      const region = await getRegion(context, request.params.region);
      const { of, offset, limit } = request.query;
      const target = parseTraceTarget(of);
      if (!target) throw new ProblemError('bad_question', 400);
      const { catalogue } = region;
      const traced = await trace({ catalogue, open: region.poolOf, target, offset, limit });
      if (traced.rows) requireReader(request, context.writing, traced.rows.table);
      return thaw(traced);
    },
  );
};
