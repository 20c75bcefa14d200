export { decideText, type TextDecision } from './decide-text.ts';
export { fillContract } from './fill-contract.ts';
export { type CodeListImport, codeListKinds, type ImportedCodeList, importCodeList } from './import-code-list.ts';
export { readCodeList } from './read-code-list.ts';
export { readDictionary } from './read-dictionary.ts';
export {
  decideReview,
  decisionsFile,
  type FieldDictionary,
  fieldDictionaries,
  type KeptDecision,
  placesNow,
  type ReviewDecision,
} from './review-decisions.ts';
