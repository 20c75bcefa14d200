import { runTier } from './tier.ts';

/**
 * `npx pnpm test:long`: what takes too long for every change (`*.long.test.ts`): 200 kills, a line of ten gigabytes,
 * properties over their full number of cases. Before a release. Words behind it choose files, as with vitest.
 */
const { passed, failed } = await runTier('long', { JUNHENG_LONG: '1' });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
