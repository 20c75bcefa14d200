export type { ServeOptions } from './parts.ts';
export { type FhirForm, fhirForms, tableOfForm, toFhir, toSearchset } from './serve-back.ts';
