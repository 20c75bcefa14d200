import type { Bench } from '../frame/row.ts';
import { enginesEqual } from './engines-equal.ts';
import { faultsRecall } from './faults-recall.ts';
import { ingestCsv } from './ingest-csv.ts';
import { ingestFhir } from './ingest-fhir.ts';
import { kill } from './kill.ts';
import { rollup100m } from './rollup-100m.ts';

export const pool: readonly Bench[] = [ingestCsv, ingestFhir, rollup100m, enginesEqual, faultsRecall, kill];
