import type { PostAuthenticationEvent } from '#shared/events/post-authentication.ts';
import { lastingPepper, type PepperSet } from '#shared/one-time-code/secrets/pepper-set.ts';
import { addressHash } from '#shared/one-time-code/secrets/proven-address.ts';

/**
 * How old a proof may be: the code was used in this very sign-in, which Cognito ends within seconds, and the clocks of
 * two functions may differ. An older proof belongs to another sign-in, and the address may have changed hands since.
 */
export const proofLifetimeMs = 60_000;

export type AddressFacts = {
  readonly userPoolId: string;
  readonly user: string;
  /** The address as it is now. */
  readonly email: string;
  readonly proven: { readonly hash: string; readonly at: number } | undefined;
  readonly now: number;
};

/** Whether a code that was used in this sign-in went to exactly the address that the user has now. */
export const isProven = (
  { userPoolId, user, email, proven, now }: AddressFacts,
  peppers: PepperSet,
): boolean =>
  proven !== undefined &&
  Math.abs(now - proven.at) <= proofLifetimeMs &&
  addressHash({ userPoolId, user, address: email }, lastingPepper(peppers)) === proven.hash;

/** The address that still waits for its proof, if there is one. */
export const unprovenEmail = ({ request }: PostAuthenticationEvent): string | undefined => {
  const { email, email_verified } = request.userAttributes;
  return email_verified === 'true' ? undefined : email;
};

/** How a user whose row is missing came here: a first proof follows a sign-up, and others were there before. */
export const arrivalOf = (event: PostAuthenticationEvent): 'sign-up' | 'sign-in' =>
  unprovenEmail(event) === undefined ? 'sign-in' : 'sign-up';
