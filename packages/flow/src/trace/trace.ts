import { type Stage, stages } from '@junheng/engine';
import type { Artefact, Figure, Issue } from '@junheng/engine/domain';
import { standardTables } from '@junheng/engine/pool';
import type { Catalogue, CatalogueEntry, PoolReader, Snapshot } from '@junheng/pool';
import { InputError } from '@junheng/pool';
import type { FigureTrace, Lineage } from './contract.ts';

type Made = Artefact<{ readonly figures: readonly Figure[]; readonly notes: readonly Issue[] }>;

/**
 * Where an artefact comes from: a walk over `made_from`, nearest first, down to the snapshot that it was made from,
 * which need not be the newest, its files of standard tables, and the deliveries with the contracts under which they were read. A snapshot
 * that is kept no longer is left out. Cost: one read of each artefact on the way.
 */
export async function traceArtefact(catalogue: Catalogue, artefactId: string): Promise<Lineage> {
  const { artefacts, snapshot } = await walk(catalogue, artefactId);
  const files = snapshot?.files.filter(({ table }) => Object.hasOwn(standardTables, table)) ?? [];
  return {
    artefacts,
    snapshot: snapshot ? { id: snapshot.id, last_day: snapshot.lastDay, files } : null,
    deliveries: snapshot?.deliveries ?? [],
  };
}

async function walk(catalogue: Catalogue, artefactId: string) {
  const seen = new Map<string, Lineage['artefacts'][number]>();
  const waiting = [artefactId];
  let snapshot: Snapshot | undefined;
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (seen.has(id)) continue;
    const entry = await catalogue.findArtefact(id);
    if (!entry) snapshot ??= await catalogue.findSnapshot(id);
    if (!entry) continue;
    seen.set(id, toStep(entry, (await catalogue.readArtefact(id)) as Made));
    waiting.push(...entry.made_from);
  }
  return { artefacts: [...seen.values()], snapshot };
}

/**
 * The snapshot that an artefact was made from.
 *
 * @throws InputError `pool.error.snapshotSwept` when it is kept no longer
 */
export async function snapshotOf(catalogue: Catalogue, artefactId: string): Promise<Snapshot> {
  const { snapshot } = await walk(catalogue, artefactId);
  if (snapshot) return snapshot;
  throw new InputError('pool.error.snapshotSwept', { artefact: artefactId }, artefactId);
}

function toStep(entry: CatalogueEntry, { run, value }: Made): Lineage['artefacts'][number] {
  const { id, kind, made_from, made_at, seconds, sha256 } = entry;
  const { version, seed, as_of, options } = run;
  const stage = entry.stage as Stage;
  return { id, stage, kind, version, seed, as_of, options, made_from, made_at, seconds, sha256, notes: value.notes };
}

/** What is asked for: `<stage or artefact id>[/<figure>[@<place>][:<service>]]`. */
export type TraceTarget = {
  readonly artefact: string;
  readonly figure?: string | undefined;
  readonly place?: string | undefined;
  readonly service?: string | undefined;
};

/** Reads `balance`, `balance/gini`, `profile/beds@T1`, `profile/stays:inpatient`; undefined for anything else. */
export function parseTraceTarget(text: string): TraceTarget | undefined {
  const match = /^([a-z0-9_-]+)(?:\/([a-z0-9_-]+)(?:@([^:]+))?(?::([a-z0-9_-]+))?)?$/i.exec(text.trim());
  if (!match?.[1]) return undefined;
  return { artefact: match[1], figure: match[2], place: match[3], service: match[4] };
}

export type TraceOptions = {
  readonly catalogue: Catalogue;
  /** Opens a kept snapshot; whoever gives it closes it. */
  readonly open: (snapshot: Snapshot) => Promise<PoolReader>;
  readonly target: TraceTarget;
  readonly offset?: number;
  readonly limit?: number;
};

/**
 * Walks a figure back to the rows it was counted from, their deliveries and contracts. The rows are its recipe, run
 * again on the snapshot that it was made from; where a figure has none (a method's result over everything), the artefacts say what it was
 * made from. With rows, only deliveries that sent one of the page's rows are listed.
 *
 * @throws InputError `pool.error.traceArtefact`, `pool.error.traceFigure`, with what there is; `pool.error.snapshotSwept`
 */
export async function trace({ catalogue, open, target, offset = 0, limit = 20 }: TraceOptions): Promise<FigureTrace> {
  const entry = await findEntry(catalogue, target.artefact);
  const whole = await traceArtefact(catalogue, entry.id);
  if (target.figure === undefined) return { figure: null, rows: null, lineage: whole };
  const made = (await catalogue.readArtefact(entry.id)) as Made;
  const figure = findFigure(made, target);
  if (!figure.rows) return { figure, rows: null, lineage: whole };
  const pool = await open(await snapshotOf(catalogue, entry.id));
  const page = await pool.readRows(figure.rows, { offset, limit });
  const at = page.columns.indexOf('delivery_id');
  const sent = new Set(page.rows.map((row) => row[at]));
  const deliveries = whole.deliveries.filter(({ delivery_id }) => sent.has(delivery_id));
  return { figure, rows: { table: figure.rows.table, ...page }, lineage: { ...whole, deliveries } };
}

async function findEntry(catalogue: Catalogue, name: string): Promise<CatalogueEntry> {
  const current = await catalogue.listCurrent();
  const entry = (stages as readonly string[]).includes(name)
    ? current.find(({ stage }) => stage === name)
    : await catalogue.findArtefact(name);
  if (entry) return entry;
  const there = current.map(({ stage }) => stage).join(', ');
  throw new InputError('pool.error.traceArtefact', { name, there });
}

function findFigure({ stage, value }: Made, { figure, place, service }: TraceTarget): Figure {
  const named = value.figures.filter(({ id }) => id === figure);
  const fits = named.filter(
    ({ place_id, service_code }) =>
      (place === undefined || place_id === place) && (service === undefined || service_code === service),
  );
  const [first] = fits;
  if (first && (fits.length === 1 || place !== undefined || service !== undefined)) return first;
  if (first && fits.every(({ place_id, service_code }) => !place_id && !service_code)) return first;
  const there = (named.length > 0 ? named : value.figures).slice(0, 40).map(nameOf).join(', ');
  throw new InputError('pool.error.traceFigure', { name: `${stage}/${figure}`, there: there || '–' });
}

const nameOf = ({ id, place_id, service_code }: Figure): string =>
  `${id}${place_id ? `@${place_id}` : ''}${service_code ? `:${service_code}` : ''}`;
