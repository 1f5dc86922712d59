import { defineConfig } from 'vitest/config';

/**
 * What the real SAM CLI does here, apart from `npm test`: it needs SAM and a container engine, and `.ci/sam` brings
 * both where they are missing. One file at a time: builds and containers would only wait for each other.
 */
export default defineConfig({
  test: {
    include: ['test/sam/**/*.test.ts'],
    globalSetup: ['test/support/build-bundles.ts', 'test/sam/support/sam-build.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    allowOnly: false,
    passWithNoTests: false,
  },
});
