export { type RegionConfig, regionConfig } from './contract.ts';
