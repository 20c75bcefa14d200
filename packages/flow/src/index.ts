export { type LoadedRegion, loadRegion, type RegionConfig, regionConfig } from './region/index.ts';
export { type ErasePlace, type EraseRequest, eraseFromRegion, verifyRegion } from './run/erase-region.ts';
export { type FindingRow, listFindings } from './run/findings.ts';
export { findPersonKey, personKey } from './run/person-key.ts';
export { rollBackRegion } from './run/roll-back.ts';
export { type RunOptions, type RunProgress, type RunResult, runRegion } from './run/run-region.ts';
export { runStages, type StageArtefacts, type StageTiming } from './run/run-stages.ts';
export { type Summary, summarise } from './run/summary.ts';
export type { StageContext, StageRun } from './stage.ts';
