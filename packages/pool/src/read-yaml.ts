import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { chineseReasons } from '@junheng/engine/domain';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { InputError, unreadable } from './input-error.ts';

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
    options?: { readonly error: typeof chineseReasons },
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly message: string; readonly issues: readonly Finding[] } };
};

/**
 * Reads a YAML file and checks it against a schema.
 *
 * @throws InputError `source.error.configMissing`, `.fileUnreadable`, `.encodingUnknown`, `source.error.yamlBroken` (with line and reason) or
 *   `source.error.yamlUnfit` (with line, field and what is wrong); the first finding where there are several
 */
export async function readYaml<T>(path: string, schema: Schema<T>): Promise<T> {
  return parseYaml(readConfig(path), path, schema);
}

/** The same for a text that is at hand; `path` names it in messages. */
export function parseYaml<T>(text: string, path: string, schema: Schema<T>): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
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
  const value = plain();
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { field, why: en } = firstFinding(parsed.error);
  const inChinese = schema.safeParse(value, { error: chineseReasons });
  const zh = inChinese.success ? en : firstFinding(inChinese.error).why;
  const line = lineOf(field);
  const place = field.length > 0 ? field.join('.') : '–';
  throw new InputError(
    'source.error.yamlUnfit',
    { file: path, line: String(line), field: place, en, zh },
    `${path}:${line}`,
  );

  function plain(): unknown {
    try {
      return document.toJS();
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new InputError('source.error.yamlBroken', { file: path, line: '1', why }, `${path}:1`, cause);
    }
  }

  function lineOf(way: readonly PropertyKey[]): number {
    for (let depth = way.length; depth >= 0; depth--) {
      const node = depth === 0 ? document.contents : document.getIn(way.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  }
}

/** The text of a configuration: UTF-8, or GB18030, which editors on Chinese systems still write. */
function readConfig(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new InputError('source.error.configMissing', { file: path }, path, cause);
    throw unreadable(path, cause);
  }
  if (isUtf8(bytes)) return bytes.toString('utf8');
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new InputError('source.error.encodingUnknown', { file: path, line: '1' }, path, cause);
  }
}

/** The first finding of a schema, as deep as it can be told. */
function firstFinding(error: { readonly message: string; readonly issues: readonly Finding[] }): {
  field: PropertyKey[];
  why: string;
} {
  const [issue] = error.issues;
  return issue ? explain(issue) : { field: [], why: error.message };
}

/** Of a choice between forms, the one that was meant: whose own keys are all there. None: which key is no form's. */
function explain(issue: Finding): { field: PropertyKey[]; why: string } {
  if (issue.code !== 'invalid_union') return { field: [...issue.path], why: issue.message };
  const forms = issue.errors ?? [];
  const meant = forms.find((found) =>
    found.every(({ code, path }) => code !== 'unrecognized_keys' && (path.length > 0 || code === 'invalid_union')),
  );
  const inner = meant?.[0];
  if (inner) {
    const { field, why } = explain(inner);
    return { field: [...issue.path, ...field], why };
  }
  const unknown = forms.flat().find(({ code }) => code === 'unrecognized_keys');
  return { field: [...issue.path], why: unknown?.message ?? issue.message };
}
