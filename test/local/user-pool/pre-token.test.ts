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
import { startTestPools, type TestPools, triggersNamed } from '../../support/pool.ts';
import { claimsOf, newPool, type PoolUnderTest } from '../../support/pool-users.ts';
import { refusalOf } from '../../support/sign-in.ts';

type Version = 'V1_0' | 'V2_0' | 'V3_0';

let pools: TestPools;
const made = new Map<Version, PoolUnderTest>();
let name: string;

const role = 'arn:aws:iam::123456789012:role/staff';

const poolOf = (version: Version): PoolUnderTest => {
  const pool = made.get(version);
  if (pool === undefined) throw new Error(`no pool sends ${version}`);
  return pool;
};

beforeAll(async () => {
  pools = await startTestPools();
  for (const version of ['V1_0', 'V2_0', 'V3_0'] as const) {
    const { PreTokenGeneration: LambdaArn } = triggersNamed('PreTokenGeneration');
    const PreTokenGenerationConfig = { LambdaVersion: version, LambdaArn };
    const LambdaConfig =
      version === 'V1_0' ? { PreTokenGeneration: LambdaArn } : { PreTokenGenerationConfig };
    const pool = await newPool(pools, { pool: { LambdaConfig } });
    made.set(version, pool);
    const { UserPoolId } = pool;
    await pools.cognito.createGroup({ UserPoolId, GroupName: 'staff', RoleArn: role });
    name = await pool.newUser({ nickname: 'annie', email: 'ann@example.com' }, 'ann');
    await pools.cognito.adminAddUserToGroup({ UserPoolId, Username: name, GroupName: 'staff' });
  }
});

afterAll(() => pools.stop());

let warnings: MockInstance<typeof console.warn>;

