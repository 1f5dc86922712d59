import { defineConfig } from 'vitest/config';

/**
 * Tests that start processes again and again or wait for time-outs, apart from `npm test`: `test:faults` for races, faults,
 * interruptions and kill -9 at every step, `test:commands` for the commands as programs, `test:stacks` for flows that need
 * a local stack with settings of their own, `test:own` for a clone that a team made its own.
 */
export default defineConfig({
  test: {
    include: ['test/{commands,faults,own,stacks}/**/*.test.ts'],
    globalSetup: ['test/support/stack/build-bundles.ts'],
    maxWorkers: 2,
    // Seconds on a free machine.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    allowOnly: false,
    passWithNoTests: false,
  },
});
