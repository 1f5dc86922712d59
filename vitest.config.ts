import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Two cores: more workers only make the local stack's child processes wait for each other.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // A focused test would let the rest go unrun and still be green.
    allowOnly: false,
    passWithNoTests: false,
    globalSetup: ['test/support/build-bundles.ts'],
  },
});
