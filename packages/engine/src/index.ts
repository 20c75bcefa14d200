export { type StageValues, stageValues } from './artefacts.ts';
export { methods } from './methods.ts';
export { artefactKinds, grounds, type Stage, stages } from './stages.ts';
