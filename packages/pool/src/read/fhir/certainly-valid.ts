import {
  evalFhirPathTyped,
  getDataType,
  type InternalSchemaElement,
  type InternalTypeSchema,
  isPrimitiveType,
  isResourceType,
  parseFhirPath,
  toTypedValue,
  validationRegexes,
} from '@medplum/core';

/** The resource in whose place invariants are read, and the one around it. */
type Around = { readonly root: object; readonly resource: object };
type Check = (value: unknown, around: Around) => boolean;
type Property = {
  readonly many: boolean;
  readonly min: number;
  readonly max: number;
  /** Place of its element among those of the type: the names of a choice share it. */
  readonly element: number;
  readonly check: Check;
};

const never: Check = () => false;
/** Invariants that the validator leaves out. */
const leftOut = new Set(['ele-1', 'dom-3', 'org-1', 'sdf-19']);
const compiled = new Map<string, Check>();

/**
 * Whether a resource follows the specification for certain: then `validateResource` of Medplum finds no error in it. It
 * holds the same things against the same definitions, property by property as they stand in the JSON, with checks that
 * are compiled once for each type; that takes a fifth of the time. Whatever is unusual (extensions of values, an
 * invariant that is not plainly kept, anything wrong) gives false, and the validator decides.
 *
 * The definitions must have been read before (`validate.ts`).
 */
export function isCertainlyValid(resource: unknown): boolean {
  if (typeof resource !== 'object' || resource === null) return false;
  const around = { root: resource, resource };
  return checkResource(resource, around) && keepsRootInvariants(resource, around);
}

const typeOf = (resource: object): string => String((resource as { resourceType?: unknown }).resourceType);

const checkResource: Check = (value, around) => {
  if (typeof value !== 'object' || value === null) return false;
  const type = typeOf(value);
  if (!isResourceType(type)) return false;
  return typeCheck(type)(value, { root: around.root, resource: value });
};

function keepsRootInvariants(resource: object, around: Around): boolean {
  const type = typeOf(resource);
  const known = compiled.get(`${type}!`);
  if (known) return known(resource, around);
  const check = invariants(getDataType(type).constraints, type);
  compiled.set(`${type}!`, check);
  return check(resource, around);
}

function typeCheck(type: string): Check {
  let check = compiled.get(type);
  if (!check) {
    check = compileType(getDataType(type));
    compiled.set(type, check);
  }
  return check;
}

function compileType(schema: InternalTypeSchema, outer: readonly InternalTypeSchema[] = []): Check {
  const inner = [...schema.innerTypes, ...outer];
  const isResource = schema.kind === 'resource';
  const properties = new Map<string, Property>();
  const required: number[] = [];
  Object.entries(schema.elements).forEach(([name, element], i) => {
    if (element.min > 0) required.push(i);
    const choice = name.endsWith('[x]');
    for (const { code } of element.type) {
      const key = choice ? `${name.slice(0, -3)}${code.charAt(0).toUpperCase()}${code.slice(1)}` : name;
      const odd = properties.has(key) || (!choice && element.type.length > 1) || name.includes('.');
      const check = odd ? never : compileElement(element, code, inner);
      properties.set(key, { many: element.isArray === true, min: element.min, max: element.max, element: i, check });
    }
  });
  const seenIn = new Int32Array(Object.keys(schema.elements).length);
  let visit = 0;
  return (value, around) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const names = Object.keys(value);
    const seen: number[] = [];
    for (const name of names) {
      if (name === 'resourceType' && isResource) continue;
      const property = properties.get(name);
      if (!property || !checkProperty((value as Record<string, unknown>)[name], property, around)) return false;
      seen.push(property.element);
    }
    if (seen.length === 0) return false;
    visit++;
    for (const element of seen) {
      // Two names of one choice.
      if (seenIn[element] === visit) return false;
      seenIn[element] = visit;
    }
    for (const element of required) if (seenIn[element] !== visit) return false;
    return true;
  };
}

function checkProperty(value: unknown, { many, min, max, check }: Property, around: Around): boolean {
  if (!many) return !Array.isArray(value) && check(value, around);
  if (!Array.isArray(value) || value.length === 0 || value.length < min || value.length > max) return false;
  for (const one of value) if (!check(one, around)) return false;
  return true;
}

