import { quantity, type Speaker } from '@junheng/display';
import type { Recipe } from '@junheng/engine/domain';
import { standardTables } from '@junheng/engine/pool';
import { type FigureTrace, parseTraceTarget, trace as traceFigure } from '@junheng/flow/trace';
import { manifestCatalogue, openPool, type PoolReader, type Snapshot } from '@junheng/pool';
import { parseArguments, userPath } from '../arguments.ts';
import { exitCodes, Problem } from '../problem.ts';
import type { Shell } from '../terminal.ts';

/** `junheng trace`: a figure walked back to rows, deliveries and contracts. */
export async function trace(args: readonly string[], { speaker, print }: Shell): Promise<void> {
  const given = parseArguments('trace', args, { rows: 'text', json: 'flag' }, 2);
  const [folder, what] = given.positionals;
  if (folder === undefined || what === undefined) {
    throw new Problem('cli.error.needs', { verb: 'trace', what: '<results folder> <stage>/<figure>' });
  }
  const target = parseTraceTarget(what);
  if (!target) throw new Problem('cli.error.traceTarget', { value: what });
  const out = userPath(folder);
  const catalogue = manifestCatalogue(out);
  if ((await catalogue.listPublications()).length === 0) {
    throw new Problem('cli.error.noResults', { folder: out }, exitCodes.input);
  }
  const opened: PoolReader[] = [];
  const open = async (snapshot: Snapshot) => {
    const pool = await openPool(`${out}/pool`, snapshot);
    opened.push(pool);
    return pool;
  };
  try {
    const found = await traceFigure({ catalogue, open, target, limit: given.whole('rows', 10, 1, 1000) });
    print(given.flag('json') ? JSON.stringify(found, null, 2) : tell(speaker, found).join('\n'));
  } finally {
    for (const pool of opened) pool.close();
  }
}

/** Values of a condition that are written out. */
const mostValues = 5;
const short = (id: string) => id.slice(0, 40);

function tell(speaker: Speaker, { figure, rows, lineage }: FigureTrace): string[] {
  const { t } = speaker;
  const lines: string[] = [];
  const [own, ...before] = lineage.artefacts;
  if (figure && own) {
    const label = t(`${own.stage}.figure.${figure.id}.label`);
    const value = figure.value === null ? t('cli.trace.noValue') : quantity(speaker, figure.value, figure.unit);
    lines.push(`${label}${speaker.language === 'zh' ? '：' : ': '}${value}  (${own.stage}/${figure.id})`, '');
  }
  lines.push(t('cli.trace.made'));
  for (const step of [...(own ? [own] : []), ...before]) {
    const { stage, id, version, as_of, seed } = step;
    const name = t(`common.stage.${stage}.name`);
    lines.push(`  ${t('cli.trace.artefact', { name, id: short(id), version, as_of, seed: String(seed) })}`);
  }
  const { snapshot } = lineage;
  if (snapshot) {
    const count = snapshot.files.reduce((sum, file) => sum + file.rows, 0);
    lines.push(`  ${t('cli.trace.snapshot', { id: snapshot.id, files: snapshot.files.length, count })}`);
  }
  if (rows && figure?.rows) lines.push('', ...tellRows(speaker, figure.rows, rows));
  lines.push('', t(rows ? 'cli.trace.deliveriesOfRows' : 'cli.trace.deliveries'));
  for (const one of lineage.deliveries) {
    const { source_id, file, delivery_id, contract_version, owner, read, accepted, merged, quarantined } = one;
    const params = { source: source_id, file, id: delivery_id, version: contract_version, owner };
    lines.push(`  ${t('cli.trace.delivery', { ...params, read, accepted, merged, quarantined })}`);
  }
  return lines;
}

/** Which rows a recipe takes, as a person would say it. */
function tellRecipe(t: Speaker['t'], { table, where, as_of }: Recipe, total: number): string {
  const shape: Readonly<Record<string, string>> =
    Object.entries(standardTables).find(([name]) => name === table)?.[1] ?? {};
  const said = where.map(({ column, op, value }) => {
    const time = /^(date|instant|day)/.test(shape[column] ?? '') && (op === 'ge' || op === 'le');
    const values = Array.isArray(value) ? value.slice(0, mostValues).join(t('cli.trace.comma')) : String(value ?? '');
    const more = Array.isArray(value) && value.length > mostValues;
    const shown = more ? t('cli.trace.values', { values, count: value.length }) : values;
    return t(`cli.trace.where.${time ? `${op}_day` : op}`, { column, value: shown });
  });
  if (as_of !== undefined) said.push(t('cli.trace.where.as_of', { value: as_of }));
  const conditions = said.join(t('cli.trace.and'));
  return t(said.length > 0 ? 'cli.trace.rows' : 'cli.trace.allRows', { count: total, table, where: conditions });
}

function tellRows(
  { t }: Speaker,
  recipe: Recipe,
  { columns, rows, total }: NonNullable<FigureTrace['rows']>,
): string[] {
  const lines = [tellRecipe(t, recipe, total)];
  const at = (name: string) => columns.indexOf(name);
  const [source, delivery, rowNo] = [at('source_id'), at('delivery_id'), at('row_no')];
  const lineage = ['source_id', 'delivery_id', 'row_no', 'part_no', 'quality'];
  for (const row of rows) {
    const shown = columns.flatMap((column, i) =>
      row[i] === null || lineage.includes(column) || column === 'geometry' ? [] : [`${column}=${row[i]}`],
    );
    lines.push(`  ${row[source]} ${row[delivery]} #${row[rowNo]}  ${shown.join('  ')}`);
  }
  if (total > rows.length) lines.push(`  ${t('cli.trace.more', { count: total - rows.length })}`);
  return lines;
}
