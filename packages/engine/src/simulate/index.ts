export { bedsInUse, type ObservedWard } from './beds-in-use.ts';
export {
  type Estimate,
  facilityRun,
  type SimulateDetail,
  type SimulateOptions,
  type SimulateValue,
  scenarioRun,
  simulateDetail,
  simulateOptions,
  simulateValue,
} from './contract.ts';
export { erlangB, highestOccupancy, lossSystem } from './erlang-b.ts';
export { erlangC, multiServerQueue, waitsLonger } from './erlang-c.ts';
export { simulateMethods } from './methods.ts';
export type { StayLengths, WardAnswer, WardCase } from './methods-contract.ts';
export { difference, estimate, type NamedWard, replicate, summarise, together, wardFigures } from './replicate.ts';
export { simulateWard, type WardCounts } from './ward.ts';
