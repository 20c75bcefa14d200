import { formatInstant, formatZone } from '@junheng/display';
import type { RegionAnswer } from '../api.ts';
import { useSpeak } from '../speak.tsx';

/** Instants in the time of the region: bare in a column whose head says the zone, and with the zone in a sentence. */
export function useInstant(region: RegionAnswer) {
  const { language } = useSpeak();
  const zone = region.config.timezone;
  const bare = (iso: string) => formatInstant(language, iso, zone);
  const zoneAt = (iso: string) => formatZone(iso, zone);
  const whole = (iso: string) =>
    language === 'zh' ? `${bare(iso)}（${zoneAt(iso)}）` : `${bare(iso)} (${zoneAt(iso)})`;
  return { bare, zoneAt, whole };
}
