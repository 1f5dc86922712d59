import type { CreateAuthChallengeEvent } from '#shared/events/create-auth-challenge.ts';
import { readEmailAddress } from '#shared/identity/email-address.ts';
import type { Peppers } from '#shared/one-time-code/code.ts';
import { type Owner, ownerOf } from '#shared/one-time-code/owner.ts';

/** Who asks, and where a code would go. */
export type Request = {
  readonly owner: Owner;
  /** The stored address, as it is. Somebody who is not there has none. */
  readonly email: string | undefined;
  /** The same mailbox with its domain in the form that mail uses (Punycode); none where nothing can safely be sent. */
  readonly mailTo: string | undefined;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly locale: string | undefined;
};

export const requestOf = (event: CreateAuthChallengeEvent, peppers: Peppers): Request => {
  const { userAttributes, userNotFound } = event.request;
  const { userPoolId, userName, callerContext } = event;
  const facts = { userPoolId, userName, sub: userAttributes.sub };
  const owner = ownerOf({ ...facts, userNotFound: userNotFound === true }, peppers.current);
  const email = owner.kind === 'user' ? userAttributes.email : undefined;
  return {
    owner,
    email,
    mailTo: readEmailAddress(email ?? '')?.canonical,
    userPoolId,
    clientId: callerContext.clientId ?? '',
    locale: userAttributes.locale,
  };
};
