import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import {
  claimsOf,
  newPool,
  type PoolUnderTest,
  password,
} from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools);
});

afterAll(() => pools.stop());

const describeClient = async (ClientId: string | undefined) => {
  const { UserPoolId } = pool;
  const answer = await pools.cognito.describeUserPoolClient({ UserPoolId, ClientId });
  return answer.UserPoolClient ?? {};
};

const create = (settings: object) =>
  refusalOf(
    pools.cognito.createUserPoolClient({
      UserPoolId: pool.UserPoolId,
      ClientName: 'test',
      ...settings,
    }),
  );

describe('CreateUserPoolClient', () => {
  it('CreateUserPoolClient returns the client with its defaults', async () => {
    const { UserPoolClient } = await pools.cognito.createUserPoolClient({
      UserPoolId: pool.UserPoolId,
      ClientName: 'bare',
    });

    expect(UserPoolClient).toMatchObject({
      ClientName: 'bare',
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'],
      PreventUserExistenceErrors: 'LEGACY',
      RefreshTokenValidity: 30,
      AuthSessionValidity: 3,
      EnableTokenRevocation: true,
    });
    expect(UserPoolClient).not.toHaveProperty('ClientSecret');
    expect(await describeClient(UserPoolClient?.ClientId)).toEqual(UserPoolClient);
  });

  it('tokens live as long as the client’s settings say', async () => {
    const { ClientId } = await pool.newClient({
      AccessTokenValidity: 10,
      IdTokenValidity: 2,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'hours' },
    });

    const { AuthenticationResult } = await pools.cognito.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: await pool.newUser(), PASSWORD: password },
    });

    const [id, access] = [AuthenticationResult?.IdToken, AuthenticationResult?.AccessToken].map(
      claimsOf,
    );
    expect(AuthenticationResult?.ExpiresIn).toBe(600);
    expect((access?.exp ?? 0) - (access?.iat ?? 0)).toBe(600);
    expect((id?.exp ?? 0) - (id?.iat ?? 0)).toBe(7200);
  });

  it.each([
    [{ ExplicitAuthFlows: ['ALLOW_EVERYTHING'] }, /enum value set/],
    [
      { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH', 'ADMIN_NO_SRP_AUTH'] },
      /Auth flow name with prefix 'ALLOW'/,
    ],
    [{ AuthSessionValidity: 2 }, /greater than or equal to 3/],
    [{ AuthSessionValidity: 16 }, /less than or equal to 15/],
    [{ AccessTokenValidity: 25 }, /Invalid range for token validity/],
    [
      { IdTokenValidity: 1, TokenValidityUnits: { IdToken: 'minutes' } },
      /Invalid range for token validity/,
    ],
    [{ RefreshTokenValidity: 3651 }, /Invalid range for token validity/],
    [
      {
        AccessTokenValidity: 2,
        RefreshTokenValidity: 1,
        TokenValidityUnits: { RefreshToken: 'hours' },
      },
      /Access and Id Token expiration times must be less/,
    ],
    [{ RefreshTokenRotation: { Feature: 'ENABLED' } }, /ALLOW_REFRESH_TOKEN_AUTH is not allowed/],
    [
      {
        ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'],
        RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 61 },
      },
      /retryGracePeriodSeconds' failed/,
    ],
  ])('CreateUserPoolClient refuses %o', async (settings, reason) => {
    const refusal = await create(settings);

    expect(refusal).toMatch(/^InvalidParameterException: /);
    expect(refusal).toMatch(reason);
  });
});

describe('UpdateUserPoolClient', () => {
  it('UpdateUserPoolClient resets omitted members to their defaults, and keeps name and secret', async () => {
    const { UserPoolId } = pool;
    const { ClientId, ClientSecret, ClientName } = await pool.newClient({
      GenerateSecret: true,
      PreventUserExistenceErrors: 'ENABLED',
      ReadAttributes: ['email'],
      AuthSessionValidity: 10,
    });

    await pools.cognito.updateUserPoolClient({ UserPoolId, ClientId, ReadAttributes: ['name'] });

    const after = await describeClient(ClientId);
    expect(after).toMatchObject({
      ClientName,
      ClientSecret,
      PreventUserExistenceErrors: 'LEGACY',
      ReadAttributes: ['name'],
      AuthSessionValidity: 3,
    });
  });

  it('UpdateUserPoolClient refuses what CreateUserPoolClient refuses', async () => {
    const { UserPoolId } = pool;
    const { ClientId } = await pool.newClient();
    const RefreshTokenRotation = { Feature: 'ENABLED' as const };

    expect(
      await refusalOf(
        pools.cognito.updateUserPoolClient({ UserPoolId, ClientId, RefreshTokenRotation }),
      ),
    ).toMatch(/^InvalidParameterException: ALLOW_REFRESH_TOKEN_AUTH is not allowed/);
  });
});

describe('a client', () => {
  it('a client belongs to one pool, and to none after its deletion', async () => {
    const { ClientId } = await pool.newClient();
    const other = await newPool(pools);
    const missing = `ResourceNotFoundException: User pool client ${ClientId} does not exist.`;
    const { cognito } = pools;

    const foreign = await refusalOf(
      cognito.describeUserPoolClient({ UserPoolId: other.UserPoolId, ClientId }),
    );
    await cognito.deleteUserPoolClient({ UserPoolId: pool.UserPoolId, ClientId });

    expect(foreign).toBe(missing);
    expect(await refusalOf(describeClient(ClientId))).toBe(missing);
    expect(await refusalOf(cognito.forgotPassword({ ClientId, Username: 'ann' }))).toBe(missing);
  });
});
