import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { methods } from '@junheng/engine';
import { chineseReasons, type Method } from '@junheng/engine/domain';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { noSuchPart, parseArguments } from '../arguments.ts';
import { exitCodes, Problem } from '../problem.ts';
import type { Shell } from '../terminal.ts';

/** `junheng method list | describe | run`: one method of the engine from anywhere, on a JSON document. */
export async function method(args: readonly string[], shell: Shell): Promise<void> {
  const given = parseArguments('method', args, { in: 'text', out: 'text', json: 'flag' }, 2);
  const [what, id] = given.positionals;
  if (what === 'list') return list(given.flag('json'), shell);
  if (what !== 'describe' && what !== 'run') throw noSuchPart('method', what ?? '', ['list', 'describe', 'run']);
  if (id === undefined) throw new Problem('cli.error.needs', { verb: `method ${what}`, what: '<stage>/<method>' });
  const found = findMethod(id);
  if (what === 'describe') return shell.print(JSON.stringify(describe(found), null, 2));
  const file = given.path('in');
  if (file === undefined) throw new Problem('cli.error.needs', { verb: `method run ${id}`, what: '--in <file>' });
  const text = `${JSON.stringify(runMethod(found, readDocument(file), shell), null, 2)}\n`;
  const out = given.path('out');
  if (out === undefined) return shell.print(text.trimEnd());
  writeFileSync(out, text);
  shell.say(shell.speaker.t('cli.done.method', { file: out }));
}

function list(asJson: boolean, { speaker, print }: Shell): void {
  const rows = methods.map(({ id, version, answers, reference }) => ({
    id,
    version,
    answers: answers[speaker.language],
    reference,
  }));
  if (asJson) {
    print(JSON.stringify(rows, null, 2));
    return;
  }
  const width = Math.max(...rows.map((row) => row.id.length));
  for (const row of rows) print(`${row.id.padEnd(width)}  ${row.answers}`);
}

const describe = ({ id, version, answers, reference, input, output }: Method) => ({
  id,
  version,
  answers,
  reference,
  input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
  output: z.toJSONSchema(output, { unrepresentable: 'any' }),
});

function findMethod(id: string): Method {
  const found = methods.find((one) => one.id === id);
  if (found) return found;
  const shared = (other: string) => id.split('/').filter((part) => part !== '' && other.includes(part)).length;
  const near = [...methods].sort((a, b) => shared(b.id) - shared(a.id)).slice(0, 4);
  throw new Problem('cli.error.methodUnknown', { id, near: near.map((one) => one.id).join(', ') });
}

function runMethod(found: Method, document: unknown, { speaker }: Shell): unknown {
  const input = found.input.safeParse(document, speaker.language === 'zh' ? { error: chineseReasons } : {});
  if (!input.success) {
    const problems = input.error.issues
      .slice(0, 5)
      .map((one) => `${one.path.join('.') || '(document)'}: ${one.message}`);
    throw new Problem('cli.error.inputShape', { id: found.id, problems: problems.join('; ') }, exitCodes.input);
  }
  try {
    return found.run(input.data);
  } catch (error) {
    if (error instanceof RangeError)
      throw new Problem('cli.error.inputValues', { why: error.message }, exitCodes.input);
    throw error;
  }
}

const why = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** A JSON document in which a list may be `{ "csv": file, "column": name }`, relative to the document. */
function readDocument(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Problem('cli.error.inputFile', { file, why: why(error) }, exitCodes.input);
  }
  try {
    return JSON.parse(text, (_, value: unknown) =>
      isColumn(value) ? readColumn(resolve(dirname(file), value.csv), value.column) : value,
    );
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('cli.error.inputJson', { file, why: why(error) }, exitCodes.input);
  }
}

const isColumn = (value: unknown): value is { csv: string; column: string } =>
  typeof value === 'object' &&
  value !== null &&
  'csv' in value &&
  'column' in value &&
  typeof value.csv === 'string' &&
  typeof value.column === 'string';

/** A column of a CSV: numbers where every cell is one, null where it is empty, text otherwise. */
function readColumn(file: string, column: string): (number | string | null)[] {
  const refuse = (reason: string) =>
    new Problem('cli.error.inputColumn', { column, file, why: reason }, exitCodes.input);
  let rows: Record<string, string>[];
  try {
    rows = parse(readFileSync(file), { columns: true, bom: true, skip_empty_lines: true });
  } catch (error) {
    throw refuse(why(error));
  }
  const [first] = rows;
  if (!first || !(column in first)) throw refuse(first ? `columns: ${Object.keys(first).join(', ')}` : '0 rows');
  const cells = rows.map((row) => row[column] ?? '');
  const numeric = cells.every((cell) => cell === '' || Number.isFinite(Number(cell)));
  return cells.map((cell) => (cell === '' ? null : numeric ? Number(cell) : cell));
}
