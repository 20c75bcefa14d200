import type { SourceFormat } from '@junheng/engine/source';
import type { ByteMeter } from '../encoding.ts';
import { parseDocument, readDocument } from '../json/read-json.ts';
import type { OpenRows } from '../rows.ts';
import { rowsOfFeatures } from './features.ts';
import { featuresOf } from './topology.ts';

type TopoJsonFormat = Extract<SourceFormat, { readonly kind: 'topojson' }>;

/**
 * Reads one object of a TopoJSON Topology: one row a feature, its `id` and properties as columns, its arcs put together
 * to GeoJSON (`rowsOfFeatures`). Held in memory as a whole.
 *
 * @throws InputError those of `featuresOf` and `readDocument`
 */
export async function readTopoJson(
  path: string,
  format: TopoJsonFormat,
  meter?: ByteMeter,
  signal?: AbortSignal,
): Promise<OpenRows> {
  const document = parseDocument(path, await readDocument(path, meter, signal));
  return rowsOfFeatures(path, featuresOf(path, document, format.object));
}
