import { artefactKinds, type Stage, type StageValues, stages, stageValues } from '@junheng/engine';
import type { Artefact } from '@junheng/engine/domain';
import { regionConfig } from '@junheng/flow/region';
import type { Catalogue, CatalogueEntry, PoolReader, Snapshot } from '@junheng/pool';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from './app.ts';
import { toOpenRegion } from './regions.ts';
import type { App } from './routes/route.ts';

const text = (zh: string, en: string) => ({ zh, en });
const delivery = {
  source_id: 'hospitals',
  names: text('医院', 'Hospitals'),
  owner: 'commission',
  contract_version: '1.0',
  delivery_id: 'd-1',
  file: 'hospitals.csv',
  format: 'csv',
  encoding: 'utf-8',
  bytes: 100,
  describes: '2025',
  period: null,
  arrived_at: null,
  stand_in: null,
  read: 3,
  accepted: 2,
  merged: 0,
  quarantined: 1,
  flagged: 0,
  completeness: 1,
  accuracy: 1,
  extra_columns: [],
  unknown_codes: [],
  tables: [{ table: 'facility', rows: 2 }],
  rules: [
    { rule: 'county-known', kept_out: true, rows: 1, say: text('县名不在表内', 'The county is not on the list') },
  ],
};
const snapshot = {
  id: 's-new',
  files: [{ table: 'facility', path: 'facility.parquet', rows: 2, bytes: 10, sha256: 'f' }],
  deliveries: [delivery],
  absent: [],
  gaps: [],
  lastDay: '2025-12-31',
} as unknown as Snapshot;

const config = regionConfig.parse({
  region: 'two-towns',
  names: text('两镇', 'Two Towns'),
  language: 'en',
  timezone: 'UTC',
  currency: 'CNY',
  zone_names: text('镇', 'town'),
  levels: [{ code: 'county', names: text('县', 'county') }],
  facility_kinds: [],
  sources: ['hospitals.yaml'],
  profile: {
    services: [
      {
        code: 'inpatient',
        names: text('住院', 'Inpatient care'),
        supply: { from: 'institutions', unit: 'institution' },
        need: { from: 'residents' },
      },
    ],
  },
});

const head = { figures: [], notes: [], lacks: [] };
const made: Partial<Record<Stage, unknown>> = {
  source: {
    status: 'made',
    ...head,
    figures: [
      { id: 'rows', value: 3, unit: 'row', rows: { table: 'facility', where: [] } },
      { id: 'share', value: 0.5, unit: 'share' },
    ],
    detail: { deliveries: [delivery], absent: [] },
  },
};
const lacking = { status: 'lacking', ...head, lacks: [{ code: 'not_configured', table: '' }], detail: null };

function makeCatalogue(): Catalogue {
  const held = new Map<string, { entry: CatalogueEntry; artefact: Artefact<StageValues[Stage]> }>();
  let previous = 's-new';
  for (const stage of stages.filter((one) => one !== 'feedback')) {
    const id = `${stage}-1`;
    const madeFrom = stage === 'plan' ? ['s-old'] : [previous];
    const value = stageValues[stage].parse(made[stage] ?? lacking);
    const run = { options: {}, seed: 1, as_of: '2025-12-31', version: '1' };
    const kind = artefactKinds[stage];
    const entry = {
      id,
      stage,
      kind,
      path: `${id}.json`,
      sha256: 'a',
      made_from: madeFrom,
      made_at: '2026-01-01T00:00:00Z',
      seconds: 1,
    };
    held.set(id, { entry, artefact: { id, stage, kind, value, made_from: madeFrom, run } });
    previous = id;
  }
  const step = { at: '2026-01-01T00:00:00.000Z', snapshot: 's-new', reason: 'run' as const, note: null, current: [] };
  const listed = async () => [...held.values()].map(({ entry }) => entry);
  return {
    listPublications: async () => [step],
    listKept: async () => [
      { id: 's-new', version: 1, deliveries: 1, files: 1, bytes: 10, rows: 2, last_day: '2025-12-31' },
    ],
    findSnapshot: async (id = 's-new') => (id === 's-new' ? snapshot : undefined),
    listCurrent: listed,
    listArtefacts: listed,
    findArtefact: async (id) => held.get(id)?.entry,
    readArtefact: async (id) => held.get(id)?.artefact,
    putArtefact: async () => {},
    publish: async () => step,
    rollBack: async () => step,
    amend: async () => step,
    forget: async () => {},
    takeIn: async () => {},
  };
}

