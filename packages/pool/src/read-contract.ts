import { standardTables } from '@junheng/engine/pool';
import { checkContract, type SourceContract, sourceContract } from '@junheng/engine/source';
import { fillContract } from './codes/fill-contract.ts';
import { InputError } from './input-error.ts';
import { parseYaml, readYaml } from './read-yaml.ts';

/**
 * Reads the contract of a source with the code lists and dictionaries that it names, and holds it against the standard tables.
 *
 * @throws InputError as `readYaml` and `fillContract` do, and `source.error.contract.<finding>` for a table, field or column that does not exist
 */
export async function readContract(path: string): Promise<SourceContract> {
  return whole(await readYaml(path, sourceContract), path);
}

/**
 * The same for a text that is not saved yet; `path` is where it would stand, and what it names is looked for there.
 *
 * @param root folder that nothing it names may leave; the folder above the contract's when absent
 */
export async function parseContract(text: string, path: string, root?: string): Promise<SourceContract> {
  return whole(parseYaml(text, path, sourceContract), path, root);
}

async function whole(read: SourceContract, path: string, root?: string): Promise<SourceContract> {
  const contract = await fillContract(read, path, root);
  const [finding] = checkContract(contract, standardTables);
  if (finding) {
    const at = `${path}: ${finding.at ?? ''}`;
    throw new InputError(`source.error.contract.${finding.code}`, { ...finding.params, at }, at);
  }
  return contract;
}
