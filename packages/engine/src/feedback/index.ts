export {
  dataColumn,
  efficiencyUnit,
  type FeedbackDetail,
  type FeedbackOptions,
  type FeedbackValue,
  feedbackDetail,
  feedbackOptions,
  feedbackValue,
} from './contract.ts';
