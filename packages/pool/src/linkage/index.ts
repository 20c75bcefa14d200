export { type EncodedPeople, type EncodeOptions, encodePeople } from './encode-people.ts';
export { type EncodeSourceOptions, encodeSource } from './encode-source.ts';
export { type LinkedSources, type LinkSourcesOptions, linkSources } from './link-sources.ts';
export { findPeople, forgetPeople } from './store.ts';
