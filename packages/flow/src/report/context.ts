import type { Text } from '@junheng/engine/domain';
import type { Row } from '@junheng/engine/pool';
import type { FacilityTable, ProfileDetail, ServiceProfile } from '@junheng/engine/profile';
import type { SourceContract } from '@junheng/engine/source';
import type { RegionConfig } from '../region/index.ts';
import type { FindingRow } from '../run/findings.ts';
import type { StageArtefacts } from '../run/run-stages.ts';
import type { Summary } from '../run/summary.ts';
import { html, type Markup } from './html.ts';
import { type Rings, ringsOf } from './map/shapes.ts';
import { name, text } from './words.ts';

/** What a report is made from. Everything in it is of one run. */
export type ReportInput = {
  readonly region: RegionConfig;
  readonly summary: Summary;
  readonly artefacts: StageArtefacts;
  /** Areas with their polygons, where the region has any. */
  readonly areas: readonly Row<'region'>[];
  /** Zones with polygons of their own; a zone without one takes that of the area with its id. */
  readonly zones?: readonly Row<'zone'>[];
  /** For the licences and references at the end. */
  readonly contracts?: readonly SourceContract[];
  readonly findings: readonly FindingRow[];
};

/** The input with the look-ups that sections share. */
export type Context = ReportInput & {
  readonly profile: ProfileDetail | null;
  readonly shapes: ReadonlyMap<string, Rings>;
  facilityName(id: string): Markup;
  /** The same as plain words, for sentences. */
  placeText(id: string): Text;
  /** A place by its id: a facility, zone or area; the id itself where nothing bears it. */
  placeName(id: string): Markup;
  zoneName(zone: number): Markup;
  serviceNames(code: string): Text;
  findService(code: string): ServiceProfile | undefined;
};

type Named = { readonly name: string; readonly name_en: string | null };

/** Gathers what sections look up by id. */
export function makeContext(input: ReportInput): Context {
  const profile = input.artefacts.profile.value.detail;
  const names = new Map<string, Named>();
  for (const { region_id, name: sent, name_en } of input.areas) names.set(region_id, { name: sent, name_en });
  const facilities = profile?.facilities;
  facilities?.facility_id.forEach((id, i) => {
    names.set(id, namedFacility(facilities, i));
  });
  const zones = profile?.zones;
  const zoneName = (zone: number): Markup => {
    const own = zones?.name[zone] ?? '';
    const area = names.get(zones?.region_id[zone] ?? '');
    const written = name(own, zones?.name_en[zone]);
    return !area || area.name === own
      ? written
      : html`${written} <span class="quiet">${name(area.name, area.name_en)}</span>`;
  };
  const zoneAt = new Map(zones?.zone_id.map((id, i) => [id, i]));
  const placeName = (id: string): Markup => {
    const zone = zoneAt.get(id);
    if (zone !== undefined) return zoneName(zone);
    const named = names.get(id);
    return named ? name(named.name, named.name_en) : html`${id}`;
  };
  const placeText = (id: string): Text => {
    const zone = zoneAt.get(id);
    const own =
      zone === undefined ? names.get(id) : { name: zones?.name[zone] || id, name_en: zones?.name_en[zone] ?? null };
    const area = zone === undefined ? undefined : names.get(zones?.region_id[zone] ?? '');
    const inWords = (of: Named | undefined, english: boolean) => (english ? (of?.name_en ?? of?.name) : of?.name) ?? id;
    const whole = (english: boolean) => {
      const written = inWords(own, english);
      return !area || area.name === own?.name ? written : `${written} (${inWords(area, english)})`;
    };
    return { zh: whole(false), en: whole(true) };
  };
  const service = (code: string) => profile?.services.find(({ service_code }) => service_code === code);
  return {
    ...input,
    profile,
    shapes: shapesOf(input),
    facilityName: placeName,
    placeName,
    placeText,
    zoneName,
    serviceNames: (code) => service(code)?.names ?? { zh: code, en: code },
    findService: service,
  };
}

const namedFacility = (facilities: FacilityTable, i: number): Named => ({
  name: facilities.name[i] ?? '',
  name_en: facilities.name_en[i] ?? null,
});

function shapesOf({ areas, zones = [] }: ReportInput): ReadonlyMap<string, Rings> {
  const shapes = new Map<string, Rings>();
  for (const { region_id, geometry } of areas) {
    const rings = ringsOf(geometry);
    if (rings.length > 0) shapes.set(region_id, rings);
  }
  for (const { zone_id, geometry } of zones) {
    const rings = ringsOf(geometry);
    if (rings.length > 0) shapes.set(zone_id, rings);
  }
  return shapes;
}

/** The configured name of a code (kind of facility, indicator), or the code itself. */
export function codeName(list: readonly { readonly code: string; readonly names: Text }[], code: string): Markup {
  const named = list.find((entry) => entry.code === code);
  return named ? text(named.names) : html`${code}`;
}
