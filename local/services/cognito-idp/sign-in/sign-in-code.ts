import { randomInt } from 'node:crypto';
import type { Place } from '../codes/codes.ts';
import { type CodeDelivery, sendCode } from '../codes/messages.ts';
import { sameText } from '../passwords/same-text.ts';
import type { SignInCode } from '../store/sign-in-state.ts';
import type { SignIn, Values } from '../triggers/call/sign-in.ts';
import { currentUser } from '../users/subject.ts';

/** What a challenge says of a code's way to the user. */
export const deliveryParameters = (delivery: CodeDelivery): Values => ({
  CODE_DELIVERY_DELIVERY_MEDIUM: delivery.DeliveryMedium,
  CODE_DELIVERY_DESTINATION: delivery.Destination,
});

/** Sends a new code of so many digits, with the texts of CustomMessage_Authentication if the pool has that trigger. */
export const sendSignInCode = async (
  { service, pool, client, subject }: SignIn,
  place: Place,
  digits: number,
): Promise<{ readonly delivery: CodeDelivery; readonly signInCode: SignInCode }> => {
  const code = String(randomInt(10 ** digits)).padStart(digits, '0');
  const delivery = await sendCode(service, {
    pool,
    user: currentUser(service, subject),
    clientId: client.id,
    source: 'CustomMessage_Authentication',
    place,
    code,
    // The metadata of InitiateAuth and RespondToAuthChallenge never reaches this trigger (guide: custom message).
    clientMetadata: undefined,
  });
  return { delivery, signInCode: { code, sentTo: place.to } };
};

/**
 * Whether this is the sign-in's code, and the user still has the address or number that it went to, or is to have it.
 */
export const isSignInCode = (
  { service, subject, state: { signInCode, newEmail } }: SignIn,
  attribute: Place['attribute'],
  given: string,
): boolean =>
  signInCode !== undefined &&
  sameText(signInCode.code, given) &&
  (newEmail ?? currentUser(service, subject).attributes[attribute]) === signInCode.sentTo;

/** The sign-in without its code, which is used up. */
export const withoutCode = (signIn: SignIn): SignIn => {
  const { signInCode: _code, newEmail: _email, ...state } = signIn.state;
  return { ...signIn, state };
};
