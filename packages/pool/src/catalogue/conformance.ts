import type { Catalogue, CatalogueEntry, Publication, PublishOptions, Snapshot } from '../spi.ts';

/** A catalogue under test, with ways to look at it from outside. */
export type CatalogueBox = {
  readonly catalogue: Catalogue;
  /** The same catalogue as a process that starts now sees it. */
  reopen(): Promise<Catalogue>;
  /** Another empty catalogue of the same folder, in the other writing or in this one. */
  another(): Promise<Catalogue>;
  /** Changes the content of an artefact behind the catalogue's back. */
  tamper(entry: CatalogueEntry): void;
};

export type ConformanceCase = { readonly name: string; run(box: CatalogueBox): Promise<void> };

const fileOf = (path: string) => ({ table: 'zone', path, rows: 3, bytes: 100, sha256: 'ab', schema: 'cd' });
const snapshotOf = (id: string, ...paths: string[]): Snapshot => ({
  id,
  files: paths.map(fileOf),
  deliveries: [],
  absent: ['visits'],
  gaps: [{ place_id: 'z1', reason: { zh: '甲"\n', en: 'a' }, source_id: 'beds' }],
  lastDay: null,
});

const entryOf = (id: string, stage = 'profile'): Omit<CatalogueEntry, 'path' | 'sha256'> => ({
  id,
  stage,
  kind: stage,
  made_from: ['s-1'],
  made_at: '2024-01-01T00:00:00.000Z',
  seconds: 0.5,
});
const day = (n: number): string => new Date(Date.UTC(2024, 0, n)).toISOString();
const on = (n: number): PublishOptions => ({ at: day(n), reason: 'run' });

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

const ids = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id).sort();
const steps = (history: readonly Publication[]) => history.map(({ at, snapshot }) => `${at.slice(0, 10)} ${snapshot}`);
const newest = async (catalogue: Catalogue) => [
  (await catalogue.findSnapshot())?.id ?? null,
  ids(await catalogue.listCurrent()),
];

/** Three snapshots, each with a profile of its own. */
async function threeDays(catalogue: Catalogue): Promise<void> {
  for (const n of [1, 2, 3]) {
    await catalogue.putArtefact(entryOf(`a${n}`), n);
    await catalogue.publish(snapshotOf(`s-${n}`, `zone-${n}.parquet`, 'same.parquet'), on(n));
  }
}

const artefactCases: readonly ConformanceCase[] = [
  {
    name: 'empty: nothing is there',
    async run({ catalogue }) {
      same(await newest(catalogue), [null, []], 'empty');
      same([await catalogue.listPublications(), await catalogue.listKept()], [[], []], 'history');
      same((await catalogue.findArtefact('a')) ?? null, null, 'artefact');
      await refuses(() => catalogue.readArtefact('a'), 'an artefact that is not listed');
      await refuses(() => catalogue.rollBack('s-1', { at: day(1) }), 'going back to what never was');
    },
  },
  {
    name: 'what was put is read back as it was, before and after it is published',
    async run({ catalogue, reopen }) {
      const content = { value: [1, 0.1, null, '甲"\n'], made_from: [] };
      await catalogue.putArtefact(entryOf('a'), content);
      same(await catalogue.readArtefact('a'), content, 'before');
      await catalogue.publish(snapshotOf('s-1'), on(1));
      same(await catalogue.readArtefact('a'), content, 'after');
      const again = await reopen();
      same(await again.readArtefact('a'), content, 'in another process');
      same(await again.findArtefact('a'), await catalogue.findArtefact('a'), 'entry');
      same((await again.findArtefact('a'))?.made_from, ['s-1'], 'made from');
    },
  },
  {
    name: 'nobody else sees anything before it is published',
    async run({ catalogue, reopen }) {
      await catalogue.putArtefact(entryOf('a'), 1);
      await catalogue.publish(snapshotOf('s-1'), on(1));
      await catalogue.putArtefact(entryOf('b'), 2);
      same(await newest(await reopen()), ['s-1', ['a']], 'other');
      same(await newest(catalogue), ['s-1', ['a']], 'itself');
    },
  },
  {
    name: 'the newest of each stage is current; the others can still be read',
    async run({ catalogue, reopen }) {
      await catalogue.putArtefact(entryOf('a1', 'profile'), 1);
      await catalogue.putArtefact(entryOf('b1', 'balance'), 2);
      await catalogue.publish(snapshotOf('s-1'), on(1));
      await catalogue.putArtefact(entryOf('a2', 'profile'), 3);
      await catalogue.publish(snapshotOf('s-2'), on(2));
      const other = await reopen();
      same(await newest(other), ['s-2', ['a2', 'b1']], 'current');
      same(await other.readArtefact('a1'), 1, 'the one before');
    },
  },
  {
    name: 'an artefact that a run read again is current again',
    async run({ catalogue, reopen }) {
      await threeDays(catalogue);
      const next = await reopen();
      await next.readArtefact('a1');
      await next.publish(snapshotOf('s-1', 'zone-1.parquet', 'same.parquet'), on(4));
      same(await newest(await reopen()), ['s-1', ['a1']], 'current');
    },
  },
  {
    name: 'an artefact whose content was changed is refused',
    async run({ catalogue, tamper, reopen }) {
      await catalogue.putArtefact(entryOf('a'), { persons: 100 });
      await catalogue.publish(snapshotOf('s-1'), on(1));
      tamper((await catalogue.listCurrent())[0] as CatalogueEntry);
      await refuses(() => catalogue.readArtefact('a'), 'a changed artefact');
      await refuses(async () => (await reopen()).readArtefact('a'), 'a changed artefact in another process');
    },
  },
  {
    name: 'an id that could name a place elsewhere is refused',
    async run({ catalogue }) {
      await refuses(() => catalogue.putArtefact(entryOf('../a'), 1), 'an artefact with a path');
      await refuses(() => catalogue.publish(snapshotOf('../s'), on(1)), 'a snapshot with a path');
      same(await newest(catalogue), [null, []], 'nothing was published');
    },
  },
];

