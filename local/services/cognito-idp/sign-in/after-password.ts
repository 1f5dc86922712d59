import type { SignIn } from '../triggers/call/sign-in.ts';
import { checkMaySignIn, checkTemporaryPassword, currentUser } from '../users/subject.ts';
import { challengeNewPassword } from './new-password.ts';
import { askSecondFactor } from './second-factor/second-factor.ts';
import type { SignInResult } from './sign-in.ts';

/** The rest of a password sign-in, in Cognito's order: a new password, the second factor, tokens. */
export const afterPassword = async (signIn: SignIn): Promise<SignInResult> => {
  const user = currentUser(signIn.service, signIn.subject);
  checkMaySignIn(user);
  checkTemporaryPassword(signIn.service, user);
  if (user.status === 'FORCE_CHANGE_PASSWORD') return challengeNewPassword(signIn);
  return askSecondFactor(signIn);
};
