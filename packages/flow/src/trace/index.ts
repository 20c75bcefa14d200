export { type FigureTrace, figureTrace, type Lineage, lineage } from './contract.ts';
export { parseTraceTarget, snapshotOf, type TraceOptions, type TraceTarget, trace, traceArtefact } from './trace.ts';
