import { envelop } from './envelopment.ts';
import type { DeaCase, DeaUnit } from './methods-contract.ts';

/**
 * Efficiency of units that turn inputs into outputs, input-oriented, constant returns to scale (CCR):
 *
 *   θ_o = min θ   with   Σ λ_j x_j ≤ θ x_o,   Σ λ_j y_j ≥ y_o,   λ ≥ 0
 *
 * 1 is on the frontier (weakly, where slacks remain); 0.8 says that a mix of its peers gives the same outputs from 80 % of
 * its inputs. Units of measure play no part. One linear programme of (inputs + outputs) rows a unit and phase.
 *
 * @see Charnes, Cooper & Rhodes 1978, doi:10.1016/0377-2217(78)90138-8
 */
export const deaCcr = (given: DeaCase): DeaUnit[] => envelop(given, 'constant');
