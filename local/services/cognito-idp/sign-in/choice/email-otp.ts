import { codeMismatch } from '../../codes/codes.ts';
import { simulatedDelivery } from '../../codes/hidden-user.ts';
import type { CodeDelivery } from '../../codes/messages.ts';
import type { SignInCode } from '../../store/sign-in-state.ts';
import type { SignIn, Values } from '../../triggers/call/sign-in.ts';
import { checkMaySignIn, currentUser } from '../../users/subject.ts';
import { finishSignIn } from '../finish.ts';
import { challenge, requireValue, type SignInResult } from '../sign-in.ts';
import { deliveryParameters, isSignInCode, sendSignInCode, withoutCode } from '../sign-in-code.ts';

/** Cognito's sign-in codes have eight digits; those of sign-up and recovery have six. */
const digits = 8;

type Sent = { readonly delivery: CodeDelivery; readonly signInCode?: SignInCode };

const send = async (signIn: SignIn): Promise<Sent> => {
  const { service, pool, subject } = signIn;
  if (subject.kind === 'unknown') return { delivery: simulatedDelivery(pool, subject.typedName) };
  const user = currentUser(service, subject);
  checkMaySignIn(user);
  const place = { attribute: 'email', to: user.attributes.email ?? '' } as const;
  return sendSignInCode(signIn, place, digits);
};

/**
 * Sends a code and asks for it. A user who does not exist gets the same challenge and no mail; no code is right for
 * them.
 */
export const challengeEmailOtp = async (signIn: SignIn): Promise<SignInResult> => {
  const { delivery, signInCode } = await send(signIn);
  return challenge(
    signIn,
    'EMAIL_OTP',
    deliveryParameters(delivery),
    signInCode === undefined ? {} : { signInCode },
  );
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
  return finishSignIn(withoutCode(signIn));
};