beforeEach(() => {
  pools.forgetEvents();
  warnings = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterEach(() => warnings.mockRestore());

/** The claims of both tokens when the function of this version answers so. */
const tokensAfter = async (version: Version, response: object) => {
  pools.run({ PreTokenGeneration: () => response });
  const { IdToken, AccessToken } = await poolOf(version).signIn(name);
  return { id: claimsOf(IdToken), access: claimsOf(AccessToken) };
};

const v1 = (claimsOverrideDetails: object | null) => tokensAfter('V1_0', { claimsOverrideDetails });
const v2 = (claimsAndScopeOverrideDetails: object | null) =>
  tokensAfter('V2_0', { claimsAndScopeOverrideDetails });

const groupsOf = ({ id, access }: Awaited<ReturnType<typeof v1>>) => ({
  id: id['cognito:groups'],
  access: access['cognito:groups'],
  roles: id['cognito:roles'],
  preferred: id['cognito:preferred_role'],
});

const own = { id: ['staff'], access: ['staff'], roles: [role], preferred: role };
const none = { id: undefined, access: undefined, roles: undefined, preferred: undefined };

describe('the pre token event', () => {
  it.each([
    ['V1_0', '1', { claimsOverrideDetails: null }],
    ['V2_0', '2', { claimsAndScopeOverrideDetails: null }],
    ['V3_0', '3', { claimsAndScopeOverrideDetails: null }],
  ] as const)(
    'of %s has version "%s", and scopes from V2 on',
    async (version, number, response) => {
      await tokensAfter(version, response);

      const [event] = pools.events();
      expect(event).toMatchObject({
        version: number,
        triggerSource: 'TokenGeneration_Authentication',
        response,
        request: {
          userAttributes: { nickname: 'annie', 'cognito:user_status': 'CONFIRMED' },
          groupConfiguration: {
            groupsToOverride: ['staff'],
            iamRolesToOverride: [role],
            preferredRole: role,
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
  it('changes the ID token alone, by texts', async () => {
    const { id, access } = await v1({
      claimsToAddOrOverride: { tenant: 'acme', nickname: 'other', level: 7 },
      claimsToSuppress: ['email'],
    });

    expect(id).toMatchObject({ tenant: 'acme', nickname: 'other', level: '7' });
    expect(id).not.toHaveProperty('email');
    expect(access).not.toHaveProperty('tenant');
  });

  it('changes the groups of both tokens', async () => {
    const changed = await v1({
      groupOverrideDetails: { groupsToOverride: ['other'], iamRolesToOverride: [] },
    });

    expect(groupsOf(changed)).toEqual({ ...none, id: ['other'], access: ['other'] });
  });
});

describe('an answer of V2', () => {
  it('changes each token by itself, with values of every kind', async () => {
    const complex = { list: ['a', 1, true], deep: { in: { it: 1 } }, number: 7, flag: false };
    const { id, access } = await v2({
      idTokenGeneration: { claimsToAddOrOverride: complex, claimsToSuppress: ['nickname'] },
      accessTokenGeneration: { claimsToAddOrOverride: { tenant: 'acme' } },
    });

    expect(id).toMatchObject(complex);
    expect(id).not.toHaveProperty('nickname');
    expect(access).toMatchObject({ tenant: 'acme' });
    expect(access).not.toHaveProperty('number');
  });

  it('adds and suppresses scopes, but none with a blank in it', async () => {
    const { access } = await v2({
      accessTokenGeneration: {
        scopesToAdd: ['orders:read', 'two words'],
        scopesToSuppress: ['aws.cognito.signin.user.admin'],
      },
    });

    expect(access.scope).toBe('orders:read');
  });

  it('may leave a token without any scope, which is then no good for the user’s own account', async () => {
    pools.run({
      PreTokenGeneration: () => ({
        claimsAndScopeOverrideDetails: {
          accessTokenGeneration: { scopesToSuppress: ['aws.cognito.signin.user.admin'] },
        },
      }),
    });
    const { AccessToken } = await poolOf('V2_0').signIn(name);

    expect(claimsOf(AccessToken)).not.toHaveProperty('scope');
    expect(await refusalOf(pools.cognito.getUser({ AccessToken }))).toBe(
      'NotAuthorizedException: Access Token does not have required scopes',
    );
  });

  it('adds an audience to the access token only if it is the client', async () => {
    const audience = (aud: string) =>
      v2({
        idTokenGeneration: { claimsToAddOrOverride: { aud } },
        accessTokenGeneration: { claimsToAddOrOverride: { aud } },
      });
    const { ClientId } = poolOf('V2_0');

    const right = await audience(ClientId);
    const wrong = await audience('somebody');

    expect(right.access.aud).toBe(ClientId);
    expect(wrong.access).not.toHaveProperty('aud');
    expect(wrong.id.aud).toBe(ClientId);
  });
});

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
  const versions = ['V1_0', 'V2_0', 'V3_0'] as const;

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

    const set = await tokensAfter(version, respond({ claimsToAddOrOverride: forged }));
    const gone = await tokensAfter(version, respond({ claimsToSuppress: suppressible }));

    expect(Object.values(set.id)).not.toContain('forged');
    for (const claim of suppressible) {
      expect(set.access[claim]).not.toBe('forged');
      expect(claim in gone.id).toBe(claim in set.id);
      expect(claim in gone.access).toBe(claim in set.access);
    }
  });

  it('a reserved claim is ignored with a warning that names it and not its value', async () => {
    await v2({ idTokenGeneration: { claimsToAddOrOverride: { sub: 'forged' } } });

    const lines = warnings.mock.calls.flat().join(' ');
    expect(lines).toMatch(/sub of the id token cannot be changed/);
    expect(lines).not.toContain('forged');
  });

  it.each(versions)('%s: suppressing beats adding', async (version) => {
    const { id } = await tokensAfter(
      version,
      answers[version]({ claimsToAddOrOverride: { tenant: 'acme' }, claimsToSuppress: ['tenant'] }),
    );

    expect(id).not.toHaveProperty('tenant');
  });

  it('a group override that is empty or null removes groups and roles; one left out keeps them', async () => {
    expect(groupsOf(await v1({}))).toEqual(own);
    expect(groupsOf(await v1(null))).toEqual(own);
    expect(groupsOf(await v1({ groupOverrideDetails: {} }))).toEqual(none);
    expect(groupsOf(await v1({ groupOverrideDetails: null }))).toEqual(none);
    expect(groupsOf(await v2({ idTokenGeneration: {} }))).toEqual(own);
    expect(groupsOf(await v2({ groupOverrideDetails: {} }))).toEqual(none);
    expect(groupsOf(await v2({ groupOverrideDetails: null }))).toEqual(none);
  });

  it('suppressing cognito:groups takes the roles along', async () => {
    const { id } = await v2({ idTokenGeneration: { claimsToSuppress: ['cognito:groups'] } });

    expect(Object.keys(id).filter((claim) => /groups|role/.test(claim))).toEqual([]);
  });

  it('an answer of another version’s shape changes nothing, a broken one ends the sign-in', async () => {
    const unread = await v2({});
    pools.run({
      PreTokenGeneration: () => ({
        claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToSuppress: 'email' } },
      }),
    });

    expect(unread.id).toMatchObject({ nickname: 'annie' });
    expect(await refusalOf(poolOf('V2_0').signIn(name))).toBe(
      'InvalidLambdaResponseException: Unrecognizable lambda output',
    );
  });

  it('a complex value is no e-mail mark of an ID token', async () => {
    const { id } = await v2({
      idTokenGeneration: { claimsToAddOrOverride: { email_verified: { a: 1 }, updated_at: [1] } },
    });

    expect(id).not.toHaveProperty('email_verified');
    expect(id).not.toHaveProperty('updated_at');
  });
});
