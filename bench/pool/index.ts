import type { Bench } from '../frame/row.ts';
import { enginesEqual } from './engines-equal.ts';
import { rollup100m } from './rollup-100m.ts';

export const pool: readonly Bench[] = [rollup100m, enginesEqual];
