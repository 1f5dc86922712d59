import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  type MockInstance,
  vi,
} from 'vitest';
import {
  type PreTokenPools,
  staffRole,
  startPreTokenPools,
  type TokenClaims,
  versions,
} from '../../../../support/pool/pre-token.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let test: PreTokenPools;

beforeAll(async () => {
  test = await startPreTokenPools();
});

afterAll(() => test.pools.stop());

let warnings: MockInstance<typeof console.warn>;

beforeEach(() => {
  warnings = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterEach(() => warnings.mockRestore());

const groupsOf = ({ id, access }: TokenClaims) => ({
  id: id['cognito:groups'],
  access: access['cognito:groups'],
  roles: id['cognito:roles'],
  preferred: id['cognito:preferred_role'],
});

const own = { id: ['staff'], access: ['staff'], roles: [staffRole], preferred: staffRole };
const none = { id: undefined, access: undefined, roles: undefined, preferred: undefined };

describe('in every version', () => {
  const answers = {
    V1_0: (change: object) => ({ claimsOverrideDetails: change }),
    V2_0: (change: object) => ({
      claimsAndScopeOverrideDetails: { idTokenGeneration: change, accessTokenGeneration: change },
    }),
    V3_0: (change: object) => ({
      claimsAndScopeOverrideDetails: { idTokenGeneration: change, accessTokenGeneration: change },
    }),
  };

  it.each(versions)('%s: reserved claims can neither be set nor suppressed', async (version) => {
    const reserved = [
      'sub',
      'iss',
      'exp',
      'iat',
      'auth_time',
      'jti',
      'origin_jti',
      'event_id',
      'token_use',
      'cognito:username',
      'username',
      'client_id',
      'acr',
      'amr',
      'nonce',
      'identities',
      'dev:x',
    ];
    const forged = Object.fromEntries(reserved.map((claim) => [claim, 'forged']));
    const suppressible = reserved.filter((claim) => claim !== 'dev:x');
    const respond = answers[version];

    const set = await test.tokensAfter(version, respond({ claimsToAddOrOverride: forged }));
    const gone = await test.tokensAfter(version, respond({ claimsToSuppress: suppressible }));

    expect(Object.values(set.id)).not.toContain('forged');
    for (const claim of suppressible) {
      expect(set.access[claim]).not.toBe('forged');
      expect(claim in gone.id).toBe(claim in set.id);
      expect(claim in gone.access).toBe(claim in set.access);
    }
  });

  it('a reserved claim is ignored with a warning that names it and not its value', async () => {
    await test.v2({ idTokenGeneration: { claimsToAddOrOverride: { sub: 'forged' } } });

    const lines = warnings.mock.calls.flat().join(' ');
    expect(lines).toMatch(/sub of the id token cannot be changed/);
    expect(lines).not.toContain('forged');
  });

  it.each(versions)('%s: suppressing beats adding', async (version) => {
    const { id } = await test.tokensAfter(
      version,
      answers[version]({ claimsToAddOrOverride: { tenant: 'acme' }, claimsToSuppress: ['tenant'] }),
    );

    expect(id).not.toHaveProperty('tenant');
  });

  it('a group override that is empty or null removes groups and roles; one left out keeps them', async () => {
    expect(groupsOf(await test.v1({}))).toEqual(own);
    expect(groupsOf(await test.v1(null))).toEqual(own);
    expect(groupsOf(await test.v1({ groupOverrideDetails: {} }))).toEqual(none);
    expect(groupsOf(await test.v1({ groupOverrideDetails: null }))).toEqual(none);
    expect(groupsOf(await test.v2({ idTokenGeneration: {} }))).toEqual(own);
    expect(groupsOf(await test.v2({ groupOverrideDetails: {} }))).toEqual(none);
    expect(groupsOf(await test.v2({ groupOverrideDetails: null }))).toEqual(none);
  });

  it('suppressing cognito:groups takes the roles along', async () => {
    const { id } = await test.v2({ idTokenGeneration: { claimsToSuppress: ['cognito:groups'] } });

    expect(Object.keys(id).filter((claim) => /groups|role/.test(claim))).toEqual([]);
  });

  it('a response of another version’s shape changes nothing, and a broken one ends the sign-in', async () => {
    const unread = await test.v2({});
    test.pools.run({
      PreTokenGeneration: () => ({
        claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToSuppress: 'email' } },
      }),
    });

    expect(unread.id).toMatchObject({ nickname: 'annie' });
    expect(await refusalOf(test.made.V2_0.signIn('ann'))).toBe(
      'InvalidLambdaResponseException: Unrecognizable lambda output',
    );
  });

  it('a complex value cannot be the email_verified claim of an ID token', async () => {
    const { id } = await test.v2({
      idTokenGeneration: { claimsToAddOrOverride: { email_verified: { a: 1 }, updated_at: [1] } },
    });

    expect(id).not.toHaveProperty('email_verified');
    expect(id).not.toHaveProperty('updated_at');
  });
});
