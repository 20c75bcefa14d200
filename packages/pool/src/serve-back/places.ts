import type { Row } from '@junheng/engine/pool';
import type { HealthcareService, Location, Organization } from '@medplum/fhirtypes';
import { concept, concepts, identifier, known, reference, type ServeOptions, toFhirId, toText } from './parts.ts';

const physicalTypes = 'http://terminology.hl7.org/CodeSystem/location-physical-type';
const organizationTypes = 'http://terminology.hl7.org/CodeSystem/organization-type';

/** An administrative area as a Location that is a jurisdiction. Its geometry, area and level stay behind. */
export function regionToLocation(row: Row<'region'>, options: ServeOptions): Location {
  return known<Location>({
    resourceType: 'Location',
    id: toFhirId(row.region_id),
    identifier: [identifier('region', row.region_id, options)],
    status: 'active',
    mode: 'instance',
    name: toText(row.name),
    alias: aliasOf(row.name_en),
    physicalType: concept('jdn', physicalTypes),
    partOf: row.parent_id === null ? undefined : reference('Location', row.parent_id),
  });
}

const aliasOf = (name: string | null): string[] | undefined => {
  const text = toText(name);
  return text === undefined ? undefined : [text];
};

/** A place of care as an Organization that provides care; its kind is text. Level, ownership and region stay behind. */
export function facilityToOrganization(row: Row<'facility'>, options: ServeOptions): Organization {
  const text = toText(row.kind);
  return known<Organization>({
    resourceType: 'Organization',
    id: toFhirId(row.facility_id),
    identifier: [identifier('facility', row.facility_id, options)],
    active: row.valid_to === null,
    type: [{ ...concept('prov', organizationTypes), ...(text === undefined ? {} : { text }) }],
    name: toText(row.name),
    alias: aliasOf(row.name_en),
  });
}

/** Where a facility stands, as a Location of its Organization; none where its position is unknown. */
export function facilityToLocation(row: Row<'facility'>, options: ServeOptions): Location | undefined {
  if (row.lon === null || row.lat === null) return undefined;
  return known<Location>({
    resourceType: 'Location',
    id: toFhirId(`${row.facility_id}-site`),
    identifier: [identifier('facility', row.facility_id, options)],
    status: row.valid_to === null ? 'active' : 'inactive',
    mode: 'instance',
    name: toText(row.name),
    physicalType: concept('si', physicalTypes),
    position: { longitude: row.lon, latitude: row.lat },
    managingOrganization: reference('Organization', row.facility_id),
  });
}

const hoursForm = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/;

/** What a facility offers, as a HealthcareService. Hours that are no span of a day stand in its comment. */
export function serviceToHealthcareService(row: Row<'service'>, options: ServeOptions): HealthcareService {
  const id = `${row.facility_id}/${row.service_code}`;
  const hours = row.hours === null ? null : hoursForm.exec(row.hours);
  const allDay = row.hours === '00:00-24:00';
  const [, fromHour, fromMinute, toHour, toMinute] = hours ?? [];
  const span = { availableStartTime: `${fromHour}:${fromMinute}:00`, availableEndTime: `${toHour}:${toMinute}:00` };
  return known<HealthcareService>({
    resourceType: 'HealthcareService',
    id: toFhirId(id),
    identifier: [identifier('service', id, options)],
    active: true,
    providedBy: reference('Organization', row.facility_id),
    specialty: concepts(row.service_code),
    name: toText(row.department),
    comment: hours || allDay ? undefined : toText(row.hours),
    characteristic: row.remote === true ? concepts('remote', `${options.system}/service-characteristic`) : undefined,
    referralMethod: row.accepts_referral === true ? [{ text: 'accepts referrals' }] : undefined,
    availableTime: allDay ? [{ allDay: true }] : hours ? [span] : undefined,
  });
}
