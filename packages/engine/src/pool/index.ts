export {
  type PoolDetail,
  type PoolValue,
  poolDetail,
  poolValue,
  type QuarantinedRow,
  quarantinedRow,
} from './contract.ts';
export { datedColumns, firstDayOfPeriod, lastDayOfPeriod } from './periods.ts';
export {
  type Alarm,
  type AlarmKind,
  alarm,
  alarmKinds,
  type Dimension,
  dimensions,
  type QualityHistory,
  qualityHistory,
  type SourceQuality,
  sourceQuality,
} from './quality/contract.ts';
export { findFaults } from './quality/find-faults.ts';
export type { ColumnCounts, DeliveryFacts, Figures, Finding, SourceHistory } from './quality/history.ts';
export { intervalFactor } from './quality/interval-factor.ts';
export { listScores, toScoreRuns } from './quality/score-runs.ts';
export {
  type Comparison,
  latestScore,
  listMonths,
  type ScoredPlace,
  scoreHistory,
} from './quality/scores.ts';
export { toldNumber } from './quality/told-number.ts';
export { type QualityCounts, type QualityScores, scoreQuality } from './quality.ts';
export { populationYear, residentsByPlace } from './residents.ts';
export { listRowChecks, rowChecks } from './row-checks.ts';
export { type BedCount, type DerivedBeds, type NurseCount, staffedBedsFromNurses } from './staffed-beds.ts';
export {
  type Column,
  type ColumnType,
  lineageColumns,
  type Row,
  standardTables,
  type Table,
  type TableName,
} from './tables.ts';
