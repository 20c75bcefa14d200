export { makeSample, type SampleOptions, type SampleSummary } from './make-sample.ts';
export { SampleError, type SampleErrorCode } from './sample-error.ts';
export type { Fault, Imbalance, Truth, Unclear } from './truth.ts';
