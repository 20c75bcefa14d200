import 'maplibre-gl/dist/maplibre-gl.css';
import { ScatterplotLayer, TextLayer } from '@deck.gl/layers';
import { MapboxOverlay } from '@deck.gl/mapbox';
import { coloursOf } from '@junheng/display/tokens';
import type { Language } from '@junheng/engine/domain';
import {
  type GeoJSONSource,
  Map as LibreMap,
  type StyleSpecification,
  type SymbolLayerSpecification,
} from 'maplibre-gl';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Indicator } from '../../address.ts';
import type { Geometry } from '../../api.ts';
import { placeNames } from '../../parts/places.ts';
import { type Bounds, boundsOf, circleAround, labelPoint } from '../../parts/shapes.ts';
import type { FacilityView, ZoneView } from '../../parts/zones.ts';
import { useSpeak } from '../../speak.tsx';
import { colourOf } from './scale.ts';

export type Hovered = {
  readonly x: number;
  readonly y: number;
  readonly zone?: ZoneView;
  readonly facility?: FacilityView;
};

export type MapProps = {
  readonly geometry: Geometry;
  readonly zones: readonly ZoneView[];
  readonly facilities: readonly FacilityView[];
  readonly indicator: Indicator;
  readonly bands: readonly number[];
  readonly selected: ZoneView | undefined;
  /** Kilometres within reach of the selected zone, where distance is a straight line. */
  readonly reachKm: number | undefined;
  readonly theme: 'light' | 'dark';
  readonly onSelect: (zone: ZoneView | undefined) => void;
  readonly onHover: (hovered: Hovered | undefined) => void;
};

type Rgb = [number, number, number, number];
const toRgb = (colour: string, alpha = 255): Rgb => {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (hex) return [1, 2, 3].map((at) => Number.parseInt(hex[at] ?? '0', 16)).concat(alpha) as Rgb;
  const parts = colour.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0];
  return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0, Math.round((parts[3] ?? 1) * 255)];
};

const fonts = ['system-ui', 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'sans-serif'];
const empty = { type: 'FeatureCollection' as const, features: [] };

/** The ground of the map: no tiles and no fonts from anywhere, only what the region's own data hold. */
function styleOf(theme: 'light' | 'dark'): StyleSpecification {
  const c = coloursOf(theme);
  const sources = ['areas', 'zones', 'labels', 'ring', 'chosen'];
  return {
    version: 8,
    sources: Object.fromEntries(sources.map((name) => [name, { type: 'geojson' as const, data: empty }])),
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': c['surface-map'] } },
      { id: 'areas-fill', type: 'fill', source: 'areas', paint: { 'fill-color': c['surface-page'] } },
      {
        id: 'zones-fill',
        type: 'fill',
        source: 'zones',
        filter: ['has', 'fill'],
        paint: { 'fill-color': ['get', 'fill'] },
      },
      {
        id: 'zones-gap',
        type: 'fill',
        source: 'zones',
        filter: ['!', ['has', 'fill']],
        paint: { 'fill-pattern': 'hatch' },
      },
      { id: 'zones-line', type: 'line', source: 'zones', paint: { 'line-color': c['line-map'], 'line-width': 0.8 } },
      { id: 'areas-line', type: 'line', source: 'areas', paint: { 'line-color': c.line, 'line-width': 0.9 } },
      {
        id: 'ring-line',
        type: 'line',
        source: 'ring',
        paint: { 'line-color': c.text, 'line-width': 1.2, 'line-dasharray': [2, 2] },
      },
      { id: 'chosen-halo', type: 'line', source: 'chosen', paint: { 'line-color': c['focus-inner'], 'line-width': 5 } },
      { id: 'chosen-line', type: 'line', source: 'chosen', paint: { 'line-color': c.text, 'line-width': 2.4 } },
      nameLayer('area-names', false, 7.6),
      nameLayer('short-names', true, 0),
    ],
  };
}

/** Names of areas (from a closeness on at which they do not cover the dots) or of the short zones. */
const nameLayer = (id: string, strong: boolean, minzoom: number): SymbolLayerSpecification => ({
  id,
  type: 'symbol',
  source: 'labels',
  minzoom,
  filter: ['==', ['get', 'strong'], strong],
  layout: {
    'text-field': ['get', 'name'],
    'text-font': fonts,
    'text-size': 11.5,
    'text-padding': 3,
    'symbol-sort-key': ['get', 'rank'],
  },
  paint: { 'text-color': ['get', 'colour'], 'text-halo-color': ['get', 'halo'], 'text-halo-width': 1.3 },
});

