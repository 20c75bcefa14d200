export { type InferInput, type Inferred, inferSource, sourceCode } from './infer.ts';
export { writeDraft } from './write-draft.ts';
