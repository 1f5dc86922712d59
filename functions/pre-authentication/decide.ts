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

export type ProfileDecision = { readonly outcome: 'allow' | 'profile_suspended' };

/** A user without a row is not suspended. */
export const decideProfile = (profile: Profile | undefined): ProfileDecision => ({
  outcome: profile === undefined || profile.status === 'active' ? 'allow' : 'profile_suspended',
});
