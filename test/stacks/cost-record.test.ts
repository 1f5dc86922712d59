import { expect, it } from 'vitest';
import { readRecorded } from '../../bench/cost/read-recorded.ts';
import { type Recorded, recordSignIns } from '../../bench/cost/record.ts';

/** As sets: post authentication makes some of its calls side by side, and their order costs nothing. */
const inAnyOrder = ({ invocations, calls }: Recorded) => ({
  invocations,
  calls: calls.map((call) => JSON.stringify(call)).toSorted(),
});

it('A first sign-in and the next one call what the record of the cost page holds', async () => {
  const { first, next } = await recordSignIns();
  const recorded = readRecorded();

  expect(inAnyOrder(first)).toEqual(inAnyOrder(recorded.first));
  expect(inAnyOrder(next)).toEqual(inAnyOrder(recorded.next));
});
