import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
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
      reopen: () => manifestCatalogue(folder),
      tamper: ({ path }) => {
        const file = join(folder, path);
        writeFileSync(file, readFileSync(file, 'utf8').replace('100', '101'));
      },
    });
  });
}

test('catalogue file: nothing beside what it names is left, and equal content gives equal bytes', async () => {
  const [one, two] = [newFolder(), newFolder()];
  for (const folder of [one, two]) {
    const catalogue = manifestCatalogue(folder);
    const entry = { id: 'a-1', stage: 'pool', kind: 'k', made_from: [], made_at: '', seconds: 0 };
    await catalogue.putArtefact(entry, { a: 1 });
    await catalogue.publish({ id: 's', files: [], deliveries: [], absent: [], gaps: [], lastDay: null });
    expect(readdirSync(folder).sort()).toEqual(['artefacts', 'catalogue.json']);
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
  expect(catalogue.findArtefact('a')).toBeUndefined();
  await expect(catalogue.readArtefact('a')).rejects.toMatchObject({ code: 'pool.error.artefactGone' });
});
