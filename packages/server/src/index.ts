export { type AppOptions, createApp } from './app.ts';
export { folderRegions, type OpenRegion, type Regions, type Storage, toOpenRegion } from './regions.ts';
export { type ServeOptions, serve } from './serve.ts';
export { openStateStorage, type StateStorage } from './state-storage.ts';
