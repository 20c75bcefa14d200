import type { Row, TableName } from '@junheng/engine/pool';
import type { Bundle, Resource } from '@medplum/fhirtypes';
import { encounterToFhir, equipmentToDevice, personToPatient, staffToPractitionerRole } from './care.ts';
import { statisticToMeasureReport } from './figures.ts';
import type { ServeOptions } from './parts.ts';
import { facilityToLocation, facilityToOrganization, regionToLocation, serviceToHealthcareService } from './places.ts';

type Serve<T extends TableName> = (row: Row<T>, options: ServeOptions) => Resource | undefined;

/** Standard tables that have a form in FHIR R4, by the type of resource that their rows become. */
const forms = {
  Organization: { table: 'facility', serve: facilityToOrganization },
  'Location:site': { table: 'facility', serve: facilityToLocation },
  'Location:region': { table: 'region', serve: regionToLocation },
  HealthcareService: { table: 'service', serve: serviceToHealthcareService },
  PractitionerRole: { table: 'staff', serve: staffToPractitionerRole },
  Patient: { table: 'person', serve: personToPatient },
  Encounter: { table: 'encounter', serve: encounterToFhir },
  Device: { table: 'equipment', serve: equipmentToDevice },
  MeasureReport: { table: 'statistic', serve: statisticToMeasureReport },
} as const satisfies { readonly [name: string]: { [T in TableName]: { table: T; serve: Serve<T> } }[TableName] };

/** The forms in which rows are served back: a type of resource, with what it is of where two tables give the same type. */
export const fhirForms = Object.keys(forms) as (keyof typeof forms)[];
export type FhirForm = keyof typeof forms;

/** The table from which a form is served. */
export const tableOfForm = (form: FhirForm): TableName => forms[form].table;

/**
 * Rows of a standard table as FHIR R4 resources, for the institutions that sent them. Every resource follows the
 * specification (`serve-back.test.ts` holds arbitrary rows against it); rows that have no form (a facility without a position as a
 * Location, a figure of no period) are left out. Persons and staff are pseudonyms, as the pool holds them.
 *
 * @param rows of the table that `tableOfForm` names
 */
export function toFhir(
  form: FhirForm,
  rows: readonly Row<TableName>[],
  options: ServeOptions,
): readonly (Resource & { readonly id: string })[] {
  const serve = forms[form].serve as Serve<TableName>;
  return rows.flatMap((row) => (serve(row, options) as (Resource & { readonly id: string }) | undefined) ?? []);
}

/** A page of resources as the Bundle of a search. `total` counts all pages. */
export function toSearchset(
  resources: readonly (Resource & { readonly id: string })[],
  options: ServeOptions & { readonly total?: number | undefined },
): Bundle {
  const entry = resources.map((resource) => ({
    fullUrl: `${options.system}/${resource.resourceType}/${resource.id}`,
    resource,
    search: { mode: 'match' as const },
  }));
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(options.total === undefined ? {} : { total: options.total }),
    ...(entry.length > 0 ? { entry } : {}),
  };
}