const historyCases: readonly ConformanceCase[] = [
  {
    name: 'history: newest first, with times, and every snapshot can be opened as it was',
    async run({ catalogue, reopen }) {
      await threeDays(catalogue);
      for (const one of [catalogue, await reopen()]) {
        same(steps(await one.listPublications()), ['2024-01-03 s-3', '2024-01-02 s-2', '2024-01-01 s-1'], 'history');
        same(ids(await one.listKept()), ['s-1', 's-2', 's-3'], 'kept');
        same(await one.findSnapshot('s-1'), snapshotOf('s-1', 'zone-1.parquet', 'same.parquet'), 's-1');
        same((await one.findSnapshot('s-9')) ?? null, null, 'one that never was');
      }
    },
  },
  {
    name: 'history: the same again is no new step; a clock that went back does not turn the order round',
    async run({ catalogue, reopen }) {
      await threeDays(catalogue);
      const next = await reopen();
      await next.readArtefact('a3');
      await next.publish(snapshotOf('s-3', 'zone-3.parquet', 'same.parquet'), on(8));
      same((await next.listPublications()).length, 3, 'steps');
      const { at } = await next.publish(snapshotOf('s-4'), on(2));
      same(at, '2024-01-03T00:00:00.001Z', 'a millisecond after the last');
      same((await (await reopen()).findSnapshot())?.id, 's-4', 'newest');
    },
  },
  {
    name: 'going back publishes the earlier one again, with its results; nothing leaves the history',
    async run({ catalogue, reopen }) {
      await threeDays(catalogue);
      const step = await catalogue.rollBack('s-1', { at: day(4), note: '错了' });
      same([step.reason, step.note, step.current], ['roll_back', '错了', ['a1']], 'step');
      const other = await reopen();
      same(await newest(other), ['s-1', ['a1']], 'newest');
      same((await other.listPublications()).length, 4, 'steps');
      same(await other.listPublications(), await catalogue.listPublications(), 'history');
      await other.rollBack('s-3', { at: day(5) });
      same(await newest(await reopen()), ['s-3', ['a3']], 'and forward again');
    },
  },
  {
    name: 'what is forgotten cannot be opened, its step stays; the newest cannot be forgotten',
    async run({ catalogue, reopen }) {
      await threeDays(catalogue);
      await refuses(() => catalogue.forget({ snapshots: ['s-3'], artefacts: [] }), 'the newest snapshot');
      await refuses(() => catalogue.forget({ snapshots: ['s-1'], artefacts: ['a3'] }), 'a current artefact');
      same(ids(await catalogue.listKept()), ['s-1', 's-2', 's-3'], 'nothing is forgotten by half');
      await catalogue.forget({ snapshots: ['s-1'], artefacts: ['a1'] });
      for (const one of [catalogue, await reopen()]) {
        same(ids(await one.listKept()), ['s-2', 's-3'], 'kept');
        same([(await one.findSnapshot('s-1')) ?? null, ids(await one.listArtefacts())], [null, ['a2', 'a3']], 'gone');
        same((await one.listPublications()).length, 3, 'steps');
        await refuses(() => one.rollBack('s-1', { at: day(9) }), 'going back to what is forgotten');
      }
    },
  },
  {
    name: 'other content takes the place of kept snapshots under their ids, all or none',
    async run({ catalogue, reopen }) {
      await threeDays(catalogue);
      await refuses(
        () => catalogue.amend([snapshotOf('s-1', 'x'), snapshotOf('s-9')], { at: day(4) }),
        'one that is not kept',
      );
      same((await catalogue.findSnapshot('s-1'))?.files[0]?.path, 'zone-1.parquet', 'before');
      const before = await catalogue.listPublications();
      const amended = [snapshotOf('s-1', 'x.parquet'), snapshotOf('s-3', 'y.parquet')];
      const step = await catalogue.amend(amended, { at: day(4), note: 'record-1' });
      const other = await reopen();
      same([step.snapshot, step.reason, step.note, step.current], ['s-3', 'erasure', 'record-1', ['a3']], 'step');
      same(await other.listPublications(), [step, ...before], 'history');
      same(await newest(other), ['s-3', ['a3']], 'current');
      same(await other.findSnapshot('s-1'), snapshotOf('s-1', 'x.parquet'), 's-1');
      same(await other.findSnapshot(), snapshotOf('s-3', 'y.parquet'), 'newest');
      same((await other.listKept()).find(({ id }) => id === 's-1')?.version, 2, 'version');
    },
  },
];

