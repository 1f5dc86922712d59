import { randomInt } from 'node:crypto';
import { codeMismatch } from '../../codes/codes.ts';
import { simulatedDelivery } from '../../codes/hidden-user.ts';
import { type CodeDelivery, sendCode } from '../../codes/messages.ts';
import { sameText } from '../../passwords/same-text.ts';
import type { SignInCode } from '../../store/sign-in-state.ts';
import type { SignIn, Values } from '../../triggers/call/sign-in.ts';
import { checkMaySignIn, currentUser } from '../../users/subject.ts';
import { finishSignIn } from '../finish.ts';
import { challenge, requireValue, type SignInResult } from '../sign-in.ts';

/** Cognito's sign-in codes have eight digits; those of sign-up and recovery have six. */
const digits = 8;

type Sent = { readonly delivery: CodeDelivery; readonly signInCode?: SignInCode };

/** Mails a new code, with the texts of CustomMessage_Authentication if the pool has that trigger. */
const sendTo = async (signIn: SignIn, sentTo: string): Promise<Sent> => {
  const { service, pool, client, subject } = signIn;
  const code = String(randomInt(10 ** digits)).padStart(digits, '0');
  const delivery = await sendCode(service, {
    pool,
    user: currentUser(service, subject),
    clientId: client.id,
    source: 'CustomMessage_Authentication',
    place: { attribute: 'email', to: sentTo },
    code,
    // The metadata of InitiateAuth and RespondToAuthChallenge never reaches this trigger (guide: custom message).
    clientMetadata: undefined,
  });
  return { delivery, signInCode: { code, sentTo } };
};

const send = async (signIn: SignIn): Promise<Sent> => {
  const { service, pool, subject } = signIn;
  if (subject.kind === 'unknown') return { delivery: simulatedDelivery(pool, subject.typedName) };
  const user = currentUser(service, subject);
  checkMaySignIn(user);
  return sendTo(signIn, user.attributes.email ?? '');
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
    {
      CODE_DELIVERY_DELIVERY_MEDIUM: delivery.DeliveryMedium,
      CODE_DELIVERY_DESTINATION: delivery.Destination,
    },
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
  const { service, subject } = signIn;
  const { signInCode, ...state } = signIn.state;
  const given = requireValue(responses, 'EMAIL_OTP_CODE');
  if (signInCode === undefined || !sameText(signInCode.code, given)) throw codeMismatch();
  const { attributes } = currentUser(service, subject);
  if (attributes.email !== signInCode.sentTo) throw codeMismatch();
  return finishSignIn({ ...signIn, state });
};