/** Hatching of "no data", drawn once a theme. */
function hatch(theme: 'light' | 'dark'): ImageData {
  const c = coloursOf(theme);
  const canvas = document.createElement('canvas');
  canvas.width = 12;
  canvas.height = 12;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser cannot draw on a canvas.');
  pen.fillStyle = c['missing-ground'];
  pen.fillRect(0, 0, 12, 12);
  pen.strokeStyle = c['missing-line'];
  pen.lineWidth = 1.6;
  for (const shift of [-12, -6, 0, 6, 12]) {
    pen.beginPath();
    pen.moveTo(shift, 12);
    pen.lineTo(shift + 12, 0);
    pen.stroke();
  }
  return pen.getImageData(0, 0, 12, 12);
}

/** The imbalance map: areas and zone polygons by MapLibre, people and facilities as dots by deck.gl. */
export default function BalanceMap(props: MapProps) {
  const { t, language } = useSpeak();
  const holder = useRef<HTMLDivElement>(null);
  const parts = useRef<{ map: LibreMap; overlay: MapboxOverlay }>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const [ready, setReady] = useState(0);
  const [painted, setPainted] = useState(false);
  const { geometry, zones, theme, selected, indicator, bands, facilities } = props;
  const drawn = useMemo(
    () => new Set(geometry.zones.features.map((feature) => feature.properties.zone_id)),
    [geometry],
  );

  useEffect(() => {
    if (!holder.current) return;
    const { map, overlay } = createMap(holder.current, latest);
    parts.current = { map, overlay };
    map.on('load', () => setReady((before) => before + 1));
    const watch = new ResizeObserver(() => map.resize());
    watch.observe(holder.current);
    return () => {
      watch.disconnect();
      map.remove();
      parts.current = undefined;
    };
  }, []);

  useEffect(() => {
    const map = parts.current?.map;
    if (!map || ready === 0) return;
    for (const layer of styleOf(theme).layers) {
      for (const [name, value] of Object.entries(layer.paint ?? {})) map.setPaintProperty(layer.id, name, value);
    }
    if (map.hasImage('hatch')) map.removeImage('hatch');
    map.addImage('hatch', hatch(theme), { pixelRatio: 2 });
    map.once('idle', () => setPainted(true));
    setSource(map, 'areas', geometry.areas);
    setSource(map, 'zones', paintZones(geometry, zones, indicator, bands, theme));
    setSource(map, 'labels', labels(geometry, zones, { indicator, bands, theme, language }));
  }, [ready, theme, language, geometry, zones, indicator, bands]);

  useEffect(() => {
    const map = parts.current?.map;
    if (!map || ready === 0) return;
    const shape = geometry.zones.features.find((feature) => feature.properties.zone_id === selected?.id);
    setSource(map, 'chosen', shape ? { ...empty, features: [shape] } : empty);
    setSource(map, 'ring', ringOf(selected, props.reachKm));
  }, [ready, geometry, selected, props.reachKm]);

  useEffect(() => {
    if (ready === 0) return;
    const dots = zones.filter((zone) => !drawn.has(zone.id) && zone.lon !== null && zone.lat !== null);
    parts.current?.overlay.setProps({
      layers: [...zoneDots(dots, indicator, bands, theme, selected), ...facilityDots(facilities, theme)],
    });
  }, [ready, zones, drawn, indicator, bands, theme, selected, facilities]);

  const zoom = (step: number) =>
    parts.current?.map.easeTo({ zoom: (parts.current.map.getZoom() ?? 5) + step, duration: 150 });
  return (
    <>
      <div ref={holder} className="map-canvas" data-ready={painted} />
      <div className="map-zoom">
        <button type="button" className="button icon" aria-label={t('app.map.zoomIn')} onClick={() => zoom(0.7)}>
          +
        </button>
        <button type="button" className="button icon" aria-label={t('app.map.zoomOut')} onClick={() => zoom(-0.7)}>
          −
        </button>
      </div>
    </>
  );
}

