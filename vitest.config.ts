import { configDefaults, defineConfig } from 'vitest/config';

/** Which tests run: those that need npm alone, or one of the other tiers (`checks/services.ts`, `checks/long.ts`). */
const tier = process.env.JUNHENG_TIER;
const folders = ['packages/*/src', '{bench,checks}'];
const others = ['services', 'long'];
const ending = tier === undefined ? 'test.ts' : `${tier}.test.ts`;

export default defineConfig({
  test: {
    include: folders.map((folder) => `${folder}/**/*.${ending}`),
    exclude: [
      ...configDefaults.exclude,
      ...others.filter((other) => other !== tier).map((other) => `**/*.${other}.test.ts`),
    ],
    testTimeout: 60_000,
  },
});
