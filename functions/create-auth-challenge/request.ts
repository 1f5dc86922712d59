import { languageOf } from '#shared/delivery/email/locale.ts';
import type { CreateAuthChallengeEvent } from '#shared/events/create-auth-challenge.ts';
import { readEmailAddress } from '#shared/identity/email-address.ts';
import { isAddressAllowed } from '#shared/identity/email-domains.ts';
import { userInLogs } from '#shared/identity/user-in-logs.ts';
import type { EnvelopeContent } from '#shared/one-time-code/secrets/envelope.ts';
import { lastingPepper, type PepperSet } from '#shared/one-time-code/secrets/pepper-set.ts';
import { type RowOwner, rowOwner } from '#shared/one-time-code/secrets/row-key.ts';
import type { CreatePolicy } from './decide.ts';

/** Whose sign-in it is, and where a mail would go. */
export type Request = {
  readonly owner: RowOwner;
  /** The stored address as it is; an unknown user has none. */
  readonly email: string | undefined;
  /** Whether a mail goes out at all. What is sealed and written looks the same either way. */
  readonly deliverable: boolean;
  readonly content: EnvelopeContent;
  readonly user: string;
  readonly clientId: string;
};

/** The address that a mail can go to: one that can be read, of a domain that the lists allow. */
const mailAddress = (email: string | undefined, policy: CreatePolicy): string | undefined =>
  isAddressAllowed(email, policy) ? readEmailAddress(email ?? '')?.canonical : undefined;

export const requestOf = (
  event: CreateAuthChallengeEvent,
  peppers: PepperSet,
  policy: CreatePolicy,
): Request => {
  const { userPoolId, userName, callerContext, request } = event;
  const { sub, email: stored, email_verified, locale } = request.userAttributes ?? {};
  const pepper = lastingPepper(peppers);
  const userNotFound = request.userNotFound === true;
  const owner = rowOwner({ userPoolId, userName, sub, userNotFound }, pepper);
  const email = owner.kind === 'user' ? stored : undefined;
  const address = mailAddress(email, policy);
  return {
    owner,
    email,
    deliverable: address !== undefined,
    content: {
      userPoolId,
      address: address ?? '',
      // The courier knows which languages there are words in.
      locale: languageOf(locale) ?? '',
      channel: 'email',
      proven: email_verified === 'true',
    },
    user: userInLogs(owner.user),
    clientId: callerContext.clientId ?? '',
  };
};
