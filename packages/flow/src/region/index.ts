export { type RegionConfig, regionConfig } from './contract.ts';
export { type LoadedRegion, loadRegion } from './load-region.ts';
