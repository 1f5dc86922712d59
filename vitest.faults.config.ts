import { defineConfig } from 'vitest/config';

/**
 * Faults, interruptions and kill -9 at every step, apart from `npm test`: most of the time goes into waiting for time-outs
 * and starting again.
 */
export default defineConfig({
  test: {
    include: ['test/faults/**/*.test.ts'],
    globalSetup: ['test/support/stack/build-bundles.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    allowOnly: false,
    passWithNoTests: false,
  },
});
