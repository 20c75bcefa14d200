import type { Bench } from '../frame/row.ts';
import { hospitalMase } from './hospital-mase.ts';

export const forecast: readonly Bench[] = [hospitalMase];
