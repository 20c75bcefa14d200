export {
  type DataColumn,
  dataColumn,
  efficiencyUnit,
  type FeedbackDetail,
  type FeedbackOptions,
  type FeedbackValue,
  feedbackDetail,
  feedbackOptions,
  feedbackValue,
} from './contract.ts';
export { deaBcc } from './dea-bcc.ts';
export { deaCcr } from './dea-ccr.ts';
export { feedbackMethods } from './methods.ts';
export { type DeaCase, type DeaUnit, deaCase, deaResult, deaUnit } from './methods-contract.ts';
