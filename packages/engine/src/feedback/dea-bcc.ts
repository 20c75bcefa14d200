import { envelop } from './envelopment.ts';
import type { DeaCase, DeaUnit } from './methods-contract.ts';

/**
 * Efficiency under variable returns to scale (BCC, input-oriented): as CCR with Σ λ_j = 1, so that a unit is compared
 * with mixes of its own size only. Never below the CCR score; CCR ÷ BCC is the efficiency of scale.
 *
 * @see Banker, Charnes & Cooper 1984, doi:10.1287/mnsc.30.9.1078
 */
export const deaBcc = (given: DeaCase): DeaUnit[] => envelop(given, 'variable');
