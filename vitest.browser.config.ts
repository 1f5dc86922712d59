import { defineConfig } from 'vitest/config';

/** Tests in a real Chromium, which npm delivers, apart from `npm test`. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/support/stack/build-bundles.ts', 'test/browser/support/unpack-chromium.ts'],
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A second, the default, is less than a cold start on a busy machine.
    expect: { poll: { timeout: 20_000 } },
    allowOnly: false,
    passWithNoTests: false,
  },
});
