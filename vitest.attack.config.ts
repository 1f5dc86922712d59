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
    // Some play days of an attack: a busy machine takes minutes.
    testTimeout: 600_000,
    hookTimeout: 180_000,
    allowOnly: false,
    passWithNoTests: false,
  },
});
