import { expect, it } from 'vitest';
import { runtimeProblem, standingOf } from '../../../release/runtimes.ts';
import { deploy } from '../deployment.ts';

// A warning: tests of an old commit must stay green. `npm run release:check` refuses for the same reason.
it('the runtime is one whose end is known, and half a year before it the tests warn', () => {
  const runtime = String(deploy().functionDefaults.Runtime);
  const { standing } = standingOf(runtime, Date.now());

  if (standing === 'ending') console.warn(runtimeProblem(runtime, Date.now()));
  expect(standing).not.toBe('unknown');
});
