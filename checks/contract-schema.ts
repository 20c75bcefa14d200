import { writeFileSync } from 'node:fs';
import { contractSchema } from '@junheng/engine/source';
import { type Check, read, root } from './files.ts';

const file = 'docs/contract.schema.json';

/** The JSON Schema with which editors check contracts is the one that the reader has. */
export const contractSchemaCheck: Check = {
  name: 'schema of contracts',
  run: () =>
    JSON.stringify(JSON.parse(read(file))) === JSON.stringify(contractSchema())
      ? []
      : [
          `${file} is not what the contract's schema gives: node checks/contract-schema.ts && biome format --write ${file}`,
        ],
};

if (import.meta.main) writeFileSync(`${root}${file}`, `${JSON.stringify(contractSchema(), null, 2)}\n`);