const square = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
};
const pool = {
  snapshot,
  readTable: async (table: string) =>
    table === 'region'
      ? [{ region_id: 'c1', level: 'county', name: '甲县', name_en: 'County A', geometry: JSON.stringify(square) }]
      : [
          { zone_id: 'c1', region_id: 'c1', geometry: null },
          { zone_id: 'z2', region_id: 'c1', geometry: null },
        ],
  readRows: async (_: unknown, page: { offset?: number; limit?: number }) => ({
    columns: ['facility_id', 'source_id', 'delivery_id', 'row_no'],
    rows: [['h1', 'hospitals', 'd-1', (page.offset ?? 0) + 1]],
    total: 2,
  }),
  readQuarantine: async () => ({ rows: [], total: 0 }),
  readReview: async ({ source_id }: { source_id?: string }) => ({
    rows: [{ source_id: source_id ?? 'any', field: '主诉', text: '心口不舒服', rows: 2, guesses: [] }],
    total: 1,
  }),
  close() {},
} as unknown as PoolReader;

let app: App;
beforeAll(async () => {
  const region = await toOpenRegion({
    id: 'two-towns',
    folder: '/nowhere',
    config,
    catalogue: makeCatalogue(),
    storage: { openPool: async () => pool },
  });
  const find = async (id: string) => (id === region.id ? region : undefined);
  app = await createApp({
    regions: { list: async () => [region], listBroken: async () => [], find, close: async () => {} },
    hosts: ['localhost'],
    writing: { loopback: true },
  });
});
afterAll(() => app.close());

const get = async (url: string) => {
  const reply = await app.inject({ url, headers: { host: 'localhost' } });
  return { status: reply.statusCode, body: reply.json(), headers: reply.headers };
};

test('texts that wait for a person', async () => {
  const { body } = await get('/api/regions/two-towns/review?source=triage');
  expect(body).toEqual({
    total: 1,
    rows: [{ source_id: 'triage', field: '主诉', text: '心口不舒服', rows: 2, guesses: [], decided: null }],
    dictionaries: [],
  });
});

test('the list of regions gives each stage with its state, counts and short facts', async () => {
  const { status, body } = await get('/api/regions');
  expect(status).toBe(200);
  const [card] = body.regions;
  expect(card).toMatchObject({ id: 'two-towns', as_of: '2025-12-31', snapshot: 's-new', highest: 'none' });
  expect(card.stages.map((one: { stage: string; state: string }) => [one.stage, one.state])).toEqual([
    ['source', 'fresh'],
    ...stages.filter((stage) => stage !== 'source' && stage !== 'feedback').map((stage) => [stage, 'lacking']),
    ['feedback', 'absent'],
  ]);
  expect(card.stages[0].facts).toEqual({ sources: 1, absent: 0, read: 3 });
  expect(card.stages[0].figures[0]).toEqual({ id: 'rows', value: 3, unit: 'row' });
  expect(card.stages[1]).toMatchObject({ count: 1, facts: { quarantined: 1 } });
});

test('an artefact comes whole, and not again when the reader has it', async () => {
  const { status, body, headers } = await get('/api/regions/two-towns/artefacts/source');
  expect(status).toBe(200);
  expect(body.value.detail.deliveries[0].source_id).toBe('hospitals');
  const again = await app.inject({
    url: '/api/regions/two-towns/artefacts/source',
    headers: { host: 'localhost', 'if-none-match': String(headers.etag) },
  });
  expect(again.statusCode).toBe(304);
});

test('a zone without a shape of its own takes that of its area', async () => {
  const { body } = await get('/api/regions/two-towns/geometry');
  expect(body.areas.features[0].properties).toEqual({
    region_id: 'c1',
    level: 'county',
    name: '甲县',
    name_en: 'County A',
  });
  expect(body.zones.features.map((one: { properties: { zone_id: string } }) => one.properties.zone_id)).toEqual(['c1']);
});

