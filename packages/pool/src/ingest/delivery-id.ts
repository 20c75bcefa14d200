import { createHash } from 'node:crypto';
import type { SourceContract } from '@junheng/engine/source';

/**
 * The id of a delivery: a hash of source, contract and content, so that the same is the same wherever and whenever it
 * comes. The same content sent again by one source is told apart by how often it came before.
 */
export function deliveryIdOf(contract: SourceContract, content: string, cameBefore: number): string {
  const basis = [contract.source, JSON.stringify(contract), content, ...(cameBefore > 0 ? [String(cameBefore)] : [])];
  return createHash('sha256').update(basis.join('\n')).digest('hex').slice(0, 16);
}
