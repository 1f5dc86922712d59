import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import {
  claimsOf,
  newPool,
  otherPassword,
  type PoolUnderTest,
  password,
} from '../../../../support/pool/pool-users.ts';
import { newEmail, refusalOf } from '../../../../support/pool/sign-in.ts';
import { proveSrp, startSrp } from '../../../../support/pool/srp-sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools);
});

afterAll(() => pools.stop());

const incorrect = 'NotAuthorizedException: Incorrect username or password.';

describe('USER_PASSWORD_AUTH', () => {
  it('USER_PASSWORD_AUTH returns three tokens with the claims of the user', async () => {
    const email = newEmail();
    const name = await pool.newUser({ email, email_verified: 'true' });

    const tokens = await pool.signIn(name);

    const id = claimsOf(tokens.IdToken);
    const access = claimsOf(tokens.AccessToken);
    expect(tokens).toMatchObject({ TokenType: 'Bearer', ExpiresIn: 3600 });
    expect(tokens.RefreshToken).toBeDefined();
    expect(id).toMatchObject({
      aud: pool.ClientId,
      token_use: 'id',
      'cognito:username': name,
      email,
      email_verified: true,
    });
    expect(access).toMatchObject({
      client_id: pool.ClientId,
      token_use: 'access',
      username: name,
      sub: id.sub,
      origin_jti: id.origin_jti,
      scope: 'aws.cognito.signin.user.admin',
    });
    expect((access.exp ?? 0) - (access.iat ?? 0)).toBe(3600);
    expect(access.jti).not.toBe(id.jti);
  });

  it('USER_PASSWORD_AUTH refuses a wrong password, a disabled user, and a flow that the client does not have', async () => {
    const name = await pool.newUser();
    const { ClientId = '' } = await pool.newClient({ ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'] });
    const AuthParameters = { USERNAME: name, PASSWORD: password };

    expect(await refusalOf(pool.signIn(name, otherPassword))).toBe(incorrect);
    expect(
      await refusalOf(
        pools.cognito.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }),
      ),
    ).toBe('InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client');
    await pools.cognito.adminDisableUser({ UserPoolId: pool.UserPoolId, Username: name });
    expect(await refusalOf(pool.signIn(name))).toBe('NotAuthorizedException: User is disabled.');
  });

  it('user names are case sensitive only where the pool says so', async () => {
    const folding = await newPool(pools, {
      pool: { UsernameConfiguration: { CaseSensitive: false } },
    });
    const exact = await pool.newUser();
    const folded = await folding.newUser();

    expect(await refusalOf(pool.signIn(exact.toUpperCase()))).toMatch(/^UserNotFoundException/);
    expect((await folding.signIn(folded.toUpperCase())).AccessToken).toBeDefined();
  });
});

describe('ADMIN_USER_PASSWORD_AUTH', () => {
  const start = (AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' | 'ADMIN_NO_SRP_AUTH', USERNAME: string) =>
    pools.cognito.adminInitiateAuth({
      UserPoolId: pool.UserPoolId,
      ClientId: pool.ClientId,
      AuthFlow,
      AuthParameters: { USERNAME, PASSWORD: password },
    });

  it('ADMIN_USER_PASSWORD_AUTH signs a user in by its new and its old flow name', async () => {
    const name = await pool.newUser();

    const answers = await Promise.all([
      start('ADMIN_USER_PASSWORD_AUTH', name),
      start('ADMIN_NO_SRP_AUTH', name),
    ]);

    for (const { AuthenticationResult } of answers) {
      expect(AuthenticationResult?.AccessToken).toBeDefined();
    }
  });

  it('an app cannot start ADMIN_USER_PASSWORD_AUTH', async () => {
    const refusal = await refusalOf(
      pools.cognito.initiateAuth({
        ClientId: pool.ClientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: await pool.newUser(), PASSWORD: password },
      }),
    );

    expect(refusal).toBe('InvalidParameterException: Initiate Auth method not supported.');
  });
});

describe('USER_SRP_AUTH', () => {
  it('USER_SRP_AUTH accepts the proof of the right password, once', async () => {
    const challenge = await startSrp(pools, pool, await pool.newUser(), password);

    const { AuthenticationResult } = await proveSrp(pools, pool, challenge);

    expect(challenge.ChallengeName).toBe('PASSWORD_VERIFIER');
    expect(AuthenticationResult?.AccessToken).toBeDefined();
    expect(await refusalOf(proveSrp(pools, pool, challenge))).toMatch(
      /^NotAuthorizedException: Invalid session for the user/,
    );
  });

  it('USER_SRP_AUTH refuses the proof of another password, and of one that was changed meanwhile', async () => {
    const name = await pool.newUser();
    const stale = await startSrp(pools, pool, name, password);
    await pools.cognito.adminSetUserPassword({
      UserPoolId: pool.UserPoolId,
      Username: name,
      Password: otherPassword,
      Permanent: true,
    });

    expect(await refusalOf(proveSrp(pools, pool, stale))).toBe(incorrect);
    expect(
      await refusalOf(proveSrp(pools, pool, await startSrp(pools, pool, name, password))),
    ).toBe(incorrect);
  });

  it('USER_SRP_AUTH refuses a client value that would make every password right', async () => {
    const refusal = await refusalOf(
      pools.cognito.initiateAuth({
        ClientId: pool.ClientId,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: { USERNAME: await pool.newUser(), SRP_A: '0' },
      }),
    );

    expect(refusal).toBe('InvalidParameterException: Invalid SRP_A');
  });
});
