import type { Part, Row } from './row.ts';

/** A number with three significant figures, whole from 1,000 on. */
export const written = (value: number | null): string =>
  value === null
    ? '–'
    : Math.abs(value) >= 1000
      ? Math.round(value).toLocaleString('en')
      : String(Number(value.toPrecision(3)));

const holds = (part: Part) => `${part.better === 'lower' ? '≤' : '≥'} ${written(part.goal)}`;
const says = (met: Row['met']) => (met === 'skipped' ? 'skipped' : met ? 'met' : 'not met');

/** Rows as a table of plain text: one line a part, the row's id once. */
export function toTable(rows: readonly Row[]): string {
  const lines = [['bench', 'what', 'ours', 'unit', 'goal', 'peer', 'ratio', '']];
  for (const row of rows) {
    if (row.parts.length === 0)
      lines.push([row.id, row.what, '–', '', row.goal, row.peerName ?? '–', '–', says(row.met)]);
    for (const [i, one] of row.parts.entries()) {
      const peer = i === 0 && row.peerName ? `${written(row.peer)} ${row.peerName}` : '–';
      const ratio = i === 0 ? written(row.ratio) : '–';
      lines.push([
        i === 0 ? row.id : '',
        one.what,
        written(one.ours),
        one.unit,
        holds(one),
        peer,
        ratio,
        says(one.met),
      ]);
    }
  }
  const widths = (lines[0] as string[]).map((_, k) => Math.max(...lines.map((line) => (line[k] ?? '').length)));
  const table = lines.map((line) =>
    line
      .map((cell, k) => cell.padEnd(widths[k] as number))
      .join('  ')
      .trimEnd(),
  );
  const notes = rows.flatMap(({ id, note }) => (note === null ? [] : [`${id}: ${note}`]));
  return [...table, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n');
}