test('lineage walks down to snapshot, files, deliveries and contracts', async () => {
  const { body } = await get('/api/regions/two-towns/lineage/profile');
  expect(body.artefacts.map((one: { stage: string }) => one.stage)).toEqual(['profile', 'pool', 'source']);
  expect(body.snapshot).toMatchObject({ id: 's-new', last_day: '2025-12-31', files: [{ table: 'facility' }] });
  expect(body.deliveries[0]).toMatchObject({ source_id: 'hospitals', contract_version: '1.0' });
});

test('the rows of a figure are its recipe, run again; a figure without one says so', async () => {
  const { body } = await get('/api/regions/two-towns/artefacts/source/figures/0/rows?offset=1&limit=1');
  expect(body).toMatchObject({ table: 'facility', total: 2, rows: [['h1', 'hospitals', 'd-1', 2]] });
  const none = await get('/api/regions/two-towns/artefacts/source/figures/1/rows');
  expect(none.status).toBe(404);
  expect(none.body.code).toBe('no_rows');
});

test('rows of a table are asked for by a column that the table has', async () => {
  expect((await get('/api/regions/two-towns/rows/facility?column=facility_id&values=h1')).status).toBe(200);
  expect((await get('/api/regions/two-towns/rows/facility?column=password&values=h1')).body.code).toBe(
    'unknown_column',
  );
  expect((await get('/api/regions/two-towns/rows/passwords?column=id&values=h1')).body.code).toBe('unknown_table');
  expect((await get('/api/regions/two-towns/rows/facility?column=facility_id&values=h1&limit=100000')).status).toBe(
    400,
  );
});

test('what cannot be answered says so in both languages, without a trace', async () => {
  const cases: readonly (readonly [string, number, string])[] = [
    ['/api/regions/nowhere', 404, 'unknown_region'],
    ['/api/regions/two-towns/artefacts/feedback', 404, 'not_made'],
    ['/api/regions/two-towns/lineage/nothing', 400, 'bad_question'],
    ['/api/regions/two-towns/report', 404, 'no_report'],
    ['/api/elsewhere', 404, 'unknown_address'],
  ];
  for (const [url, status, code] of cases) {
    const reply = await get(url);
    expect([url, reply.status, reply.body.code]).toEqual([url, status, code]);
    expect(reply.body.title.zh).toMatch(/[一-鿿]/);
    expect(reply.body.title.en).toMatch(/[a-z]/);
    expect(JSON.stringify(reply.body)).not.toMatch(/at .*\.ts:/);
  }
});

test('a foreign name for this machine is refused', async () => {
  const reply = await app.inject({ url: '/api/health', headers: { host: 'evil.example' } });
  expect(reply.statusCode).toBe(403);
  expect(reply.json().code).toBe('wrong_host');
});

test('pages may load from this server only', async () => {
  const { headers } = await get('/api/health');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain('http');
});

test('the OpenAPI document describes every route, its parameters and its answers', async () => {
  const { body } = await get('/api/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  const paths = Object.keys(body.paths);
  for (const stage of stages) expect(paths).toContain(`/api/regions/{region}/artefacts/${stage}`);
  for (const path of paths) {
    for (const [method, { summary, responses, parameters = [] }] of Object.entries<Described>(body.paths[path])) {
      expect(summary, `${method} ${path}`).toBeTruthy();
      const good = Object.keys(responses).filter((status) => status.startsWith('2'));
      expect(good, `${method} ${path}`).toHaveLength(1);
      const described = parameters.filter((one) => one.in === 'path').map((one) => one.name);
      expect(described, `${method} ${path}`).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
    }
  }
});

type Described = {
  readonly summary?: string;
  readonly responses: object;
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
};

test('the reference page is there in both languages, its script is a file, and its policy allows no other', async () => {
  for (const [lang, title] of [
    ['zh', '均衡 · 接口说明'],
    ['en', 'Junheng: API reference'],
  ] as const) {
    const { statusCode, body, headers } = await app.inject({ url: `/api/reference?lang=${lang}` });
    expect(statusCode).toBe(200);
    expect(body).toContain(`<title>${title}</title>`);
    expect(body).not.toMatch(/<script(?![^>]*(?:src=|data-url=))/);
    expect(headers['content-security-policy']).toContain("script-src 'self';");
  }
  const script = await app.inject({ url: '/api/reference-assets/js/scalar.js' });
  expect(script.statusCode).toBe(200);
  expect(script.headers['content-type']).toContain('javascript');
});
