import { isAllowedClient } from '#shared/identity/app-client.ts';
import type { Profile } from '#shared/profile/profile.ts';

export type SignInPolicy = {
  /** App clients that may sign in; empty allows all. */
  readonly allowedClientIds: readonly string[];
  readonly readsProfile: boolean;
};

export type ClientDecision = { readonly outcome: 'allow' | 'client_not_allowed' };

export const decideClient = (
  clientId: string,
  { allowedClientIds }: Pick<SignInPolicy, 'allowedClientIds'>,
): ClientDecision => ({
  outcome: isAllowedClient(clientId, allowedClientIds) ? 'allow' : 'client_not_allowed',
});

/**
 * Nothing is proven yet, so a suspended user gets no reason: `profile_suspended` comes after a right code, from pre token
 * generation.
 */
export type ProfileDecision = { readonly outcome: 'allow' | 'sign_in_not_possible' };

/** A user without a row may sign in. */
export const decideProfile = (profile: Profile | undefined): ProfileDecision => ({
  outcome: profile === undefined || profile.status === 'active' ? 'allow' : 'sign_in_not_possible',
});
