import { coloursOf } from '@junheng/display/tokens';
import type { Language } from '@junheng/engine/domain';
import type { Indicator } from '../../address.ts';
import type { Geometry } from '../../api.ts';
import { placeNames } from '../../parts/places.ts';
import { circleAround, labelPoint } from '../../parts/shapes.ts';
import type { ZoneView } from '../../parts/zones.ts';
import { empty } from './map-style.ts';
import { colourOf } from './scale.ts';

/** Zone polygons with the colour of their class; what has none is hatched. */
export function paintZones(
  geometry: Geometry,
  zones: readonly ZoneView[],
  indicator: Indicator,
  bands: readonly number[],
  theme: 'light' | 'dark',
) {
  const c = coloursOf(theme);
  const byId = new Map(zones.map((zone) => [zone.id, zone]));
  return {
    ...empty,
    features: geometry.zones.features.flatMap((feature) => {
      const zone = byId.get(feature.properties.zone_id);
      if (!zone) return [];
      const token = colourOf(zone, indicator, bands);
      return [{ ...feature, properties: { zone_id: zone.id, ...(token ? { fill: c[token] } : {}) } }];
    }),
  };
}

type View = {
  readonly indicator: Indicator;
  readonly bands: readonly number[];
  readonly theme: 'light' | 'dark';
  readonly language: Language;
};

/** Names: of the areas, quietly; of the short zones that have polygons, on their colour. */
export function labels(geometry: Geometry, zones: readonly ZoneView[], { indicator, bands, theme, language }: View) {
  const c = coloursOf(theme);
  const byId = new Map(zones.map((zone) => [zone.id, zone]));
  const point = (coordinates: readonly [number, number], properties: object) => ({
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates },
    properties,
  });
  const short = geometry.zones.features.flatMap((feature) => {
    const zone = byId.get(feature.properties.zone_id);
    if (!zone || indicator !== 'imbalance' || zone.class !== '13' || zone.gap) return [];
    const token = colourOf(zone, indicator, bands);
    const rank = -(zone.persons ?? 0);
    return [
      point(labelPoint(feature.geometry), {
        name: zone.name,
        strong: true,
        rank,
        colour: c['on-imbalance-strong'],
        halo: token ? c[token] : c['surface-page'],
      }),
    ];
  });
  const zonesDrawn = geometry.zones.features.length > 0;
  const areas = geometry.areas.features
    .filter((feature) => !zonesDrawn)
    .map((feature) =>
      point(labelPoint(feature.geometry), {
        name: placeNames(language, feature.properties.name, feature.properties.name_en).first,
        strong: false,
        rank: 1,
        colour: c['text-quiet'],
        halo: c['surface-page'],
      }),
    );
  return { ...empty, features: [...short, ...areas] };
}

/** How far one gets from a zone in the time that counts, where ways are straight lines. */
export function ringOf(zone: ZoneView | undefined, km: number | undefined) {
  if (!zone || km === undefined || zone.lon === null || zone.lat === null) return empty;
  const coordinates = circleAround(zone.lon, zone.lat, km);
  return {
    ...empty,
    features: [{ type: 'Feature' as const, properties: {}, geometry: { type: 'LineString' as const, coordinates } }],
  };
}
