export {
  type DecideDetail,
  type DecideOptions,
  type DecideValue,
  decideDetail,
  decideOptions,
  decideValue,
  type Proposal,
  proposal,
} from './contract.ts';
export { decideMethods } from './methods.ts';
export { type ProposalCase, proposalCase } from './methods-contract.ts';
export { dayAfter, draftProposals } from './proposal.ts';
