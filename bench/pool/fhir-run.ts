import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ingest, readContract } from '@junheng/pool';

/**
 * One measured run in a process of its own: `node fhir-run.ts <contracts> <data> <pool> <validate>` takes the files of a
 * bulk export in by the contracts of the examples, and prints what was read and how long it took, as JSON.
 */
const [contractFolder = '', dataFolder = '', poolFolder = '', validate = ''] = process.argv.slice(2);
const names = ['organization', 'patient', 'encounter', 'condition', 'observation', 'claim', 'explanation-of-benefit'];
const contracts = await Promise.all(
  names.map(async (name) => {
    const contract = await readContract(join(contractFolder, `${name}.yaml`));
    if (contract.format.kind !== 'fhir') throw new Error(`${name} is no contract of FHIR.`);
    const format = { ...contract.format, validate: validate === 'true' };
    return { ...contract, file: `${contract.format.resource}.ndjson`, format };
  }),
);
rmSync(poolFolder, { recursive: true, force: true });
const started = performance.now();
const { deliveries } = await ingest({
  regionId: 'bench',
  contracts,
  regionFolder: dataFolder,
  dataFolder,
  poolFolder,
  personKey: Buffer.alloc(32, 7),
  threads: 2,
});
const seconds = (performance.now() - started) / 1000;
const read = deliveries.reduce((sum, delivery) => sum + delivery.read, 0);
const { user, system } = process.cpuUsage();
const quarantined = deliveries.reduce((sum, delivery) => sum + delivery.quarantined, 0);
console.log(
  JSON.stringify({
    seconds,
    read,
    quarantined,
    cpuSeconds: (user + system) / 1e6,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }),
);
