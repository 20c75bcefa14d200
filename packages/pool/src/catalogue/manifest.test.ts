import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Snapshot } from '../spi.ts';
import { catalogueConformance } from './conformance.ts';
import { manifestCatalogue } from './manifest.ts';

const root = mkdtempSync(join(tmpdir(), 'junheng-catalogue-'));
afterAll(() => rmSync(root, { recursive: true }));
const newFolder = () => mkdtempSync(join(root, 'c-'));

for (const { name, run } of catalogueConformance) {
  test(`catalogue file: ${name}`, async () => {
    const folder = newFolder();
    await run({
      catalogue: manifestCatalogue(folder),
      reopen: async () => manifestCatalogue(folder),
      another: async () => {
        const beside = newFolder();
        symlinkSync(join(folder, 'artefacts'), join(beside, 'artefacts'));
        return manifestCatalogue(beside);
      },
      tamper: ({ path }) => {
        const file = join(folder, path);
        writeFileSync(file, readFileSync(file, 'utf8').replace('100', '101'));
      },
    });
  });
}

const snapshot: Snapshot = { id: 's', files: [], deliveries: [], absent: [], gaps: [], lastDay: null };

test('catalogue file: nothing beside what it names is left, and equal content gives equal bytes', async () => {
  const [one, two] = [newFolder(), newFolder()];
  for (const folder of [one, two]) {
    const catalogue = manifestCatalogue(folder);
    const entry = { id: 'a-1', stage: 'pool', kind: 'k', made_from: [], made_at: '', seconds: 0 };
    await catalogue.putArtefact(entry, { a: 1 });
    await catalogue.publish(snapshot, { at: '2024-01-01T00:00:00Z', reason: 'run' });
    expect(readdirSync(folder).sort()).toEqual(['artefacts', 'catalogue.json', 'snapshots']);
    expect(readdirSync(join(folder, 'artefacts'))).toEqual(['a-1.json']);
  }
  expect(readFileSync(join(one, 'artefacts', 'a-1.json'))).toEqual(readFileSync(join(two, 'artefacts', 'a-1.json')));
});

test('catalogue file: a broken one is told, not overwritten', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'catalogue.json'), '{"version":1');
  expect(() => manifestCatalogue(folder)).toThrow(expect.objectContaining({ code: 'pool.error.catalogueBroken' }));
});

test('catalogue file: an artefact whose file is gone is not found, so that it is made again', async () => {
  const folder = newFolder();
  const catalogue = manifestCatalogue(folder);
  await catalogue.putArtefact({ id: 'a', stage: 'pool', kind: 'k', made_from: [], made_at: '', seconds: 0 }, 1);
  rmSync(join(folder, 'artefacts', 'a.json'));
  expect(await catalogue.findArtefact('a')).toBeUndefined();
  await expect(catalogue.readArtefact('a')).rejects.toMatchObject({ code: 'pool.error.artefactGone' });
});

test('catalogue file: one of version 1 is a history of one step, and can be gone back to', async () => {
  const folder = newFolder();
  const made = { id: 'a', stage: 'pool', kind: 'k', path: 'artefacts/a.json', sha256: 'x', made_from: [], seconds: 0 };
  const artefacts = [{ ...made, made_at: '2024-05-01T00:00:00.000Z' }];
  writeFileSync(join(folder, 'catalogue.json'), JSON.stringify({ version: 1, snapshot, artefacts, current: ['a'] }));
  const catalogue = manifestCatalogue(folder);
  expect(await catalogue.findSnapshot()).toEqual(snapshot);
  await catalogue.publish({ ...snapshot, id: 's2' }, { at: '2024-06-01T00:00:00Z', reason: 'run' });
  const again = manifestCatalogue(folder);
  expect(await again.findSnapshot('s')).toEqual(snapshot);
  await again.rollBack('s', { at: '2024-07-01T00:00:00Z' });
  expect(
    (await manifestCatalogue(folder).listPublications()).map((one) => [one.at.slice(0, 10), one.snapshot]),
  ).toEqual([
    ['2024-07-01', 's'],
    ['2024-06-01', 's2'],
    ['2024-05-01', 's'],
  ]);
});

test('catalogue file: a snapshot that was changed or is gone is told', async () => {
  const folder = newFolder();
  const catalogue = manifestCatalogue(folder);
  await catalogue.publish(snapshot, { at: '2024-01-01T00:00:00Z', reason: 'run' });
  writeFileSync(join(folder, 'snapshots', 's.json'), '{}');
  await expect(catalogue.findSnapshot()).rejects.toMatchObject({ code: 'pool.error.catalogueBroken' });
  rmSync(join(folder, 'snapshots', 's.json'));
  await expect(catalogue.findSnapshot()).rejects.toMatchObject({ code: 'pool.error.catalogueBroken' });
});
