import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { root, withFolder } from '../frame/child.ts';
import { interleave, median } from '../frame/measure.ts';
import { type Bench, part, skip } from '../frame/row.ts';
import { bundleFolder, makeBulkExport } from './fhir-made.ts';

const what = 'FHIR R4 NDJSON → tables';
const goal = '≥ 20,000 resources/s with mapped fields checked; ≥ 10,000/s with full validation on two threads';
const script = fileURLToPath(new URL('./fhir-run.ts', import.meta.url));
const contracts = join(root, 'examples/sources/fhir-r4');

type Run = {
  readonly seconds: number;
  readonly read: number;
  readonly quarantined: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
};

/**
 * The bulk export of many patients (Synthea's, in the proportions of their bundles) through the whole ingest, by the
 * contracts of the examples: raw kept, rows checked, pseudonyms made, diagnoses and payments filled in, Parquet written.
 * Once with mapped fields checked, once with each resource validated whole. Each run is a process of its own and starts
 * with an empty pool; reading contracts and starting Node are not counted, reading the definitions of FHIR is.
 */
export const ingestFhir: Bench = {
  id: 'pool/ingest-fhir',
  async run({ quick }) {
    if (!existsSync(bundleFolder)) return skip(what, goal, 'the bundles are not at ../shared/data/messages_hl7_fhir');
    return withFolder(async (folder) => {
      const data = join(folder, 'data');
      mkdirSync(data);
      const resources = makeBulkExport(data, quick ? 50_000 : 300_000);
      const runs: Record<string, Run[]> = { checked: [], validated: [] };
      const measure = (name: 'checked' | 'validated') => async () => {
        const run = await runOnce(data, join(folder, 'pool'), name === 'validated', resources);
        runs[name]?.push(run);
        return run.read / run.seconds;
      };
      const rates = await interleave(quick ? 1 : 5, { checked: measure('checked'), validated: measure('validated') });
      const cpu = (name: string) =>
        (1e6 * median((runs[name] ?? []).map((run) => run.cpuSeconds / run.read))).toFixed(0);
      const peak = Math.max(...Object.values(runs).flatMap((of) => of.map(({ peakBytes }) => peakBytes))) / 1e9;
      return {
        what,
        goal,
        peer: null,
        peerName: null,
        ratio: null,
        note: `${resources} resources; CPU ${cpu('checked')} and ${cpu('validated')} µs each; at most ${peak.toFixed(1)} GB${quick ? '; one run of fewer resources' : ''}`,
        parts: [
          part('mapped fields checked', 'resources/s', median(rates.checked), 'higher', 20_000),
          part('validated, two threads', 'resources/s', median(rates.validated), 'higher', 10_000),
        ],
      };
    });
  },
};

async function runOnce(data: string, pool: string, validate: boolean, resources: number): Promise<Run> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, contracts, data, pool, String(validate)]);
  const run = JSON.parse(stdout) as Run;
  if (run.read !== resources || run.quarantined > 0) {
    throw new Error(`${run.read} of ${resources} resources were read, ${run.quarantined} kept out.`);
  }
  return run;
}
