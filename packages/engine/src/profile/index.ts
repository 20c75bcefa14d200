export { openAge, type PeopleBand, personsAged } from './age-bands.ts';
export { bedOccupancy, bedTurnover } from './bed-use.ts';
export {
  type FacilityTable,
  facilityTable,
  needSource,
  type ProfileDetail,
  type ProfileOptions,
  type ProfileValue,
  profileDetail,
  profileOptions,
  profileValue,
  type ServiceOptions,
  type ServiceProfile,
  type StaffedBedsOptions,
  serviceOptions,
  serviceProfile,
  staffedBedsOptions,
  supplySource,
  useSource,
  type ZoneTable,
  zoneTable,
} from './contract.ts';
export { type ExpectedNeed, expectedNeed, holdsBirths, type RateBand } from './expected-need.ts';
export { supplyPer1000 } from './supply-per-1000.ts';