const takeInCases: readonly ConformanceCase[] = [
  {
    name: 'taking in: an empty one becomes the same, and again changes nothing',
    async run({ catalogue, another, reopen }) {
      await threeDays(catalogue);
      await catalogue.rollBack('s-2', { at: day(4) });
      const other = await another();
      await other.takeIn(catalogue);
      await catalogue.takeIn(other);
      for (const one of [other, await reopen()]) {
        same(await newest(one), ['s-2', ['a2']], 'newest');
        same(await one.listPublications(), await catalogue.listPublications(), 'history');
        same(await one.findSnapshot('s-1'), await catalogue.findSnapshot('s-1'), 'snapshot');
        same(await one.readArtefact('a1'), 1, 'artefact');
      }
    },
  },
  {
    name: 'taking in: both go on apart and are put together by time',
    async run({ catalogue, another }) {
      await threeDays(catalogue);
      const other = await another();
      await other.takeIn(catalogue);
      await other.putArtefact(entryOf('a5'), 5);
      await other.publish(snapshotOf('s-5'), on(5));
      await catalogue.putArtefact(entryOf('a4'), 4);
      await catalogue.publish(snapshotOf('s-4'), on(4));
      await catalogue.takeIn(other);
      same(await newest(catalogue), ['s-5', ['a5']], 'newest');
      same(steps(await catalogue.listPublications()).slice(0, 2), ['2024-01-05 s-5', '2024-01-04 s-4'], 'history');
      same(ids(await catalogue.listKept()), ['s-1', 's-2', 's-3', 's-4', 's-5'], 'kept');
    },
  },
  {
    name: 'taking in: what one has forgotten stays forgotten, what one has amended stays amended',
    async run({ catalogue, another }) {
      await threeDays(catalogue);
      const other = await another();
      await other.takeIn(catalogue);
      await other.forget({ snapshots: ['s-1'], artefacts: ['a1'] });
      await other.amend([snapshotOf('s-2', 'x.parquet')], { at: day(5) });
      await catalogue.takeIn(other);
      same(ids(await catalogue.listKept()), ['s-2', 's-3'], 'kept');
      same((await catalogue.findSnapshot('s-2'))?.files[0]?.path, 'x.parquet', 'amended');
      same((await catalogue.listPublications())[0]?.reason, 'erasure', 'step');
      await other.takeIn(catalogue);
      same(ids(await other.listKept()), ['s-2', 's-3'], 'and not back again');
    },
  },
];

/** What every catalogue promises, whether it is a file or tables of a database. Each case starts on an empty one. */
export const catalogueConformance: readonly ConformanceCase[] = [...artefactCases, ...historyCases, ...takeInCases];
