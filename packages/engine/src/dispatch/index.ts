export {
  type DispatchDetail,
  type DispatchOptions,
  type DispatchValue,
  dispatchDetail,
  dispatchOptions,
  dispatchValue,
  transfer,
} from './contract.ts';
export { dispatchMethods } from './methods.ts';
export { freePlaces, type Surge, type SurgeFacility, type SurgePlan, surgeTransfer } from './surge-transfer.ts';
export { planTransfers, type TransferAnswer, type TransferProblem } from './transfers.ts';
