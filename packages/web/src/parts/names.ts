import { useMemo } from 'react';
import { type RegionCard, useArtefact } from '../api.ts';
import { useSpeak } from '../speak.tsx';
import { placeNames, zoneNames } from './places.ts';

/** Names of facilities, zones and areas by id, in the language of the page; an id without a name stays an id. */
export function useNames(card: RegionCard): (id: string | null | undefined) => string {
  const { language } = useSpeak();
  const profile = useArtefact(card, 'profile').data?.value.detail;
  return useMemo(() => {
    const names = new Map<string, string>();
    const add = (id: string | undefined, name: string | undefined, english: string | null | undefined) => {
      if (id !== undefined && name !== undefined) names.set(id, placeNames(language, name, english).first);
    };
    for (const area of profile?.regions ?? []) add(area.region_id, area.name, area.name_en);
    profile?.zones.zone_id.forEach((id, index) => {
      const area = names.get(profile.zones.region_id[index] ?? '') ?? '';
      names.set(id, zoneNames(language, id, profile.zones.name[index], profile.zones.name_en[index], area).first);
    });
    profile?.facilities.facility_id.forEach((id, index) => {
      add(id, profile.facilities.name[index], profile.facilities.name_en[index]);
    });
    return (id) => (id === null || id === undefined ? '' : (names.get(id) ?? id));
  }, [profile, language]);
}
