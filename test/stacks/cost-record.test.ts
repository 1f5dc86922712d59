import { expect, it } from 'vitest';
import { readRecorded } from '../../bench/cost/read-recorded.ts';
import { recordSignIns } from '../../bench/cost/record.ts';

it('A first sign-in and the next one call what the record of the cost page holds', async () => {
  expect(await recordSignIns()).toEqual(readRecorded());
}, 60_000);
