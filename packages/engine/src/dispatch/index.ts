export {
  type DispatchDetail,
  type DispatchOptions,
  type DispatchValue,
  dispatchDetail,
  dispatchOptions,
  dispatchValue,
  transfer,
} from './contract.ts';
