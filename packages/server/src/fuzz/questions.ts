import { type Random, stream } from '@junheng/engine/kernel';

type Schema = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
};
type Parameter = { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: Schema };
export type Operation = {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
  readonly responses: Readonly<Record<string, unknown>>;
};
export type Question = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | undefined;
};

/** Texts on which servers have stumbled: paths, controls, numbers that are none, names that objects have, long ones. */
const hostile: readonly string[] = [
  ...['', ' ', '\u0000', '\n', '../../etc/passwd', '..%2f..%2fetc', '/etc/passwd', 'C:\\x', 'file:///etc/passwd'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN', '[object Object]'],
  ...["' OR 1=1 --", '"; DROP TABLE x; --', '%', '%00', '$x', '{{x}}', '<script>', '&a=b', '?', '#', ';', ','],
  ...['-1', '0', '1e309', '9007199254740993', '99999999999999999999', '0x10', '1.5', '-0', '٣', '１２'],
  ...['0000-00-00', '2026-02-30', '9999-12-31', '10000-01-01', '-001-01-01', '2026-01-01T25:00:00Z'],
  ...['需求', '\u202e反', '\ud800', '👩‍⚕️', 'ａ', 'é'.normalize('NFD'), 'x'.repeat(300), 'y,'.repeat(3000)],
];
const hostileValues: readonly unknown[] = [
  ...[null, true, -1, 0, 1e308, 1.5, [], {}, [[]], '', [null], { __proto__: 1 }, 'x'.repeat(5000)],
];

const types = ['application/json', 'application/octet-stream', 'text/plain', 'application/x-www-form-urlencoded', 'x'];

/** Values that a server knows, by the name of a parameter or field. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

/**
 * Questions to one operation of an API, half of them with known values, half with hostile ones; the same seed gives the
 * same questions.
 */
export function* makeQuestions(
  path: string,
  operation: Operation,
  { count, seed, known }: { readonly count: number; readonly seed: number; readonly known: Known },
): Generator<Question> {
  for (let i = 0; i < count; i++) {
    const random = stream(seed, `${path} ${i}`);
    const wild = (i % 10) / 10;
    yield question(path, operation, { random, wild, known });
  }
}

type Maker = { readonly random: Random; readonly wild: number; readonly known: Known };

function question(path: string, { parameters = [], requestBody }: Operation, maker: Maker): Question {
  let url = path;
  const asked: string[] = [];
  for (const { name, in: place, required, schema = {} } of parameters) {
    if (place === 'path') url = url.replace(`{${name}}`, encode(String(make(name, schema, maker))) || '%20');
    else if (place === 'query' && (required || maker.random.uniform() < 0.6)) {
      asked.push(`${encode(name)}=${encode(String(make(name, schema, maker)))}`);
    }
  }
  const [type, body] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  const whole = body ? JSON.stringify(make('', body.schema ?? {}, maker)) : undefined;
  const odd = maker.random.uniform() < 0.15;
  const payload = odd ? oneOf(maker, [...hostile, '{', '{"a":', '[1', whole?.slice(0, 40)]) : whole;
  const sent = odd ? oneOf(maker, types) : type;
  const headers: Record<string, string> = sent && payload !== undefined ? { 'content-type': sent } : {};
  return { url: asked.length > 0 ? `${url}?${asked.join('&')}` : url, headers, payload };
}

const encode = (text: string) => encodeURIComponent(text.toWellFormed()).replaceAll('.', '%2E');
const oneOf = <T>({ random }: Maker, list: readonly T[]): T => list[random.below(list.length)] as T;

/** A value for a schema: a known one, one that fits, or a hostile one. */
function make(name: string, schema: Schema, maker: Maker): unknown {
  const { random, wild, known } = maker;
  const kind = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (random.uniform() < wild) {
    const structured = kind === 'object' || kind === 'array';
    if (!structured || random.uniform() < 0.15)
      return random.uniform() < 0.7 ? oneOf(maker, hostile) : oneOf(maker, hostileValues);
  }
  const held = known[name];
  if (held && held.length > 0 && random.uniform() < 0.9) return oneOf(maker, held);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return oneOf(maker, schema.enum);
  const forms = schema.anyOf ?? schema.oneOf;
  if (forms) return make(name, oneOf(maker, forms), maker);
  if (kind === 'object') return makeObject(schema, maker);
  if (kind === 'array') return Array.from({ length: 1 + random.below(3) }, () => make(name, schema.items ?? {}, maker));
  if (kind === 'integer' || kind === 'number') return oneOf(maker, [0, 1, 2, 7, 50, 1e6]);
  if (kind === 'boolean') return random.uniform() < 0.5;
  if (kind === 'null') return null;
  return oneOf(maker, hostile);
}

function makeObject({ properties = {}, required = [], additionalProperties }: Schema, maker: Maker): unknown {
  const made: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(properties)) {
    if (required.includes(name) ? maker.random.uniform() > maker.wild / 10 : maker.random.uniform() < 0.5) {
      made[name] = make(name, schema, maker);
    }
  }
  if (typeof additionalProperties === 'object') {
    for (let i = maker.random.below(3); i > 0; i--) {
      const name = oneOf(maker, [...(maker.known.column ?? []), ...hostile]);
      Object.defineProperty(made, String(name), {
        value: make('', additionalProperties, maker),
        enumerable: true,
        configurable: true,
      });
    }
  }
  return made;
}
