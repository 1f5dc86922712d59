import { ageNewestMail } from '../codes/resend.ts';
import { rowOf } from '../support/deployed.ts';
import type { Stack } from '../support/stack.ts';

/** As if the pause after a user's newest mail were over. A user without a row, as in a table just made, has none. */
export const endPause = async (stack: Stack, sub: string): Promise<void> => {
  const row = await rowOf(stack.output('ChallengesTableName'), { pk: `2U#${sub}` });
  if (row !== undefined) await ageNewestMail(stack, sub, 31);
};
