import type { Row } from '@junheng/engine/pool';
import type { Device, Encounter, Patient, PractitionerRole } from '@medplum/fhirtypes';
import { concept, concepts, identifier, known, reference, type ServeOptions, toCode, toFhirId } from './parts.ts';

const actCodes = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const classes: ReadonlyMap<string, string> = new Map([
  ['outpatient', 'AMB'],
  ['emergency', 'EMER'],
  ['inpatient', 'IMP'],
  ['remote', 'VR'],
  ['home', 'HH'],
]);

/**
 * A contact with care as an Encounter whose subject is a pseudonym. One without an end is finished where it is of a class
 * that ends on its day; of others it is not known whether they go on. Wait, age, sex and home stay behind.
 */
export function encounterToFhir(row: Row<'encounter'>, options: ServeOptions): Encounter {
  const code = classes.get(row.class);
  const ended = row.end !== null || !['inpatient', 'home'].includes(row.class);
  const origin = row.referred_from === null ? undefined : reference<never>('Organization' as never, row.referred_from);
  const disposition = concept(row.disposition);
  return known<Encounter>({
    resourceType: 'Encounter',
    id: toFhirId(row.encounter_id),
    identifier: [identifier('encounter', row.encounter_id, options)],
    status: ended ? 'finished' : 'unknown',
    class: known({
      system: code === undefined ? `${options.system}/encounter-class` : actCodes,
      code: code ?? toCode(row.class),
    }),
    serviceType: concept(row.service_code),
    priority: concept(row.acuity_code),
    subject:
      row.person_key === null
        ? undefined
        : {
            ...reference<Patient>('Patient', row.person_key),
            identifier: identifier('person', row.person_key, options),
          },
    period: known({ start: row.start, end: row.end ?? undefined }),
    reasonCode: concepts(row.diagnosis_code),
    hospitalization: origin || disposition ? known({ origin, dischargeDisposition: disposition }) : undefined,
    serviceProvider: reference('Organization', row.facility_id),
  });
}

const genders: readonly string[] = ['male', 'female', 'other'] satisfies Patient['gender'][];

/** A resident as a Patient without a name: pseudonym, year of birth, sex. Home, insurance and registers stay behind. */
export function personToPatient(row: Row<'person'>, options: ServeOptions): Patient {
  return known<Patient>({
    resourceType: 'Patient',
    id: toFhirId(row.person_key),
    identifier: [identifier('person', row.person_key, options)],
    gender: row.sex === null ? undefined : genders.includes(row.sex) ? (row.sex as Patient['gender']) : 'unknown',
    birthDate: row.birth_year !== null && row.birth_year >= 1000 ? String(row.birth_year) : undefined,
    generalPractitioner:
      row.contracted_facility_id === null ? undefined : [reference('Organization', row.contracted_facility_id)],
  });
}

/** A post as a PractitionerRole; who holds it is a pseudonym. Full-time equivalents are an extension; age stays behind. */
export function staffToPractitionerRole(row: Row<'staff'>, options: ServeOptions): PractitionerRole {
  const id = [row.staff_key, row.facility_id, row.role_code].join('/');
  const { valid_from: start, valid_to: end } = row;
  const extension = [{ url: `${options.system}/StructureDefinition/full-time-equivalent`, valueDecimal: row.fte }];
  return known<PractitionerRole>({
    resourceType: 'PractitionerRole',
    id: toFhirId(id),
    extension,
    active: end === null,
    period: start === null && end === null ? undefined : known({ start: start ?? undefined, end: end ?? undefined }),
    practitioner: { identifier: identifier('staff', row.staff_key, options) },
    organization: reference('Organization', row.facility_id),
    code: concepts(row.role_code),
    specialty: concepts(row.speciality),
  });
}

const states: ReadonlyMap<string | null, Device['status']> = new Map([
  ['in-use', 'active'],
  ['idle', 'inactive'],
]);

/** One device. Price, licence class and years of life stay behind. */
export function equipmentToDevice(row: Row<'equipment'>, options: ServeOptions): Device {
  return known<Device>({
    resourceType: 'Device',
    id: toFhirId(row.equipment_id),
    identifier: [identifier('equipment', row.equipment_id, options)],
    status: states.get(row.state),
    manufactureDate: row.commissioned ?? undefined,
    type: concept(row.type_code),
    owner: reference('Organization', row.facility_id),
  });
}
