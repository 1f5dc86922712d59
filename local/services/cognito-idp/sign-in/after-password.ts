import { mfaStepOf } from '../codes/mfa.ts';
import type { SignIn } from '../triggers/call/sign-in.ts';
import { checkMaySignIn, checkTemporaryPassword, currentUser } from '../users/subject.ts';
import { finishSignIn } from './finish.ts';
import { challengeNewPassword } from './new-password.ts';
import { challenge, type SignInResult } from './sign-in.ts';

/** The rest of a password sign-in, in Cognito's order: a new password, the second factor, tokens. */
export const afterPassword = async (signIn: SignIn): Promise<SignInResult> => {
  const user = currentUser(signIn.service, signIn.subject);
  checkMaySignIn(user);
  checkTemporaryPassword(signIn.service, user);
  if (user.status === 'FORCE_CHANGE_PASSWORD') return challengeNewPassword(signIn);
  const mfaStep = mfaStepOf(signIn.pool, user);
  if (mfaStep === 'SOFTWARE_TOKEN_MFA') return challenge(signIn, 'SOFTWARE_TOKEN_MFA', {});
  if (mfaStep === 'MFA_SETUP') {
    return challenge(signIn, 'MFA_SETUP', { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' });
  }
  return finishSignIn(signIn);
};
