import { expect, test } from 'vitest';
import { z } from 'zod';
import { methods } from './methods.ts';
import { stages } from './stages.ts';

/** A schema says what it takes: a type, or a choice of types. */
const shape = expect.stringMatching(/^(type|anyOf|oneOf)$/);

test('methods: every id is of one stage, stands once, and follows the order of the loop', () => {
  const ids = methods.map((one) => one.id);
  expect(new Set(ids).size).toBe(ids.length);
  const order = ids.map((id) => stages.findIndex((stage) => id.startsWith(`${stage}/`)));
  expect(order).not.toContain(-1);
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

test.each(methods.map((one) => [one.id, one] as const))(
  'methods: %s says what it answers, in both languages, and from where',
  (_, one) => {
    expect(one.answers.en).not.toBe('');
    expect(one.answers.zh).toMatch(/[一-鿿]/);
    expect(one.reference.length).toBeGreaterThan(10);
    expect(Object.keys(z.toJSONSchema(one.input, { io: 'input', unrepresentable: 'any' }))).toContainEqual(shape);
    expect(Object.keys(z.toJSONSchema(one.output, { unrepresentable: 'any' }))).toContainEqual(shape);
  },
);

/** Places of a JSON schema where an object takes fields that it does not name. */
function openPlaces(schema: unknown, at: string): string[] {
  if (schema === null || typeof schema !== 'object') return [];
  const named = 'type' in schema && schema.type === 'object' && 'properties' in schema;
  const open = named && !('additionalProperties' in schema) ? [at] : [];
  return [...open, ...Object.entries(schema).flatMap(([key, inner]) => openPlaces(inner, `${at}/${key}`))];
}

/** `decide/proposal` takes results of other stages as they are, which may come to hold more. */
const written = methods.filter(({ id }) => id !== 'decide/proposal');

test.each(written.map((one) => [one.id, one] as const))(
  'methods: %s refuses a field that it does not know',
  (_, one) => {
    expect(openPlaces(z.toJSONSchema(one.input, { io: 'input', unrepresentable: 'any' }), '')).toEqual([]);
  },
);

test.each(['balance/e2sfca', 'forecast/ets', 'feedback/dea-ccr', 'simulate/erlang-c'])(
  'methods: %s is offered',
  (id) => {
    expect(methods.map((one) => one.id)).toContain(id);
  },
);
