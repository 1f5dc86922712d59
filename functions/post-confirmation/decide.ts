import type { PostConfirmationEvent } from '#shared/events/post-confirmation.ts';
import type { NewUser } from '#shared/profile/defaults.ts';
import { originOf } from '#shared/profile/origin.ts';

/**
 * | outcome | when |
 * | --- | --- |
 * | create | an account was confirmed |
 * | nothing | a password was reset, which creates no account; or the event has no `sub` |
 */
export type ConfirmationDecision =
  | { readonly outcome: 'create'; readonly user: NewUser }
  | { readonly outcome: 'nothing' };

export const decide = ({
  triggerSource,
  request: { userAttributes },
}: Pick<PostConfirmationEvent, 'triggerSource' | 'request'>): ConfirmationDecision => {
  const { sub, locale } = userAttributes;
  if (triggerSource !== 'PostConfirmation_ConfirmSignUp' || sub === undefined) {
    return { outcome: 'nothing' };
  }
  return {
    outcome: 'create',
    user: { userId: sub, locale, origin: originOf(userAttributes, 'sign-up') },
  };
};
