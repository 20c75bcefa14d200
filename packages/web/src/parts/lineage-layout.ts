import type { Lineage } from '../api.ts';

/** A box of the picture: what it is, where it stands (its left upper corner), and the ids it was made from. */
export type LineageNode = {
  readonly id: string;
  readonly kind: 'source' | 'more' | 'snapshot' | 'artefact';
  /** Stage of an artefact, id of a source or snapshot, number of the sources that are not drawn. */
  readonly name: string;
  readonly x: number;
  readonly y: number;
};
export type LineageLink = { readonly from: LineageNode; readonly to: LineageNode };
export type LineagePicture = {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly LineageNode[];
  readonly links: readonly LineageLink[];
};

export const box = { width: 176, height: 42, gapX: 56, gapY: 12 } as const;
const mostSources = 12;

type Draft = Omit<LineageNode, 'x' | 'y'>;

/**
 * Lays out where a result comes from, left to right: sources, the snapshot, then each artefact one column behind the
 * last that it was made from. Of many sources those that sent most are drawn, the others counted.
 */
export function layOutLineage({ artefacts, snapshot, deliveries }: Lineage): LineagePicture {
  const rows = new Map<string, number>();
  for (const { source_id, read } of deliveries) rows.set(source_id, (rows.get(source_id) ?? 0) + read);
  const largest = [...rows].sort((a, b) => b[1] - a[1]).map(([source]) => source);
  const drawn = new Set(largest.slice(0, largest.length > mostSources ? mostSources - 1 : mostSources));
  const sources: Draft[] = [...rows.keys()]
    .filter((source) => drawn.has(source))
    .map((source) => ({ id: `source ${source}`, kind: 'source', name: source }));
  const left = rows.size - drawn.size;
  if (left > 0) sources.push({ id: 'more', kind: 'more', name: String(left) });
  const depths = depthsOf(artefacts);
  const columns: Draft[][] = [sources];
  if (snapshot) columns.push([{ id: snapshot.id, kind: 'snapshot', name: snapshot.id }]);
  for (let depth = 0; depth <= Math.max(-1, ...depths.values()); depth++) {
    const standing = artefacts.filter(({ id }) => depths.get(id) === depth).reverse();
    columns.push(standing.map(({ id, stage }) => ({ id, kind: 'artefact', name: stage })));
  }
  const nodes = place(columns.filter((column) => column.length > 0));
  const at = new Map(nodes.map((node) => [node.id, node]));
  const links = artefacts.flatMap(({ id, made_from }) =>
    made_from.flatMap((from) => {
      const [start, end] = [at.get(from), at.get(id)];
      return start && end ? [{ from: start, to: end }] : [];
    }),
  );
  const base = snapshot && at.get(snapshot.id);
  if (base)
    for (const node of nodes) if (node.kind === 'source' || node.kind === 'more') links.push({ from: node, to: base });
  return {
    width: Math.max(0, ...nodes.map(({ x }) => x + box.width)),
    height: Math.max(0, ...nodes.map(({ y }) => y + box.height)),
    nodes,
    links,
  };
}

/** How many artefacts stand between an artefact and the snapshot, at the most. */
function depthsOf(artefacts: Lineage['artefacts']): ReadonlyMap<string, number> {
  const known = new Map(artefacts.map((artefact) => [artefact.id, artefact]));
  const depths = new Map<string, number>();
  const depthOf = (id: string): number => {
    const before = depths.get(id);
    if (before !== undefined) return before;
    depths.set(id, 0);
    const from = (known.get(id)?.made_from ?? []).filter((one) => known.has(one));
    const depth = from.length === 0 ? 0 : 1 + Math.max(...from.map(depthOf));
    depths.set(id, depth);
    return depth;
  };
  for (const { id } of artefacts) depthOf(id);
  return depths;
}

/** Columns beside each other, each in the middle of the highest. */
function place(columns: readonly (readonly Draft[])[]): LineageNode[] {
  const tall = (count: number) => count * box.height + Math.max(0, count - 1) * box.gapY;
  const height = Math.max(0, ...columns.map(({ length }) => tall(length)));
  return columns.flatMap((column, c) => {
    const top = (height - tall(column.length)) / 2;
    return column.map((draft, i) => ({
      ...draft,
      x: c * (box.width + box.gapX),
      y: top + i * (box.height + box.gapY),
    }));
  });
}
