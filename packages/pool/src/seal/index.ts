export { findTexts } from './find-texts.ts';
export { sealKeys } from './keys.ts';
