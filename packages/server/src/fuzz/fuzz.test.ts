import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runRegion } from '@junheng/flow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { artefactAnswers, geometryAnswer, problem } from '../contract.ts';
import { folderRegions } from '../regions.ts';
import type { App } from '../routes/route.ts';
import { type Known, makeQuestions, type Operation } from './questions.ts';

const home = mkdtempSync(join(tmpdir(), 'junheng-fuzz-'));
const here = fileURLToPath(new URL('../../../../', import.meta.url));
const store = join(home, 'store');
const cases = 50;
let app: App;
let known: Known;
const broken: unknown[] = [];

beforeAll(async () => {
  const folder = join(home, 'tiny');
  cpSync(join(here, 'examples/regions/tiny'), folder, { recursive: true });
  await runRegion({ folder, outRoot: join(store, 'regions'), seed: 1 });
  app = await createApp({
    regions: folderRegions(store),
    writing: { loopback: true },
    questionsAMinute: 1_000_000,
    jobs: {
      start: () => ({ state: 'done', seconds: 1, started_at: '', ended_at: '' }),
      find: () => undefined,
      close: async () => undefined,
    },
  });
  const get = async (path: string) => (await app.inject({ url: `/api/regions/tiny${path}` })).json();
  const { rows } = await get('/quarantine');
  const { steps } = await get('/snapshots');
  const { figures } = (await get('/artefacts/pool')).value;
  const yaml = readFileSync(join(folder, 'sources/hospitals.yaml'), 'utf8');
  known = {
    region: ['tiny'],
    stage: ['pool'],
    index: figures.flatMap(({ rows: recipe }: { rows: unknown }, i: number) => (recipe ? i : [])),
    source: ['hospitals', 'visits'],
    source_id: ['hospitals', 'visits'],
    table: ['facility', 'encounter', 'resource', 'zone', 'claim'],
    column: ['facility_id', 'name', 'quantity', 'started', 'encounter_id', 'beds'],
    values: ['H1', 'H1,H2', '1'],
    delivery_id: [rows[0].delivery_id],
    row_no: [rows[0].row_no, 1],
    field: ['beds', '主诉'],
    snapshot: [steps[0].snapshot, 'newest'],
    before: ['newest', '~0', steps[0].snapshot],
    after: ['newest'],
    form: ['Organization', 'Encounter', 'Location', 'MeasureReport'],
    of: ['pool/beds', 'balance', 'balance/gini:inpatient', 'pool'],
    by: ['month', 'day,facility_id', 'class', 'age_band'],
    basis: ['started', 'ended'],
    from: ['2025-01-01', '2024-12-31'],
    to: ['2025-12-31'],
    place: ['H1', 'T1'],
    yaml: [yaml, yaml.replace('place_id: code', 'place_id: nothing'), 'source: [', '&a [*a]'],
    version: ['1', '2'],
    file: ['visits.csv', 'a.csv'],
  };
}, 60_000);
afterAll(async () => {
  await app.close();
  rmSync(home, { recursive: true, force: true });
});

/** The schemas of answers that are sent as they lie, which no serialiser holds against them. */
function requireShape(path: string, body: unknown): void {
  const stage = /\/artefacts\/(\w+)$/.exec(path)?.[1];
  if (stage) artefactAnswers[stage as keyof typeof artefactAnswers].parse(body);
  if (path.endsWith('/geometry')) geometryAnswer.parse(body);
}

async function askAll(path: string, method: string, operation: Operation): Promise<number> {
  let answered = 0;
  for (const { url, headers, payload } of makeQuestions(path, operation, { count: cases, seed: 7, known })) {
    const answer = await app.inject({
      method: method.toUpperCase() as 'GET',
      url,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });
    const { statusCode: status, body } = answer;
    const about = { method, url: url.slice(0, 300), payload: payload?.slice(0, 300), status, body: body.slice(0, 300) };
    if (status >= 500 || [home, here].some((place) => body.includes(place)) || /\n\s+at /.test(body))
      broken.push(about);
    else if (status >= 400 && !problem.safeParse(answer.json()).success) broken.push({ ...about, wrong: 'problem' });
    else if (!(String(status) in operation.responses)) broken.push({ ...about, wrong: 'status' });
    else if (status === 200) {
      answered++;
      if (String(answer.headers['content-type']).includes('json')) requireShape(path, answer.json());
    }
  }
  return answered;
}

test('whatever an operation is asked, it answers as its document says: never a 5xx, a trace or a path of the machine', async () => {
  const { paths } = app.swagger() as unknown as { paths: Record<string, Record<string, Operation>> };
  const counts: [string, number][] = [];
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const answered = await askAll(path, method, operation);
      if (method === 'get') counts.push([path, answered]);
    }
  }
  expect(counts.length).toBeGreaterThan(25);
  expect(broken).toEqual([]);
  expect(counts.filter(([, answered]) => answered === 0)).toEqual([]);
}, 120_000);
