import { defineConfig } from 'vitest/config';

/** What clients and tables of others expect of the local pool, whatever the functions do. */
const localFlows = 'test/flow/{amplify,cognito-local,pool}/**/*.test.ts';

/** Flows run the built bundles in child processes; everything else runs the sources and needs no build. */
export default defineConfig({
  test: {
    // Two cores: more workers only make the child processes wait for each other.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // A focused test would leave the rest unrun and still be green; a run without tests would too.
    allowOnly: false,
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{attack,browser,commands,faults,flow,local,own,package,sam,stacks}/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'flow',
          // Each starts processes, which takes its time on a busy machine.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: ['test/flow/**/*.test.ts'],
          exclude: [localFlows],
          globalSetup: ['test/support/stack/build-bundles.ts'],
        },
      },
      // Apart from `npm test`, which stays under two minutes: `npm run test:local`.
      {
        extends: true,
        test: {
          name: 'local',
          include: ['test/local/**/*.test.ts', localFlows],
          // Builds of every bundle and starts of many processes, on a machine that may have other work.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          globalSetup: ['test/support/stack/build-bundles.ts'],
        },
      },
    ],
  },
});
