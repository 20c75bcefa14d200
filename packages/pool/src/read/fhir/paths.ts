import {
  AndAtom,
  AsAtom,
  type Atom,
  DotAtom,
  EqualsAtom,
  FunctionAtom,
  IndexerAtom,
  LiteralAtom,
  parseFhirPath,
  SymbolAtom,
  UnionAtom,
} from '@medplum/core';
import { InputError } from '../../input-error.ts';
import type { Broken } from '../csv.ts';
import { type Element, findElement, isResourceType, listChoices, listProperties } from './spec.ts';

/** A path, compiled: the text of its values in one resource. What is not as FHIR has it is added to `broken`. */
export type ReadPath = (resource: object, broken: Broken[]) => string;

type Step = (input: readonly unknown[], broken: Broken[]) => readonly unknown[];
/** A compiled part: how it is read, where it leads, and what stands there. */
type Part = {
  readonly step: Step;
  /** As a message names it: `Encounter.type.coding`. */
  readonly at: string;
  readonly element: Element;
  /** The choices among which `ofType` may still narrow, and what has them. */
  readonly choices?: { readonly from: Part; readonly list: ReturnType<typeof listChoices> } | undefined;
};

/** Between several values of one cell, unless the path joins them itself. */
const between = '; ';
/** A value of a message is cut here. */
const longestShown = 200;

const text = { many: false, kind: 'value', json: 'string', form: undefined } as const;
/** What a choice leads to whose type is still open, and what a reference that nobody follows does. */
const mixed = { many: false, kind: 'object', type: '' } as const;
const resolved = '(resolved)';
const truth = { many: false, kind: 'value', json: 'boolean', form: undefined } as const;

/**
 * Compiles a path of the part of FHIRPath that contracts use: properties (`period.start`), choices (`value`,
 * `value.ofType(Quantity).value`, `valueQuantity.value`), `[0]`, `first()`, `last()`, `where(system = '…' and use = '…')`,
 * `extension('url')`, `exists()`, `join(', ')`, `a | b`, and the id that a reference names: `subject.resolve().id` or
 * `subject.getReferenceKey()`. Several values that are left become one text with `; ` between them.
 *
 * While it is read, each value on the way is held against the JSON schema of FHIR R4: objects, lists, types and forms of
 * values. Why this is not the library's evaluator: docs/decisions/fhir-paths.md.
 *
 * @throws InputError `source.error.fhirResource`, `.fhirPathBroken`, `.fhirPathUnknown`, `.fhirPathPart`, `.fhirPathObject`
 */
export function compilePath(resource: string, path: string, column: string): ReadPath {
  if (!isResourceType(resource)) throw new InputError('source.error.fhirResource', { resource }, resource);
  const compiler = new Compiler(resource, path, column);
  const { step, element, at, choices } = compiler.compile();
  if (element.kind === 'object') {
    throw compiler.fail('fhirPathObject', {
      at,
      there: choices?.list.map(({ name }) => name).join(', ') ?? properties(element.type),
    });
  }
  return (given, broken) => toCell(step([given], broken));
}

function toCell(values: readonly unknown[]): string {
  if (values.length === 0) return '';
  if (values.length === 1) return String(values[0]);
  return values.join(between);
}

const properties = (type: string) => listProperties(type).join(', ');

class Compiler {
  readonly #resource: string;
  readonly #path: string;
  readonly #column: string;

  constructor(resource: string, path: string, column: string) {
    this.#resource = resource;
    this.#path = path;
    this.#column = column;
  }

  fail(code: string, params: Readonly<Record<string, string>> = {}, cause?: unknown): InputError {
    const about = { column: this.#column, path: this.#path, resource: this.#resource, ...params };
    return new InputError(`source.error.${code}`, about, `${this.#column}: ${this.#path}`, cause);
  }

  compile(): Part {
    return this.#part(this.#parse(), {
      step: (input) => input,
      at: this.#resource,
      element: { many: false, kind: 'object', type: this.#resource },
    });
  }

  #parse(): Atom {
    try {
      return parseFhirPath(this.#path).child;
    } catch (cause) {
      throw this.fail('fhirPathBroken', { why: cause instanceof Error ? cause.message : String(cause) }, cause);
    }
  }

