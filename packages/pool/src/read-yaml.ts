import { existsSync, readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { InputError } from './input-error.ts';

type Finding = {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly errors?: readonly (readonly Finding[])[];
};
/** What a zod schema offers; the pool itself needs no more of it. */
export type Schema<T> = {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly message: string; readonly issues: readonly Finding[] } };
};

/**
 * Reads a YAML file and checks it against a schema.
 *
 * @throws InputError `source.error.fileMissing`, `source.error.yamlBroken` (with line and reason) or
 *   `source.error.yamlUnfit` (with line, field and what is wrong); the first finding where there are several
 */
export async function readYaml<T>(path: string, schema: Schema<T>): Promise<T> {
  if (!existsSync(path)) throw new InputError('source.error.configMissing', { file: path }, path);
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) {
    const { line } = lines.linePos(broken.pos[0]);
    throw new InputError(
      'source.error.yamlBroken',
      { file: path, line: String(line), why: broken.message },
      `${path}:${line}`,
      broken,
    );
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const { field, why } = firstFinding(parsed.error);
  const line = lineOf(field);
  const place = field.length > 0 ? field.join('.') : '–';
  throw new InputError(
    'source.error.yamlUnfit',
    { file: path, line: String(line), field: place, why },
    `${path}:${line}`,
  );

  function lineOf(way: readonly PropertyKey[]): number {
    for (let depth = way.length; depth >= 0; depth--) {
      const node = depth === 0 ? document.contents : document.getIn(way.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  }
}

/** The first finding of a schema; of a choice between forms, what stands deepest, since it came nearest to fitting. */
function firstFinding(error: { readonly message: string; readonly issues: readonly Finding[] }): {
  field: PropertyKey[];
  why: string;
} {
  const [issue] = error.issues;
  if (!issue) return { field: [], why: error.message };
  if (issue.code === 'invalid_union') {
    const inner = (issue.errors ?? [])
      .flatMap((issues) => issues.slice(0, 1))
      .sort((a, b) => b.path.length - a.path.length)
      .find(({ path }) => path.length > 0);
    if (inner) return { field: [...issue.path, ...inner.path], why: inner.message };
  }
  return { field: [...issue.path], why: issue.message };
}
