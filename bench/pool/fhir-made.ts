import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from '../frame/child.ts';

/** Bundles of two synthetic patients by Synthea; see ../shared/data/messages_hl7_fhir. */
export const bundleFolder = join(root, '../shared/data/messages_hl7_fhir/fhir_r4');
const bundles = ['Angelic_Mueller.json.gz', 'Jed_Pollich.json.gz'];
const types = ['Organization', 'Patient', 'Encounter', 'Condition', 'Observation', 'Claim', 'ExplanationOfBenefit'];
const uuid = /\b([0-9a-f]{8})(?=-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b)/g;

/**
 * Writes what a bulk export of many such patients would hold, a file a type, and gives how many resources: the two
 * patients again and again, in the proportions in which they come, with ids and references of their own each time.
 */
export function makeBulkExport(folder: string, resources: number): number {
  const ofTypes = new Map<string, string[]>(types.map((type) => [type, []]));
  for (const name of bundles) {
    const text = gunzipSync(readFileSync(join(bundleFolder, name))).toString();
    const { entry } = JSON.parse(text) as { entry: { resource: { resourceType: string } }[] };
    for (const { resource } of entry) ofTypes.get(resource.resourceType)?.push(JSON.stringify(resource));
  }
  const one = [...ofTypes.values()].reduce((sum, texts) => sum + texts.length, 0);
  const copies = Math.ceil(resources / one);
  for (const [type, texts] of ofTypes) {
    for (let copy = 0; copy < copies; copy++) {
      const changed = (_: string, head: string) =>
        ((Number.parseInt(head, 16) ^ copy) >>> 0).toString(16).padStart(8, '0');
      appendFileSync(join(folder, `${type}.ndjson`), texts.map((text) => `${text.replace(uuid, changed)}\n`).join(''));
    }
  }
  return one * copies;
}