/** The edges to keep free so that the legend covers nothing: beside it or above it, whichever leaves the map larger. */
function roomBeside(container: HTMLElement, [west, south, east, north]: Bounds) {
  const edge = { top: 64, bottom: 24, left: 24, right: 56 };
  const legend = container.closest('.map-holder')?.querySelector('.legend');
  if (!legend || getComputedStyle(legend).position !== 'absolute' || container.clientWidth < 600)
    return { ...edge, right: 24 };
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [wide, high] = [Math.max(1e-6, (east - west) * squeeze), Math.max(1e-6, north - south)];
  const scale = (padding: typeof edge) =>
    Math.min(
      (container.clientWidth - padding.left - padding.right) / wide,
      (container.clientHeight - padding.top - padding.bottom) / high,
    );
  const beside = { ...edge, left: legend.clientWidth + 36 };
  const above = { ...edge, bottom: legend.clientHeight + 28 };
  return scale(beside) >= scale(above) ? beside : above;
}

function createMap(container: HTMLElement, latest: { readonly current: MapProps }) {
  const { geometry, zones, theme } = latest.current;
  const [west, south, east, north] = boundsOf(geometry, zones) ?? [-10, 35, 20, 60];
  const map = new LibreMap({
    container,
    style: styleOf(theme),
    bounds: [west, south, east, north],
    fitBoundsOptions: { padding: roomBeside(container, [west, south, east, north]) },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 14,
    minZoom: 2,
    fadeDuration: 0,
    renderWorldCopies: false,
  });
  map.on('styleimagemissing', () => {
    if (!map.hasImage('hatch')) map.addImage('hatch', hatch(latest.current.theme), { pixelRatio: 2 });
  });
  map.touchZoomRotate.disableRotation();
  const overlay = new MapboxOverlay({ interleaved: false, layers: [], pickingRadius: 3 });
  map.addControl(overlay);
  listen(map, overlay, latest);
  return { map, overlay };
}

function listen(map: LibreMap, overlay: MapboxOverlay, latest: { readonly current: MapProps }) {
  const find = (point: { x: number; y: number }): Omit<Hovered, 'x' | 'y'> => {
    const picked = overlay.pickObject({ x: point.x, y: point.y, radius: 3 });
    if (picked?.layer?.id.startsWith('facilities')) return { facility: picked.object as FacilityView };
    if (picked?.object) return { zone: picked.object as ZoneView };
    if (!map.getLayer('zones-fill')) return {};
    const id = map.queryRenderedFeatures([point.x, point.y], { layers: ['zones-fill', 'zones-gap'] })[0]?.properties
      .zone_id;
    const zone = latest.current.zones.find((entry) => entry.id === id);
    return zone ? { zone } : {};
  };
  map.on('mousemove', ({ point }) => {
    const found = find(point);
    const hit = found.zone || found.facility;
    map.getCanvas().style.cursor = found.zone ? 'pointer' : '';
    latest.current.onHover(hit ? { x: point.x, y: point.y, ...found } : undefined);
  });
  map.on('mouseout', () => latest.current.onHover(undefined));
  map.on('movestart', () => latest.current.onHover(undefined));
  map.on('click', ({ point }) => {
    const { zone, facility } = find(point);
    if (zone || !facility) latest.current.onSelect(zone);
  });
}

type Data = Parameters<GeoJSONSource['setData']>[0];
const setSource = (map: LibreMap, name: string, data: unknown) =>
  map.getSource<GeoJSONSource>(name)?.setData(data as Data);

function paintZones(
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

/** Names: of the areas, quietly; of the short zones that have polygons, on their colour. */
type View = Pick<MapProps, 'indicator' | 'bands' | 'theme'> & { readonly language: Language };

function labels(geometry: Geometry, zones: readonly ZoneView[], { indicator, bands, theme, language }: View) {
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

function ringOf(zone: ZoneView | undefined, km: number | undefined) {
  if (!zone || km === undefined || zone.lon === null || zone.lat === null) return empty;
  const coordinates = circleAround(zone.lon, zone.lat, km);
  return {
    ...empty,
    features: [{ type: 'Feature' as const, properties: {}, geometry: { type: 'LineString' as const, coordinates } }],
  };
}

function zoneDots(
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

function facilityDots(facilities: readonly FacilityView[], theme: 'light' | 'dark') {
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
