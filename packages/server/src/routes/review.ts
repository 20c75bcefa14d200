import { join, relative } from 'node:path';
import { InputError } from '@junheng/pool';
import { decideReview, type FieldDictionary, fieldDictionaries, placesNow, readDictionary } from '@junheng/pool/codes';
import { decisionsAnswer, decisionsBody, regionParams, reviewAnswer, reviewQuery, thaw } from '../contract.ts';
import { ProblemError } from '../problem.ts';
import type { OpenRegion } from '../regions.ts';
import { writeProblems } from '../steward/contract.ts';
import { requireSteward } from '../steward/guard.ts';
import { findContract, type RegionFiles, readRegionFiles } from '../steward/region-files.ts';
import { getRegion, problems, type Routes, readProblems } from './route.ts';

const tags = ['pool'];
/** Codes of a dictionary that are offered. */
const mostCodes = 2000;

/** Free texts that wait for a person, and what the person decides. */
export const reviewRoutes: Routes = (app, context) => {
  app.get(
    '/api/regions/:region/review',
    {
      schema: {
        summary: 'Free texts that no dictionary could place for sure, with its best guesses, a page at a time',
        tags,
        params: regionParams,
        querystring: reviewQuery,
        response: { 200: reviewAnswer, ...problems, ...readProblems },
      },
    },
    async (request) => {
      requireSteward(request, context.writing);
      const region = await getRegion(context, request.params.region);
      const { source, offset, limit } = request.query;
      const pool = await region.pool();
      const { total, rows } = await pool.readReview({ source_id: source }, { offset, limit });
      const held = await readDictionaries(region, [...new Set(rows.map(({ source_id }) => source_id))]);
      return thaw({
        total,
        rows: rows.map((row) => ({ ...row, decided: decidedNow(held, row) })),
        dictionaries: held.map(({ place, ...shown }) => shown),
      });
    },
  );
  app.post(
    '/api/regions/:region/review/decisions',
    {
      bodyLimit: 4 * 2 ** 20,
      schema: {
        summary: 'Decides what texts mean: each becomes an entry of its dictionary, which the next run reads',
        description: 'Deciding the same again changes nothing. What was decided before the first refusal stands.',
        tags: ['steward'],
        params: regionParams,
        body: decisionsBody,
        response: { 200: decisionsAnswer, ...problems, ...writeProblems },
      },
    },
    async (request) => {
      requireSteward(request, context.writing);
      const region = await getRegion(context, request.params.region);
      const files = await readRegionFiles(region);
      const { decisions, by, reason } = request.body;
      const decided = [];
      for (const { file, ...decision } of decisions) {
        const { path: contractPath } = findContract(files, decision.source_id);
        const { source_id, field, text, code } = decision;
        const who = { by, reason, at: new Date().toISOString(), contractPath, root: files.folder };
        const path = file === undefined ? undefined : join(files.folder, file);
        const { path: written, changed } = await decideReview({ ...decision, path }, who).catch(toConflict);
        decided.push({ source_id, field, text, code, file: relative(files.folder, written), changed });
      }
      return { decisions: decided };
    },
  );
};

/** Another decision about the same term is no fault of the question: whoever asks looks again. */
function toConflict(cause: unknown): never {
  if (cause instanceof InputError && cause.code === 'source.error.decidedOtherwise') {
    const { term = '', code = '' } = cause.params;
    throw new ProblemError('decided_otherwise', 409, { term, code });
  }
  throw cause;
}

type Held = {
  readonly source_id: string;
  readonly field: string;
  readonly file: string | null;
  readonly codes: readonly string[];
  readonly place: (text: string) => string | null | undefined;
};

/** The dictionaries of sources as they are now; none where the region's own files are not here or cannot be read. */
async function readDictionaries(region: OpenRegion, sources: readonly string[]): Promise<Held[]> {
  if (sources.length === 0) return [];
  try {
    const files = await readRegionFiles(region);
    const found: Held[] = [];
    for (const source of sources) {
      const all = await fieldDictionaries(findContract(files, source).path);
      for (const one of all) found.push(await hold(files, one));
    }
    return found;
  } catch (error) {
    if (error instanceof ProblemError || error instanceof InputError) return [];
    throw error;
  }
}

async function hold({ folder }: RegionFiles, one: FieldDictionary): Promise<Held> {
  const { source_id, field, path } = one;
  const place = await placesNow(one);
  if (path === null) return { source_id, field, file: null, codes: [], place };
  const { entries } = await readDictionary(path);
  const codes = [...new Set(entries.map(({ code }) => code))].sort().slice(0, mostCodes);
  return { source_id, field, file: relative(folder, path), codes, place };
}

function decidedNow(
  held: readonly Held[],
  { source_id, field, text }: { source_id: string; field: string; text: string },
) {
  for (const one of held) {
    if (one.source_id !== source_id || one.field !== field) continue;
    const code = one.place(text);
    if (code !== undefined) return { code };
  }
  return null;
}
