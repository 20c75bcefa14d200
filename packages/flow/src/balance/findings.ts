import type { Speaker } from '@junheng/display';
import type { ImbalanceFinding, ServiceBalance } from '@junheng/engine/balance';
import type { ProfileDetail } from '@junheng/engine/profile';

/** What a sentence about a finding needs to know beside it. */
export type FindingContext = { readonly profile: ProfileDetail; readonly service: ServiceBalance };

/**
 * A finding in one plain sentence: who, how many people, supply and need against the mean, how firm, and what may make
 * it wrong. For `findings.json`, the report and the home page.
 */
export function findingSentence(
  speaker: Speaker,
  finding: ImbalanceFinding,
  { profile, service }: FindingContext,
): string {
  const zone = profile.zones.zone_id.indexOf(finding.zone_id);
  const place = placeName(speaker, profile, zone);
  const nothing = finding.kind === 'short' && service.score[zone] === 0;
  const parts = [
    speaker.t(`balance.finding.${nothing ? 'none' : finding.kind}`, {
      place,
      service: serviceName(speaker, service),
      persons: finding.persons,
      supply: Math.round(100 * finding.supply_index),
      need: Math.round(100 * finding.need_index),
    }),
  ];
  if (finding.variants > 0) {
    const firm = finding.held === finding.variants ? 'held_all' : 'held_some';
    parts.push(speaker.t(`balance.finding.${firm}`, { held: finding.held, variants: finding.variants }));
  }
  const doubts = [service.unknown_near[zone] && 'unknown', service.edge_near[zone] && 'edge'].filter(
    (d) => typeof d === 'string',
  );
  for (const doubt of doubts) parts.push(speaker.t(`balance.finding.${doubt}`));
  return parts.join(speaker.language === 'zh' ? '' : ' ');
}

/**
 * The zone as people call it, with the area that holds it: names as they were sent, English where there is one. An area
 * without a shape that only groups zones (a type of district) tells nobody where the zone is and is left out.
 */
function placeName(speaker: Speaker, profile: ProfileDetail, zone: number): string {
  const english = speaker.language === 'en';
  const areaOf = (id: string | null | undefined) => profile.regions.find(({ region_id }) => region_id === id);
  const id = profile.zones.zone_id[zone] as string;
  const name = (english ? profile.zones.name_en[zone] : null) ?? profile.zones.name[zone] ?? id;
  const itself = areaOf(id);
  const area = itself ? areaOf(itself.parent_id) : areaOf(profile.zones.region_id[zone]);
  const above = (itself || area?.has_polygon) && area ? ((english ? area.name_en : null) ?? area.name) : null;
  if (above === null) return name;
  if (name === id) return speaker.t('balance.finding.place_code', { name, above });
  return speaker.t(`balance.finding.${/[\w)]$/.test(above) ? 'place_apart' : 'place'}`, { name, above });
}

/** A service's name inside a sentence: in English without its capital, unless it is an abbreviation. */
function serviceName(speaker: Speaker, { names }: ServiceBalance): string {
  if (speaker.language === 'zh') return names.zh;
  return /^[A-Z][a-z]/.test(names.en) ? names.en.charAt(0).toLowerCase() + names.en.slice(1) : names.en;
}
