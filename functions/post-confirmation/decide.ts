import type { PostConfirmationEvent } from '#shared/events/post-confirmation.ts';
import type { NewUser } from '#shared/profile/defaults.ts';
import { originOf } from '#shared/profile/origin.ts';

/**
 * | outcome | when |
 * | --- | --- |
 * | create | an account was confirmed whose address is proven, or whose identity provider vouches for the user |
 * | nothing | no address is proven yet; a password was reset, which creates no account; or the event has no `sub` |
 *
 * With sign-up confirmation by the first code, this trigger runs at the sign-up itself, which any client can call with any
 * address. Post authentication creates the row at the first right code, so that a flood of sign-ups writes no rows.
 */
export type ConfirmationDecision =
  | { readonly outcome: 'create'; readonly user: NewUser }
  | { readonly outcome: 'nothing' };

type Attributes = PostConfirmationEvent['request']['userAttributes'];

/** A federated user passes no post authentication at the first sign-in, so the row cannot wait for it. */
const isFederated = (attributes: Attributes): boolean =>
  attributes.identities !== undefined || attributes['cognito:user_status'] === 'EXTERNAL_PROVIDER';

const isProven = ({ email_verified, phone_number_verified }: Attributes): boolean =>
  email_verified === 'true' || phone_number_verified === 'true';

export const decide = ({
  triggerSource,
  request: { userAttributes },
}: Pick<PostConfirmationEvent, 'triggerSource' | 'request'>): ConfirmationDecision => {
  const { sub, locale } = userAttributes;
  const isNew = triggerSource === 'PostConfirmation_ConfirmSignUp';
  if (!isNew || sub === undefined) return { outcome: 'nothing' };
  if (!isProven(userAttributes) && !isFederated(userAttributes)) return { outcome: 'nothing' };
  return {
    outcome: 'create',
    user: { userId: sub, locale, origin: originOf(userAttributes, 'sign-up') },
  };
};
