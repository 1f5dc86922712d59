import { expect, it } from 'vitest';
import { deploy } from './deployment.ts';

/** When Lambda stops to maintain a runtime (developer guide: Lambda runtimes; cfn-lint has the same dates). */
const deprecated: Readonly<Record<string, string>> = {
  'nodejs22.x': '2027-04-30',
  'nodejs24.x': '2028-04-30',
};

const halfAYear = 183 * 24 * 60 * 60 * 1000;

it('the runtime is one whose end is known', () => {
  expect(Object.keys(deprecated)).toContain(deploy().functionDefaults.Runtime);
});

// Tests of an old commit must stay green, so only a release insists (RELEASE_CHECK=1).
it('the runtime has more than half a year to live, or a release is refused', () => {
  const runtime = String(deploy().functionDefaults.Runtime);
  const left = Date.parse(deprecated[runtime] ?? '') - Date.now();

  if (left > halfAYear) return;
  console.warn(`${runtime} is deprecated on ${deprecated[runtime]}: move to the next one`);
  expect(process.env.RELEASE_CHECK).not.toBe('1');
});
