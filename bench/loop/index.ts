import type { Bench } from '../frame/row.ts';
import { illinois } from './illinois.ts';
import { sampleFirstStart } from './sample-first-start.ts';

export const loop: readonly Bench[] = [illinois, sampleFirstStart];
