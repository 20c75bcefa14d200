import { expect, test } from 'vitest';
import type { Lineage } from '../api.ts';
import { layOutLineage } from './lineage-layout.ts';

const artefact = (id: string, stage: string, made_from: string[]) =>
  ({ id, stage, made_from }) as Lineage['artefacts'][number];
const delivery = (source_id: string, read: number) => ({ source_id, read }) as Lineage['deliveries'][number];
const snapshot = { id: 's', last_day: null, files: [] };

test('lineage: sources, snapshot and artefacts stand left to right, each behind what it was made from', () => {
  const { nodes, links } = layOutLineage({
    artefacts: [artefact('b', 'balance', ['p', 's']), artefact('p', 'profile', ['s'])],
    snapshot,
    deliveries: [delivery('beds', 3), delivery('beds', 4), delivery('towns', 2)],
  });
  const x = (id: string) => nodes.find((node) => node.id === id)?.x ?? Number.NaN;
  expect(x('source beds')).toBeLessThan(x('s'));
  expect(x('s')).toBeLessThan(x('p'));
  expect(x('p')).toBeLessThan(x('b'));
  expect(nodes.filter(({ kind }) => kind === 'source')).toHaveLength(2);
  expect(links.map(({ from, to }) => `${from.id}>${to.id}`).sort()).toEqual(
    ['p>b', 's>b', 's>p', 'source beds>s', 'source towns>s'].sort(),
  );
});

test('lineage: many sources are counted, boxes never lie on each other, a circle ends', () => {
  const deliveries = Array.from({ length: 30 }, (_, i) => delivery(`source-${i}`, i));
  const picture = layOutLineage({
    artefacts: [artefact('a', 'pool', ['b']), artefact('b', 'plan', ['a'])],
    snapshot,
    deliveries,
  });
  const sources = picture.nodes.filter(({ kind }) => kind === 'source' || kind === 'more');
  expect(sources).toHaveLength(12);
  expect(sources.at(-1)).toMatchObject({ kind: 'more', name: '19' });
  expect(sources.map(({ name }) => name)).toContain('source-29');
  const places = new Set(picture.nodes.map(({ x, y }) => `${x} ${y}`));
  expect(places.size).toBe(picture.nodes.length);
  expect(layOutLineage({ artefacts: [], snapshot: null, deliveries: [] })).toEqual({
    width: 0,
    height: 0,
    nodes: [],
    links: [],
  });
});
