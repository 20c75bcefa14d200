import { InputError } from '../../input-error.ts';
import type { ByteMeter } from '../encoding.ts';
import { parseDocument, readDocument } from '../json/read-json.ts';
import type { OpenRows } from '../rows.ts';
import { type Feature, rowsOfFeatures } from './features.ts';

/**
 * Reads a GeoJSON FeatureCollection: one row a feature (`rowsOfFeatures`). Held in memory as a whole.
 *
 * @throws InputError when it is no JSON, nested too deep, no FeatureCollection, or holds no feature
 */
export async function readGeoJson(path: string, meter?: ByteMeter, signal?: AbortSignal): Promise<OpenRows> {
  const document = parseDocument(path, await readDocument(path, meter, signal)) as {
    readonly type?: unknown;
    readonly features?: unknown;
  } | null;
  if (document?.type !== 'FeatureCollection' || !Array.isArray(document.features)) {
    const type = typeof document?.type === 'string' ? document.type : '–';
    throw new InputError('source.error.notFeatureCollection', { file: path, type }, path);
  }
  return rowsOfFeatures(path, document.features as readonly (Feature | null)[]);
}