  #part(atom: Atom, from: Part): Part {
    if (atom instanceof DotAtom) return this.#part(atom.right, this.#part(atom.left, from));
    if (atom instanceof SymbolAtom) {
      return atom.name === this.#resource && from.at === this.#resource ? from : this.#property(atom.name, from);
    }
    if (atom instanceof IndexerAtom) return pick(this.#part(atom.left, from), this.#index(atom.expr));
    if (atom instanceof AsAtom) return this.#ofType(atom.right, this.#part(atom.left, from));
    if (atom instanceof UnionAtom) return this.#union(this.#part(atom.left, from), this.#part(atom.right, from));
    if (atom instanceof FunctionAtom) return this.#function(atom.name, atom.args, from);
    throw this.#unknownPart(atom);
  }

  #unknownPart(atom: Atom): InputError {
    return this.fail('fhirPathPart', { part: atom instanceof FunctionAtom ? `${atom.name}()` : String(atom) });
  }

  #property(name: string, from: Part): Part {
    const type = from.element.kind === 'object' ? from.element.type : '';
    const element = type === resolved && name === 'id' ? text : findElement(type, name);
    if (element) return child(from, name, element);
    const list = listChoices(type, name);
    if (list.length === 0) {
      const there = from.choices?.list.map(({ of }) => `ofType(${of})`).join(', ') || properties(type) || 'id';
      throw this.fail('fhirPathUnknown', { at: from.at, name, there });
    }
    const parts = list.map((one) => child(from, one.name, findElement(type, one.name) as Element));
    // A choice of values only is read as it stands; one that may hold objects must be narrowed before it goes on.
    const plain = parts.every(({ element: one }) => one.kind === 'value');
    const step: Step = (input, broken) => parts.flatMap((part) => part.step(input, broken));
    return { step, at: `${from.at}.${name}`, element: plain ? text : mixed, choices: { from, list } };
  }

  #ofType(atom: Atom | undefined, { choices, at }: Part): Part {
    const wanted = atom instanceof SymbolAtom ? atom.name : '';
    const one = choices?.list.find(({ of }) => of === wanted);
    if (!choices || !one) {
      const there = choices?.list.map(({ of }) => of).join(', ') ?? '–';
      throw this.fail('fhirPathUnknown', { at, name: `ofType(${wanted})`, there });
    }
    return this.#property(one.name, choices.from);
  }

  #union(a: Part, b: Part): Part {
    if (a.element.kind === 'object' || b.element.kind === 'object') throw this.fail('fhirPathPart', { part: '|' });
    const step: Step = (input, broken) => [...new Set([...a.step(input, broken), ...b.step(input, broken)])];
    return { step, at: `${a.at} | ${b.at}`, element: a.element };
  }

  #index(atom: Atom): number {
    const value = atom instanceof LiteralAtom ? atom.value.value : undefined;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw this.#unknownPart(atom);
    return value;
  }

  #function(name: string, args: readonly Atom[], from: Part): Part {
    const [first] = args;
    switch (name) {
      case 'first':
        return pick(from, 0);
      case 'last':
        return then(from, (values) => values.slice(-1));
      case 'exists':
        return { ...then(from, (values) => [values.length > 0]), element: truth };
      case 'join': {
        const separator = first === undefined ? '' : this.#literal(first);
        return {
          ...then(from, (values) => (values.length > 0 ? [values.join(String(separator))] : values)),
          element: text,
        };
      }
      case 'where':
        return this.#where(first, from);
      case 'extension':
        return this.#extension(first, from);
      case 'ofType':
      case 'as':
        return this.#ofType(first, from);
      case 'getReferenceKey':
      case 'resolve':
        return this.#reference(name, from);
      default:
        throw this.fail('fhirPathPart', { part: `${name}()` });
    }
  }

  #literal(atom: Atom | undefined): unknown {
    if (atom instanceof LiteralAtom) return atom.value.value;
    throw this.fail('fhirPathPart', { part: String(atom ?? '()') });
  }

  #where(atom: Atom | undefined, from: Part): Part {
    const holds = this.#condition(atom, { ...from, step: (input) => input });
    return then(from, (values, broken) => values.filter((value) => holds(value, broken)));
  }

  /** Equalities with constants and `exists()`, joined by `and`. As in FHIRPath, several values on the left equal nothing. */
  #condition(atom: Atom | undefined, from: Part): (value: unknown, broken: Broken[]) => boolean {
    if (atom instanceof AndAtom) {
      const [left, right] = [this.#condition(atom.left, from), this.#condition(atom.right, from)];
      return (value, broken) => left(value, broken) && right(value, broken);
    }
    if (atom instanceof FunctionAtom || atom instanceof DotAtom) {
      const { step, element } = this.#part(atom, from);
      if (element !== truth) throw this.#unknownPart(atom);
      return (value, broken) => step([value], broken)[0] === true;
    }
    if (!(atom instanceof EqualsAtom)) throw this.fail('fhirPathPart', { part: String(atom ?? 'where()') });
    const { step } = this.#part(atom.left, from);
    const wanted = this.#literal(atom.right);
    return (value, broken) => {
      const found = step([value], broken);
      return found.length === 1 && found[0] === wanted;
    };
  }

  #extension(atom: Atom | undefined, from: Part): Part {
    const url = this.#literal(atom);
    const all = this.#property('extension', from);
    const step: Step = (values) => values.filter((value) => (value as { url?: unknown }).url === url);
    return { ...then(all, step), at: `${from.at}.extension('${url}')` };
  }

  #reference(name: string, from: Part): Part {
    if (from.element.kind !== 'object' || from.element.type !== 'Reference') {
      throw this.fail('fhirPathPart', { part: `${name}()` });
    }
    const step: Step = (values) =>
      values.flatMap((value) => referenceKey((value as { reference?: unknown }).reference) ?? []);
    if (name === 'getReferenceKey') return { ...then(this.#checked(from), step), element: text };
    const resolve: Step = (values, broken) => step(values, broken).map((id) => ({ id }));
    return { ...then(this.#checked(from), resolve), element: { many: false, kind: 'object', type: resolved } };
  }

  /** Holds the text of a reference against its form, and hands the reference on. */
  #checked(from: Part): Part {
    const { step } = this.#property('reference', { ...from, step: (input) => input });
    return then(from, (values, broken) => values.filter((value) => step([value], broken).length > 0));
  }
}

/** The id that a reference names: `Patient/1`, `https://…/Patient/1/_history/2`, `urn:uuid:1`; none for others. */
export function referenceKey(reference: unknown): string | undefined {
  if (typeof reference !== 'string') return undefined;
  if (reference.startsWith('urn:')) return reference.slice(reference.lastIndexOf(':') + 1) || undefined;
  const [path = ''] = reference.split('/_history/', 1);
  const slash = path.lastIndexOf('/');
  return slash > 0 && !path.includes('?') ? path.slice(slash + 1) || undefined : undefined;
}

const then = (from: Part, next: Step): Part => ({
  step: (input, broken) => next(from.step(input, broken), broken),
  at: from.at,
  element: from.element,
  choices: from.choices,
});

const pick = (from: Part, at: number): Part =>
  then(from, (values) => (values.length > at ? (values.length === 1 ? values : [values[at]]) : []));

/** The step into a property, which holds what stands there against the specification. */
function child(from: Part, name: string, element: Element): Part {
  const at = `${from.at}.${name}`;
  const check = checker(at, element);
  const before = from.step;
  const step: Step = (input, broken) => {
    const values = before(input, broken);
    const found: unknown[] = [];
    for (let i = 0; i < values.length; i++) {
      const value = (values[i] as Readonly<Record<string, unknown>>)[name];
      if (value === undefined) continue;
      if (!element.many) {
        if (check(value, broken)) found.push(value);
      } else if (Array.isArray(value)) {
        for (const one of value) if (!(one === null && element.kind === 'value') && check(one, broken)) found.push(one);
      } else broken.push({ rule: 'list_expected', field: at, value: show(value) });
    }
    return found;
  };
  return { step, at, element };
}

/** Whether a value is what its element may hold; adds why not. */
function checker(at: string, element: Element): (value: unknown, broken: Broken[]) => boolean {
  if (element.kind === 'object') {
    return (value, broken) => {
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return true;
      broken.push({ rule: 'object_expected', field: at, value: show(value) });
      return false;
    };
  }
  const { json, form } = element;
  return (value, broken) => {
    if (typeof value === json && (form === undefined || form.test(String(value)))) return true;
    const rule = typeof value === 'object' ? 'value_expected' : 'form_expected';
    broken.push({ rule, field: at, value: show(value) });
    return false;
  };
}

/** A value as a message shows it: short, and without going into it, however deep it is. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  if (typeof value === 'object' && value !== null) return '{…}';
  return (JSON.stringify(value) ?? '').slice(0, longestShown);
}
