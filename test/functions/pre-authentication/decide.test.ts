import { describe, expect, it } from 'vitest';
import { newProfile } from '#shared/profile/defaults.ts';
import { decideClient, decideProfile } from '../../../functions/pre-authentication/decide.ts';

describe('pre authentication: app client', () => {
  it.each([
    ['any', [], 'allow'],
    ['mine', ['mine', 'other'], 'allow'],
    ['min', ['mine'], 'client_not_allowed'],
    ['MINE', ['mine'], 'client_not_allowed'],
    ['', ['mine'], 'client_not_allowed'],
  ] as const)(
    'the app client %j with the list %j gives %s',
    (clientId, allowedClientIds, outcome) => {
      expect(decideClient(clientId, { allowedClientIds }).outcome).toBe(outcome);
    },
  );
});

describe('pre authentication: profile', () => {
  const profile = newProfile(
    { userId: 'u', locale: undefined, origin: 'sign-up' },
    { roles: [], plan: '', tenant: '' },
    0,
  );

  it('a user with an active profile or none may sign in', () => {
    expect(decideProfile(profile).outcome).toBe('allow');
    expect(decideProfile(undefined).outcome).toBe('allow');
  });

  it('that is suspended may not', () => {
    expect(decideProfile({ ...profile, status: 'suspended' }).outcome).toBe('sign_in_not_possible');
  });
});
