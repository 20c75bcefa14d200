import { createHash } from 'node:crypto';
import type { CodeableConcept, Identifier, Reference, Resource } from '@medplum/fhirtypes';

/** Where the served resources are at home. */
export type ServeOptions = {
  /** Begins the addresses of identifiers, extensions and measures: `https://pool.example.org/fhir`. */
  readonly system: string;
};

const idForm = /^[A-Za-z0-9\-.]{1,64}$/;

/**
 * An id as FHIR allows it (letters, digits, `-` and `.`, at most 64). One that is not so is hashed: the same id always
 * gives the same, and the identifier of the resource says what it was.
 */
export const toFhirId = (id: string): string =>
  idForm.test(id) ? id : `x${createHash('sha256').update(id).digest('hex').slice(0, 40)}`;

/** Text as FHIR allows it; undefined for blank text, which FHIR has no place for. */
export const toText = (text: string | null): string | undefined => text?.replace(/\s/g, ' ').trim() || undefined;

/** A code as FHIR allows it: single spaces inside, none outside. */
export const toCode = (text: string | null): string | undefined => text?.trim().replace(/\s+/g, ' ') || undefined;

export function identifier(kind: string, id: string, { system }: ServeOptions): Identifier {
  const value = toText(id);
  return { system: `${system}/${kind}`, ...(value === undefined ? {} : { value }) };
}

/** A reference to what is served itself. */
export const reference = <T extends Resource>(type: T['resourceType'], id: string): Reference<T> => ({
  reference: `${type}/${toFhirId(id)}`,
});

/** A code in a concept, with the system that defines it where that is known; undefined for an unknown code. */
export function concept(code: string | null, system?: string): CodeableConcept | undefined {
  const found = toCode(code);
  return found === undefined ? undefined : { coding: [{ ...(system === undefined ? {} : { system }), code: found }] };
}

/** The same as a list of one, or undefined. */
export function concepts(code: string | null, system?: string): CodeableConcept[] | undefined {
  const one = concept(code, system);
  return one && [one];
}

/** An object without the properties that are undefined: in FHIR what is unknown is left out. */
export function known<T extends object>(given: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
}
