export { type EncodedDelivery, type EncodeOptions, encodeDelivery } from './encode-delivery.ts';
export { type LinkedSources, type LinkSourcesOptions, linkSources } from './link-sources.ts';