function compileElement(element: InternalSchemaElement, code: string, inner: readonly InternalTypeSchema[]): Check {
  if (element.fixed || element.pattern || element.slicing) return never;
  const kept = invariants(element.constraints, code);
  const check = compileCode(code, inner);
  return kept === always ? check : (value, around) => check(value, around) && kept(value, around);
}

function compileCode(code: string, inner: readonly InternalTypeSchema[]): Check {
  if (isPrimitiveType(code)) return compilePrimitive(code);
  if (code === 'Resource') return checkResource;
  const own = inner.find(({ name }) => name === code);
  if (!own) {
    let check: Check | undefined;
    return (value, around) => {
      check ??= typeCheck(code);
      return check(value, around);
    };
  }
  // A type may hold itself: it is compiled when it is first met.
  let check: Check | undefined;
  return (value, around) => {
    check ??= compileType(own, inner);
    return check(value, around);
  };
}

const longestText = 1024 * 1024;
const ranges: Readonly<Record<string, readonly [number, number]>> = {
  integer: [-2_147_483_648, 2_147_483_647],
  positiveInt: [1, 2_147_483_647],
  unsignedInt: [0, 2_147_483_647],
};

function compilePrimitive(code: string): Check {
  if (code === 'boolean') return (value) => typeof value === 'boolean';
  if (code === 'decimal') return (value) => typeof value === 'number' && Number.isFinite(value);
  const range = ranges[code];
  if (range) {
    const [low, high] = range;
    return (value) => typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high;
  }
  if (code === 'base64Binary' || code === 'integer64' || code === 'undefined') return never;
  const form = validationRegexes[code];
  const dated = code === 'date' || code === 'dateTime' || code === 'instant';
  return (value) =>
    typeof value === 'string' &&
    value.length <= longestText &&
    value.trim() !== '' &&
    (form === undefined || form.test(value)) &&
    (!dated || value.length < 10 || isDay(value));
}

/** Whether the day of a date is in its month. */
function isDay(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))];
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

type Held = Readonly<Record<string, unknown>>;
const has = (value: Held, choice: string): boolean => Object.keys(value).some((name) => name.startsWith(choice));

/** Invariants, by their text, that are plainly kept where this holds; elsewhere the evaluator is asked. */
const plainlyKept: ReadonlyMap<string, (value: Held) => boolean> = new Map([
  ['extension.exists() != value.exists()', (value) => (value.extension !== undefined) !== has(value, 'value')],
  ['contained.contained.empty()', (value) => value.contained === undefined],
  ['contained.meta.versionId.empty() and contained.meta.lastUpdated.empty()', (value) => value.contained === undefined],
  ['contained.meta.security.empty()', (value) => value.contained === undefined],
  ['dataAbsentReason.empty() or value.empty()', (value) => value.dataAbsentReason === undefined],
  [
    'value.empty() or component.code.where(coding.intersect(%resource.code.coding).exists()).empty()',
    (value) => value.component === undefined || !has(value, 'value'),
  ],
]);
const always: Check = () => true;

function invariants(constraints: InternalSchemaElement['constraints'], type: string): Check {
  const checks = (constraints ?? [])
    .filter(({ key, severity }) => severity === 'error' && !leftOut.has(key))
    .map(({ expression }) => invariant(expression, type));
  if (checks.length === 0) return always;
  return (value, around) => checks.every((check) => check(value, around));
}

function invariant(expression: string, type: string): Check {
  const plainly = plainlyKept.get(expression);
  const atom = parseFhirPath(expression);
  return (value, around) => {
    if (plainly && typeof value === 'object' && value !== null && plainly(value as Held)) return true;
    const typed = { type: type === 'Resource' ? typeOf(value as object) : type, value };
    const found = evalFhirPathTyped(atom, [typed], {
      '%context': typed,
      '%ucum': toTypedValue('http://unitsofmeasure.org'),
      '%resource': toTypedValue(around.resource),
      '%rootResource': toTypedValue(around.root),
    });
    return found.length === 1 && found[0]?.value === true;
  };
}
