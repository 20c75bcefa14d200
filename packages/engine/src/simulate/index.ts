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
