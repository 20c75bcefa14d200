import { standardTables } from '@junheng/engine/pool';
import { checkContract, type SourceContract, sourceContract } from '@junheng/engine/source';
import { InputError } from './input-error.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Reads the contract of a source, and holds it against the standard tables.
 *
 * @throws InputError as `readYaml` does, and `source.error.contract.<finding>` for a table, field or column that does not exist
 */
export async function readContract(path: string): Promise<SourceContract> {
  const contract = await readYaml(path, sourceContract);
  const [finding] = checkContract(contract, standardTables);
  if (finding) {
    const at = `${path}: ${finding.at ?? ''}`;
    throw new InputError(`source.error.contract.${finding.code}`, { ...finding.params, at }, at);
  }
  return contract;
}
