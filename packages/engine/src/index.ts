export { type StageValues, stageValues } from './artefacts.ts';
export { artefactKinds, grounds, type Stage, stages } from './stages.ts';
