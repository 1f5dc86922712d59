import type { PostAuthenticationEvent } from '#shared/events/post-authentication.ts';
import { destinationHash } from '#shared/one-time-code/destination.ts';

export type AddressFacts = {
  readonly userPoolId: string;
  readonly user: string;
  /** The address as it is now. */
  readonly email: string;
  readonly proven: { readonly challengeId: string; readonly destHash: string } | undefined;
};

/**
 * Whether the last used code went to exactly the address that the user has now. A code that went to an older address
 * proves nothing of the new one.
 */
export const isProven = ({ userPoolId, user, email, proven }: AddressFacts): boolean =>
  proven !== undefined &&
  destinationHash({ userPoolId, user, challengeId: proven.challengeId, email }) === proven.destHash;

/** The address that still waits for its proof, if there is one. */
export const unprovenEmail = ({ request }: PostAuthenticationEvent): string | undefined => {
  const { email, email_verified } = request.userAttributes;
  return email_verified === 'true' ? undefined : email;
};
