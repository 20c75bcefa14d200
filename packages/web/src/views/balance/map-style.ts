import { coloursOf } from '@junheng/display/tokens';
import type { StyleSpecification, SymbolLayerSpecification } from 'maplibre-gl';

const fonts = ['system-ui', 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'sans-serif'];
export const empty = { type: 'FeatureCollection' as const, features: [] };

/** The ground of the map: no tiles and no fonts from anywhere, only what the region's own data hold. */
export function styleOf(theme: 'light' | 'dark'): StyleSpecification {
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
export function hatch(theme: 'light' | 'dark'): ImageData {
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
