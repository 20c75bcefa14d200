import { useMemo } from 'react';
import type { Geometry } from '../api.ts';
import { boundsOf, pathIn } from './shapes.ts';

type Point = { readonly id: string; readonly lon: number | null; readonly lat: number | null };
const [width, height] = [150, 150];

/** A small map: the region in grey, the zones that a finding is about in the colour of shortage. */
export function MiniMap({
  geometry,
  points,
  marked,
  label,
}: {
  readonly geometry: Geometry;
  readonly points: readonly Point[];
  readonly marked: ReadonlySet<string>;
  readonly label: string;
}) {
  const drawing = useMemo(() => draw(geometry, points, marked), [geometry, points, marked]);
  if (!drawing) return null;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="mini-map" role="img" aria-label={label}>
      <path d={drawing.ground} fill="var(--balance-even)" stroke="var(--surface-page)" strokeWidth="0.4" />
      <path d={drawing.marked} fill="var(--imbalance-13)" />
      {drawing.dots.map((dot) => (
        <circle key={dot.id} cx={dot.x} cy={dot.y} r="1.7" fill="var(--imbalance-13)" />
      ))}
      {drawing.quiet.map((dot) => (
        <circle key={dot.id} cx={dot.x} cy={dot.y} r="1" fill="var(--balance-even)" />
      ))}
    </svg>
  );
}

function draw(geometry: Geometry, points: readonly Point[], marked: ReadonlySet<string>) {
  const bounds = boundsOf(geometry, points);
  if (!bounds) return undefined;
  const path = (shape: Geometry['zones']['features'][number]['geometry']) => pathIn(shape, bounds, width, height);
  const shapes = geometry.zones.features;
  const drawn = new Set(shapes.map((feature) => feature.properties.zone_id));
  const ground = (shapes.length > 0 ? shapes : geometry.areas.features)
    .map((feature) => path(feature.geometry))
    .join('');
  const [west, south, east, north] = bounds;
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(width / Math.max(1e-9, (east - west) * squeeze), height / Math.max(1e-9, north - south));
  const left = (width - (east - west) * squeeze * scale) / 2;
  const top = (height - (north - south) * scale) / 2;
  const at = ({ id, lon, lat }: Point) => ({
    id,
    x: left + ((lon ?? 0) - west) * squeeze * scale,
    y: top + (north - (lat ?? 0)) * scale,
  });
  const free = points.filter((point) => !drawn.has(point.id) && point.lon !== null && point.lat !== null);
  return {
    ground,
    marked: shapes
      .filter((feature) => marked.has(feature.properties.zone_id))
      .map((feature) => path(feature.geometry))
      .join(''),
    dots: free.filter((point) => marked.has(point.id)).map(at),
    quiet: ground === '' ? free.filter((point) => !marked.has(point.id)).map(at) : [],
  };
}
