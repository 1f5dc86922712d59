import { secondFactorsOf } from '../../codes/second-factors.ts';
import type { SignIn } from '../../triggers/call/sign-in.ts';
import { readAttributes } from '../../users/attributes.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';
import { askForEmailCode } from '../choice/email-otp.ts';
import type { SignInResult } from '../sign-in.ts';

/**
 * The answer to MFA_SETUP with an address (`EMAIL`), by a user who has no factor: a code is mailed to it, and the right
 * code makes it the user's (API reference: RespondToAuthChallenge). Before that nothing changes: an address with a
 * mistake in it would keep the user out.
 */
export const setUpEmail = async (signIn: SignIn, EMAIL: string): Promise<SignInResult> => {
  if (!secondFactorsOf(signIn.pool).includes('EMAIL_OTP')) {
    throw invalidParameter('The user pool does not have codes by mail as a second factor');
  }
  const { email = '' } = readAttributes(signIn.pool, [{ Name: 'email', Value: EMAIL }]);
  if (email === '') throw invalidParameter('EMAIL must be an address');
  return askForEmailCode(signIn, email, { newEmail: email });
};
