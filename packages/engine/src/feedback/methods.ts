import { type Method, method } from '../domain/index.ts';
import { deaBcc } from './dea-bcc.ts';
import { deaCcr } from './dea-ccr.ts';
import { deaCase, deaResult } from './methods-contract.ts';

/** What the stage offers by id. */
export const feedbackMethods: readonly Method[] = [
  method({
    id: 'feedback/dea-ccr',
    version: '1',
    answers: {
      zh: '与同类机构中的最佳者相比，每家机构用多少投入就能得到同样的产出？（规模报酬不变）',
      en: 'From what share of its inputs could each unit give its outputs, if it worked like the best? (constant returns to scale)',
    },
    reference: 'Charnes, Cooper & Rhodes 1978, doi:10.1016/0377-2217(78)90138-8',
    input: deaCase,
    output: deaResult,
    run: (input) => ({ units: deaCcr(input) }),
  }),
  method({
    id: 'feedback/dea-bcc',
    version: '1',
    answers: {
      zh: '与规模相当的最佳机构相比，每家机构用多少投入就能得到同样的产出？（规模报酬可变）',
      en: 'From what share of its inputs could each unit give its outputs, if it worked like the best of its size? (variable returns to scale)',
    },
    reference: 'Banker, Charnes & Cooper 1984, doi:10.1287/mnsc.30.9.1078',
    input: deaCase,
    output: deaResult,
    run: (input) => ({ units: deaBcc(input) }),
  }),
];
