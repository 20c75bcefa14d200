import { ScatterplotLayer, TextLayer } from '@deck.gl/layers';
import { coloursOf } from '@junheng/display/tokens';
import type { Indicator } from '../../address.ts';
import type { FacilityView, ZoneView } from '../../parts/zones.ts';
import { colourOf } from './scale.ts';

type Rgb = [number, number, number, number];
const toRgb = (colour: string, alpha = 255): Rgb => {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (hex) return [1, 2, 3].map((at) => Number.parseInt(hex[at] ?? '0', 16)).concat(alpha) as Rgb;
  const parts = colour.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0];
  return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0, Math.round((parts[3] ?? 1) * 255)];
};

/** Zones without a shape: circles by people, the short ones on top, the chosen one ringed. */
export function zoneDots(
  zones: readonly ZoneView[],
  indicator: Indicator,
  bands: readonly number[],
  theme: 'light' | 'dark',
  selected: ZoneView | undefined,
) {
  const c = coloursOf(theme);
  const weight = (zone: ZoneView) => (zone.class === '13' ? 2 : zone.class === '31' ? 1 : 0);
  const data = [...zones].sort((a, b) => weight(a) - weight(b));
  const colour = (zone: ZoneView): Rgb => {
    const token = colourOf(zone, indicator, bands);
    return token ? toRgb(c[token], 235) : toRgb(c['missing-ground']);
  };
  const base = {
    getPosition: (zone: ZoneView): [number, number] => [zone.lon ?? 0, zone.lat ?? 0],
    getRadius: (zone: ZoneView) => Math.sqrt(Math.max(zone.persons ?? 0, 300)) * 22,
    radiusUnits: 'meters' as const,
    radiusMaxPixels: 18,
  };
  const dots = new ScatterplotLayer<ZoneView>({
    ...base,
    id: 'zones',
    data,
    radiusMinPixels: 3.2,
    stroked: true,
    getFillColor: colour,
    getLineColor: (zone) =>
      colourOf(zone, indicator, bands) ? toRgb(c['line-strong'], 150) : toRgb(c['missing-line']),
    lineWidthUnits: 'pixels',
    getLineWidth: 0.6,
    pickable: true,
    updateTriggers: { getFillColor: [indicator, theme, bands], getLineColor: [indicator, theme, bands] },
  });
  const chosen = new ScatterplotLayer<ZoneView>({
    ...base,
    id: 'zones-chosen',
    data: zones.filter((zone) => zone.id === selected?.id),
    radiusMinPixels: 6,
    filled: false,
    stroked: true,
    getLineColor: toRgb(c.text),
    lineWidthUnits: 'pixels',
    getLineWidth: 2.4,
  });
  return [dots, chosen];
}

/** Facilities: dots by supply, the large ones below; a cross where no count was sent. */
export function facilityDots(facilities: readonly FacilityView[], theme: 'light' | 'dark') {
  const c = coloursOf(theme);
  const known = facilities
    .filter((facility) => facility.supply !== null)
    .sort((a, b) => (b.supply ?? 0) - (a.supply ?? 0));
  const supplies = known.map((facility) => facility.supply ?? 0);
  const largest = Math.max(1, ...supplies);
  const alike = Math.min(largest, ...supplies) === largest;
  const getPosition = (facility: FacilityView): [number, number] => [facility.lon, facility.lat];
  return [
    new ScatterplotLayer<FacilityView>({
      id: 'facilities',
      data: known,
      getPosition,
      getRadius: (facility) => (alike ? 2.2 : facilityRadius(facility.supply ?? 0, largest)),
      radiusUnits: 'pixels',
      stroked: true,
      getFillColor: toRgb(c['facility-fill']),
      getLineColor: toRgb(c['facility-line']),
      lineWidthUnits: 'pixels',
      getLineWidth: 0.9,
      pickable: true,
    }),
    new TextLayer<FacilityView>({
      id: 'facilities-unknown',
      data: facilities.filter((facility) => facility.supply === null),
      getPosition,
      getText: () => '×',
      characterSet: ['×'],
      fontFamily: 'Arial, sans-serif',
      getSize: 15,
      getColor: toRgb(c['facility-line']),
      pickable: true,
    }),
  ];
}

/** The radius of a facility's dot in pixels: its area follows its supply. */
const facilityRadius = (supply: number, largest: number) =>
  Math.max(1.8, 11 * Math.sqrt(supply / Math.max(1, largest)));
