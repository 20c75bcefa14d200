export { type LinkedRegion, type LinkRegionOptions, linkRegion } from './link-region.ts';
