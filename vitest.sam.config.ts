import { defineConfig } from 'vitest/config';

/**
 * Tests of the real SAM CLI, apart from `npm test`: they need SAM and a container engine, and `.ci/sam-local-invoke`
 * installs both where they are missing. One file at a time: builds and containers share the machine's cores, in CI with
 * other stages, so that the time limits are ten times what a test takes.
 */
export default defineConfig({
  test: {
    include: ['test/sam/**/*.test.ts'],
    globalSetup: ['test/support/stack/build-bundles.ts', 'test/sam/support/sam-build.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } },
    allowOnly: false,
    passWithNoTests: false,
  },
});
