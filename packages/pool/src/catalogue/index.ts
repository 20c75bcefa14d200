export { type CatalogueBox, type ConformanceCase, catalogueConformance } from './conformance.ts';
export { manifestCatalogue } from './manifest.ts';
