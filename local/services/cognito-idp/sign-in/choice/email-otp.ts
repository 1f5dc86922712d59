import { codeMismatch } from '../../codes/codes.ts';
import { simulatedDelivery } from '../../codes/hidden-user.ts';
import type { SignInState } from '../../store/sign-in-state.ts';
import type { SignIn, Values } from '../../triggers/call/sign-in.ts';
import { takeAlias } from '../../users/aliases.ts';
import { checkFree } from '../../users/change-attributes.ts';
import { checkMaySignIn, currentUser } from '../../users/subject.ts';
import { saveUser } from '../../users/users.ts';
import { finishSignIn } from '../finish.ts';
import { challenge, requireValue, type SignInResult } from '../sign-in.ts';
import { deliveryParameters, isSignInCode, sendSignInCode, withoutCode } from '../sign-in-code.ts';

/** Cognito's sign-in codes have eight digits; those of sign-up and recovery have six. */
const digits = 8;

/** Mails a code to this address and asks for it. */
export const askForEmailCode = async (
  signIn: SignIn,
  to: string,
  state: Partial<SignInState> = {},
): Promise<SignInResult> => {
  const sent = await sendSignInCode(signIn, { attribute: 'email', to }, digits);
  const { delivery, signInCode } = sent;
  return challenge(signIn, 'EMAIL_OTP', deliveryParameters(delivery), { ...state, signInCode });
};

/**
 * Asks for a code at the user's address. A user who does not exist gets the same challenge and no mail; no code is right
 * for them.
 */
export const challengeEmailOtp = async (signIn: SignIn): Promise<SignInResult> => {
  const { service, pool, subject } = signIn;
  if (subject.kind === 'unknown') {
    const delivery = simulatedDelivery(pool, subject.typedName);
    return challenge(signIn, 'EMAIL_OTP', deliveryParameters(delivery));
  }
  const user = currentUser(service, subject);
  checkMaySignIn(user);
  return askForEmailCode(signIn, user.attributes.email ?? '');
};

/** The address that was given at MFA_SETUP and is proven now. One that is another user's sign-in name is refused. */
const takeNewEmail = ({ service, pool, subject }: SignIn, email: string): void => {
  const user = currentUser(service, subject);
  checkFree(service, pool, user, { email });
  const attributes = { ...user.attributes, email, email_verified: 'true' };
  takeAlias(service, pool, { ...user, attributes }, 'email', false);
  saveUser(service, { ...user, attributes });
};

/**
 * Checks the code. A wrong one leaves the session usable: AWS publishes no limit of attempts, and six wrong codes were
 * seen without a lock. The code ends with its session (AuthSessionValidity).
 */
export const respondToEmailOtp = async (
  signIn: SignIn,
  responses: Values,
): Promise<SignInResult> => {
  const given = requireValue(responses, 'EMAIL_OTP_CODE');
  if (!isSignInCode(signIn, 'email', given)) throw codeMismatch();
  const { newEmail } = signIn.state;
  if (newEmail !== undefined) takeNewEmail(signIn, newEmail);
  return finishSignIn(withoutCode(signIn));
};
