import type { Catalogue, CatalogueEntry, Snapshot } from '../spi.ts';

/** A catalogue under test, with ways to look at it from outside. */
export type CatalogueBox = {
  readonly catalogue: Catalogue;
  /** The same catalogue as a process that starts now sees it. */
  reopen(): Catalogue;
  /** Changes the content of an artefact behind the catalogue's back. */
  tamper(entry: CatalogueEntry): void;
};

export type ConformanceCase = { readonly name: string; run(box: CatalogueBox): Promise<void> };

const snapshotOf = (id: string): Snapshot => ({ id, files: [], deliveries: [], absent: [], gaps: [], lastDay: null });

const entryOf = (id: string, stage = 'profile'): Omit<CatalogueEntry, 'path' | 'sha256'> => ({
  id,
  stage,
  kind: stage,
  made_from: ['s-1'],
  made_at: '2024-01-01T00:00:00.000Z',
  seconds: 0.5,
});

function same(got: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(got), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: got ${a}, expected ${b}`);
}

async function refuses(ask: () => Promise<unknown>, what: string): Promise<void> {
  const refused = await ask().then(
    () => false,
    () => true,
  );
  if (!refused) throw new Error(`${what} must be refused`);
}

const ids = (entries: readonly CatalogueEntry[]) => entries.map(({ id }) => id);

/** What every catalogue promises, whether it is a file or tables of a database. Each case starts on an empty one. */
export const catalogueConformance: readonly ConformanceCase[] = [
  {
    name: 'empty: nothing is there',
    async run({ catalogue }) {
      same(
        [catalogue.findSnapshot() ?? null, catalogue.listCurrent(), catalogue.findArtefact('a') ?? null],
        [null, [], null],
        'empty',
      );
      await refuses(() => catalogue.readArtefact('a'), 'an artefact that is not listed');
    },
  },
  {
    name: 'what was put is read back as it was, before and after it is published',
    async run({ catalogue, reopen }) {
      const content = { value: [1, 0.1, null, '甲"\n'], made_from: [] };
      await catalogue.putArtefact(entryOf('a'), content);
      same(await catalogue.readArtefact('a'), content, 'before');
      await catalogue.publish(snapshotOf('s-1'));
      same(await catalogue.readArtefact('a'), content, 'after');
      const again = reopen();
      same(await again.readArtefact('a'), content, 'in another process');
      same(again.findArtefact('a')?.made_from, ['s-1'], 'entry');
    },
  },
  {
    name: 'nobody else sees anything before it is published',
    async run({ catalogue, reopen }) {
      await catalogue.putArtefact(entryOf('a'), 1);
      await catalogue.publish(snapshotOf('s-1'));
      await catalogue.putArtefact(entryOf('b'), 2);
      const other = reopen();
      same([other.findSnapshot()?.id, ids(other.listCurrent())], ['s-1', ['a']], 'other');
      same(ids(catalogue.listCurrent()), ['a'], 'itself');
    },
  },
  {
    name: 'the newest of each stage is current; the others can still be read',
    async run({ catalogue, reopen }) {
      await catalogue.putArtefact(entryOf('a1', 'profile'), 1);
      await catalogue.putArtefact(entryOf('b1', 'balance'), 2);
      await catalogue.publish(snapshotOf('s-1'));
      await catalogue.putArtefact(entryOf('a2', 'profile'), 3);
      await catalogue.publish(snapshotOf('s-2'));
      const other = reopen();
      same([other.findSnapshot()?.id, ids(other.listCurrent()).sort()], ['s-2', ['a2', 'b1']], 'current');
      same(await other.readArtefact('a1'), 1, 'the one before');
    },
  },
  {
    name: 'an artefact that a run read again is current again',
    async run({ catalogue, reopen }) {
      await catalogue.putArtefact(entryOf('a1'), 1);
      await catalogue.publish(snapshotOf('s-1'));
      await catalogue.putArtefact(entryOf('a2'), 2);
      await catalogue.publish(snapshotOf('s-2'));
      const next = reopen();
      await next.readArtefact('a1');
      await next.publish(snapshotOf('s-1'));
      same([reopen().findSnapshot()?.id, ids(reopen().listCurrent())], ['s-1', ['a1']], 'current');
    },
  },
  {
    name: 'an artefact whose content was changed is refused',
    async run({ catalogue, tamper, reopen }) {
      await catalogue.putArtefact(entryOf('a'), { persons: 100 });
      await catalogue.publish(snapshotOf('s-1'));
      tamper(catalogue.listCurrent()[0] as CatalogueEntry);
      await refuses(() => catalogue.readArtefact('a'), 'a changed artefact');
      await refuses(() => reopen().readArtefact('a'), 'a changed artefact in another process');
    },
  },
  {
    name: 'an id that could name a place elsewhere is refused',
    async run({ catalogue }) {
      await refuses(() => catalogue.putArtefact(entryOf('../a'), 1), 'an id with a path');
    },
  },
];
