import { defineConfig } from 'vitest/config';

/**
 * Strangers against the real local stack, apart from `npm test`. One file at a time: stacks that share two cores would
 * disturb each other's times.
 */
export default defineConfig({
  test: {
    include: ['test/attack/**/*.test.ts'],
    globalSetup: ['test/support/stack/build-bundles.ts'],
    reporters: ['default', './test/attack/support/figures-reporter.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 60_000,
    allowOnly: false,
    passWithNoTests: false,
  },
});
