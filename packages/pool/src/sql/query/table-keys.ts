import type { TableName } from '@junheng/engine/pool';

/**
 * The columns that say which thing a row is about, beside its values: two rows with the same ones are two versions of
 * one fact. For showing what changed; what may not repeat in a source is up to its contract.
 */
export const tableKeys: Readonly<Record<TableName, readonly string[]>> = {
  region: ['region_id'],
  zone: ['zone_id'],
  population: ['place_id', 'year', 'sex', 'age_from', 'age_to', 'residence', 'education', 'marital'],
  health_status: ['place_id', 'period', 'condition_code', 'sex', 'age_from', 'age_to'],
  rate: ['scope', 'service_code', 'measure', 'sex', 'age_from', 'age_to'],
  facility: ['facility_id', 'valid_from'],
  alliance: ['alliance_id'],
  alliance_member: ['alliance_id', 'facility_id', 'valid_from'],
  service: ['facility_id', 'service_code', 'department'],
  resource: ['place_id', 'service_code', 'class', 'type_code', 'state', 'valid_from'],
  staff: ['staff_key', 'facility_id', 'role_code', 'valid_from'],
  staff_roster: ['facility_id', 'service_code', 'role_code', 'start'],
  equipment: ['equipment_id'],
  equipment_event: ['equipment_id', 'at', 'event'],
  encounter: ['encounter_id'],
  claim: ['claim_id'],
  person: ['person_key', 'valid_from'],
  person_link: ['person_key', 'into_key'],
  referral: ['referral_id'],
  waiting_list: ['facility_id', 'service_code', 'priority_code', 'as_of'],
  finance: ['facility_id', 'period', 'item_code'],
  stock: ['facility_id', 'item_code', 'as_of'],
  incident: ['incident_id'],
  follow_up: ['person_key', 'condition_code', 'due'],
  surveillance: ['region_id', 'date', 'condition_code'],
  statistic: ['place_id', 'period', 'indicator_code', 'service_code', 'age_from', 'age_to'],
  travel: ['from_id', 'to_id', 'mode', 'departure_class'],
  flow: ['from_region', 'to_region', 'period'],
  status: ['facility_id', 'service_code', 'at'],
  indicator: ['indicator_code'],
  norm: ['norm_id', 'valid_from'],
  constraint: ['constraint_id'],
  settlement: ['settlement_id'],
};
