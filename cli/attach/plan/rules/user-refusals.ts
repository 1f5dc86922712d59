import type { Refusal } from '../refusal.ts';
import type { Change } from '../users/user-change.ts';
import type { UserFacts } from '../users/user-facts.ts';
import { mfaSkipped } from './mfa-skipped.ts';
import { passwordAlone } from './password-alone.ts';
import { passwordsWithoutConfirmation } from './passwords-without-confirmation.ts';
import { signUpWouldFail } from './sign-up-would-fail.ts';

/** Why an app of this pool would stop working, or would let in users that it did not let in before. */
export const userRefusals = (facts: UserFacts, change: Change): readonly Refusal[] => [
  ...signUpWouldFail(facts),
  ...passwordsWithoutConfirmation(facts),
  ...passwordAlone(facts),
  ...mfaSkipped(facts, change),
];
