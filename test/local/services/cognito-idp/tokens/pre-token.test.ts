import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { claimsOf } from '../../../../support/pool/pool-users.ts';
import {
  type PreTokenPools,
  staffRole,
  startPreTokenPools,
  type TokenClaims,
} from '../../../../support/pool/pre-token.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let test: PreTokenPools;

beforeAll(async () => {
  test = await startPreTokenPools();
});

afterAll(() => test.pools.stop());

const groupsOf = ({ id, access }: TokenClaims) => ({
  id: id['cognito:groups'],
  access: access['cognito:groups'],
  roles: id['cognito:roles'],
  preferred: id['cognito:preferred_role'],
});

const none = { id: undefined, access: undefined, roles: undefined, preferred: undefined };

describe('the pre token event', () => {
  it.each([
    ['V1_0', '1', { claimsOverrideDetails: null }],
    ['V2_0', '2', { claimsAndScopeOverrideDetails: null }],
    ['V3_0', '3', { claimsAndScopeOverrideDetails: null }],
  ] as const)(
    'the pre token event of %s has version "%s", and scopes from V2 on',
    async (version, number, response) => {
      test.pools.forgetEvents();
      await test.tokensAfter(version, response);

      const [event] = test.pools.events();
      expect(event).toMatchObject({
        version: number,
        triggerSource: 'TokenGeneration_Authentication',
        response,
        request: {
          userAttributes: { nickname: 'annie', 'cognito:user_status': 'CONFIRMED' },
          groupConfiguration: {
            groupsToOverride: ['staff'],
            iamRolesToOverride: [staffRole],
            preferredRole: staffRole,
          },
        },
      });
      expect(event?.request.scopes).toEqual(
        version === 'V1_0' ? undefined : ['aws.cognito.signin.user.admin'],
      );
    },
  );
});

describe('an answer of V1', () => {
  it('a V1 response changes only the ID token, with strings', async () => {
    const { id, access } = await test.v1({
      claimsToAddOrOverride: { tenant: 'acme', nickname: 'other', level: 7 },
      claimsToSuppress: ['email'],
    });

    expect(id).toMatchObject({ tenant: 'acme', nickname: 'other', level: '7' });
    expect(id).not.toHaveProperty('email');
    expect(access).not.toHaveProperty('tenant');
  });

  it('a V1 response changes the groups of both tokens', async () => {
    const changed = await test.v1({
      groupOverrideDetails: { groupsToOverride: ['other'], iamRolesToOverride: [] },
    });

    expect(groupsOf(changed)).toEqual({ ...none, id: ['other'], access: ['other'] });
  });
});

describe('an answer of V2', () => {
  it('a V2 response changes each token separately, with values of every type', async () => {
    const complex = { list: ['a', 1, true], deep: { in: { it: 1 } }, number: 7, flag: false };
    const { id, access } = await test.v2({
      idTokenGeneration: { claimsToAddOrOverride: complex, claimsToSuppress: ['nickname'] },
      accessTokenGeneration: { claimsToAddOrOverride: { tenant: 'acme' } },
    });

    expect(id).toMatchObject(complex);
    expect(id).not.toHaveProperty('nickname');
    expect(access).toMatchObject({ tenant: 'acme' });
    expect(access).not.toHaveProperty('number');
  });

  it('a V2 response adds and suppresses scopes, except those with a blank', async () => {
    const { access } = await test.v2({
      accessTokenGeneration: {
        scopesToAdd: ['orders:read', 'two words'],
        scopesToSuppress: ['aws.cognito.signin.user.admin'],
      },
    });

    expect(access.scope).toBe('orders:read');
  });

  it('a V2 response can remove all scopes, and the token is then refused for the user’s own account', async () => {
    test.pools.run({
      PreTokenGeneration: () => ({
        claimsAndScopeOverrideDetails: {
          accessTokenGeneration: { scopesToSuppress: ['aws.cognito.signin.user.admin'] },
        },
      }),
    });
    const { AccessToken } = await test.made.V2_0.signIn('ann');

    expect(claimsOf(AccessToken)).not.toHaveProperty('scope');
    expect(await refusalOf(test.pools.cognito.getUser({ AccessToken }))).toBe(
      'NotAuthorizedException: Access Token does not have required scopes',
    );
  });

  it('a V2 response can add an audience to the access token only if it is the client', async () => {
    const warnings = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const audience = (aud: string) =>
      test.v2({
        idTokenGeneration: { claimsToAddOrOverride: { aud } },
        accessTokenGeneration: { claimsToAddOrOverride: { aud } },
      });
    const { ClientId } = test.made.V2_0;

    const right = await audience(ClientId);
    const wrong = await audience('somebody');

    warnings.mockRestore();
    expect(right.access.aud).toBe(ClientId);
    expect(wrong.access).not.toHaveProperty('aud');
    expect(wrong.id.aud).toBe(ClientId);
  });
});
