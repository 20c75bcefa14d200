import type { Forecaster } from './family.ts';
import { seasonalNaive } from './seasonal-naive.ts';

/**
 * Naive: every period ahead is the last value, with standard deviation σ √h (a random walk). The yardstick that a
 * season must beat. Needs two values.
 */
export const naive: Forecaster = (history, task) => seasonalNaive(history, { ...task, season: 1 });
