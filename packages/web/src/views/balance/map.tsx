import 'maplibre-gl/dist/maplibre-gl.css';
import { MapboxOverlay } from '@deck.gl/mapbox';
import { type GeoJSONSource, Map as LibreMap } from 'maplibre-gl';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Indicator } from '../../address.ts';
import type { Geometry } from '../../api.ts';
import { type Bounds, boundsOf } from '../../parts/shapes.ts';
import type { FacilityView, ZoneView } from '../../parts/zones.ts';
import { useSpeak } from '../../speak.tsx';
import { facilityDots, zoneDots } from './map-dots.ts';
import { labels, paintZones, ringOf } from './map-shapes.ts';
import { empty, hatch, styleOf } from './map-style.ts';

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
