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
