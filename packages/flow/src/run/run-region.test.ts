import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { speaker } from '@junheng/display';
import type { Artefact, Figure, Issue, Lack } from '@junheng/engine/domain';
import { languages } from '@junheng/engine/domain';
import { afterAll, expect, test } from 'vitest';
import { sharedPath, testShared } from '../../../../testing/shared-data.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import { type RunResult, runRegion } from './run-region.ts';

const regions = fileURLToPath(new URL('../../../../examples/regions/', import.meta.url));
const kept = fileURLToPath(new URL('./reference/tiny.json', import.meta.url));
const box = mkdtempSync(join(tmpdir(), 'junheng-run-'));
afterAll(() => rmSync(box, { recursive: true, force: true }));

const run = (name: string, out: string, data?: string): Promise<RunResult> =>
  runRegion({ folder: join(regions, name), data, out: join(box, out), outRoot: box, seed: 1 });

/** Everything that a run wrote and that must not depend on when and where, by its path. */
function bytesOf({ out }: RunResult): Record<string, string> {
  const timeless =
    /^(artefacts\/.*|summary\.json|findings\.json|report\.html|region\.json|pool\/standard\/.*\.parquet)$/;
  const paths = readdirSync(out, { recursive: true })
    .map(String)
    .filter((path) => timeless.test(path));
  return Object.fromEntries(paths.sort().map((path) => [path, sha256(readFileSync(join(out, path), 'latin1'))]));
}

const balances = ({ summary }: RunResult) => {
  for (const source of summary.sources)
    expect(source.accepted + source.merged + source.quarantined, source.source_id).toBe(source.read);
};

/** Whatever a run reports can be said in both languages: figures, notes and what is lacking. */
function speaks({ out, region }: RunResult): void {
  const dumb: string[] = [];
  for (const file of readdirSync(join(out, 'artefacts'))) {
    const { stage, value } = JSON.parse(readFileSync(join(out, 'artefacts', file), 'utf8')) as Artefact<{
      figures: Figure[];
      notes: Issue[];
      lacks: Lack[];
    }>;
    for (const language of languages) {
      const say = speaker(language);
      const keys = [
        ...value.figures.flatMap(({ id }) => [`${stage}.figure.${id}.label`, `${stage}.figure.${id}.definition`]),
        ...value.notes.map(({ code }) => `${stage}.note.${code}`),
        ...value.lacks.map(({ code }) =>
          code === 'not_configured' ? 'common.lack.not_configured' : `${stage}.lack.${code}`,
        ),
      ];
      dumb.push(...keys.filter((key) => !say.has(key)).map((key) => `${region} ${language} ${key}`));
    }
  }
  expect([...new Set(dumb)]).toEqual([]);
}

test('Z01 tiny: the same input gives the same bytes, wherever and however often it runs', async () => {
  const folder = join(box, 'elsewhere', 'tiny');
  cpSync(join(regions, 'tiny'), folder, { recursive: true });
  const first = await run('tiny', 'first');
  const second = await runRegion({
    folder,
    out: join(box, 'second'),
    outRoot: box,
    seed: 1,
    language: first.summary.names.en ? undefined : 'en',
  });
  expect(Object.keys(bytesOf(first)).length).toBeGreaterThan(12);
  expect(bytesOf(second)).toEqual(bytesOf(first));
  balances(first);
  speaks(first);

  const again = await run('tiny', 'first');
  expect(again.timings.filter((timing) => !timing.reused)).toEqual([]);
  expect(bytesOf(again)).toEqual(bytesOf(first));
  expect(again.seconds).toBeLessThan(2);
});

test('Z02 tiny: a result that changes without its version being raised is noticed', async () => {
  const { out } = await run('tiny', 'first');
  const now: Record<string, { version: string; sha256: string }> = Object.fromEntries(
    readdirSync(join(out, 'artefacts'))
      .map((file) => JSON.parse(readFileSync(join(out, 'artefacts', file), 'utf8')))
      .map(({ stage, value, run: { version } }) => [stage, { version, sha256: sha256(canonicalJson(value)) }]),
  );
  if (process.env.JUNHENG_KEEP_RESULTS) writeFileSync(kept, `${JSON.stringify(now, null, 2)}\n`);
  const before: Record<string, { version: string; sha256: string }> = JSON.parse(readFileSync(kept, 'utf8'));
  for (const [stage, { version, sha256: hash }] of Object.entries(now)) {
    const was = before[stage];
    const advice = `The result of "${stage}" differs from the one that is kept. Raise its version in packages/flow/src/${stage}/index.ts if that is meant, then keep it: JUNHENG_KEEP_RESULTS=1 npx vitest run packages/flow/src/run.`;
    if (!was) throw new Error(`"${stage}" has no kept result. ${advice}`);
    if (was.version === version) expect(hash, advice).toBe(was.sha256);
    else expect(was.version, advice).toBe(version);
  }
});

testShared('Z03 Illinois: totals equal those of the data', async () => {
  const result = await run('us-illinois', 'il', sharedPath('region_us_illinois'));
  balances(result);
  speaks(result);
  const { summary } = result;
  expect(summary).toMatchObject({ facilities: 218, zones: 3121, beds: 29_367 });
  expect(summary.population.zones).toBe(12_830_632);
  expect(summary.population.by_source.map((one) => one.persons)).toContain(12_741_080);
  const unknown = summary.stages.profile.figures.find(
    (figure) => figure.id === 'unknown_facilities' && figure.service_code === 'inpatient',
  );
  expect(unknown?.value).toBe(24);
  const again = await run('us-illinois', 'il', sharedPath('region_us_illinois'));
  expect(again.timings.every((timing) => timing.reused)).toBe(true);
  expect(again.seconds).toBeLessThan(2);
});

testShared('Z04 Fujian: totals equal those of the data; no beds are known, and five counties are gaps', async () => {
  const result = await run('cn-fujian', 'fj', sharedPath('region_cn_fujian'));
  balances(result);
  speaks(result);
  expect(result.summary).toMatchObject({ facilities: 1115, zones: 84, beds: null });
  expect(result.summary.population.zones).toBe(41_540_086);
  for (const stage of ['forecast', 'simulate', 'dispatch', 'feedback'] as const) {
    expect(result.summary.stages[stage].status, stage).toBe('lacking');
    expect(result.summary.stages[stage].lacks.length, stage).toBeGreaterThan(0);
  }
});

testShared('Z05 England: totals equal those of the data', async () => {
  const result = await run('uk-england', 'uk', sharedPath('region_uk_england'));
  balances(result);
  speaks(result);
  expect(result.summary).toMatchObject({ facilities: 218, zones: 309 });
  expect(result.summary.population.zones).toBe(56_550_138);
  const supply = result.summary.stages.profile.figures.find((figure) => figure.id === 'total_supply');
  expect(supply?.value).toBe(100_398);
});
