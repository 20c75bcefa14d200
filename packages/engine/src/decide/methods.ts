import { type Method, method } from '../domain/index.ts';
import { decideDetail } from './contract.ts';
import { proposalCase } from './methods-contract.ts';
import { draftProposals } from './proposal.ts';

/** What the decide stage offers by name. */
export const decideMethods: readonly Method[] = [
  method({
    id: 'decide/proposal',
    version: '1',
    answers: {
      en: 'What can a working group vote on, on which evidence, and what speaks against it?',
      zh: '工作组可以表决什么，依据是什么，有哪些异议？',
    },
    reference: 'A record, no calculation: it gathers what the stages before it made.',
    input: proposalCase,
    output: decideDetail,
    run: (given) => decideDetail.parse({ quorum: given.options.quorum, proposals: draftProposals(given) }),
  }),
];
