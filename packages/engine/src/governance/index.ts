export { type SuppressedCounts, suppressSmallCounts } from './suppress-small-counts.ts';
