import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import {
  attributesOf,
  newPool,
  otherPassword,
  type PoolUnderTest,
  password,
  uniqueName,
} from '../../../../support/pool/pool-users.ts';
import { newEmail, refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools);
});

afterAll(() => pools.stop());

const invite = async (attributes: Record<string, string> = {}, { UserPoolId } = pool) => {
  const Username = uniqueName();
  await pools.cognito.adminCreateUser({
    UserPoolId,
    Username,
    TemporaryPassword: password,
    MessageAction: 'SUPPRESS',
    UserAttributes: attributesOf(attributes),
  });
  return Username;
};

const choose = (
  USERNAME: string,
  Session: string | undefined,
  responses: Record<string, string> = {},
  { ClientId } = pool,
) =>
  pools.cognito.respondToAuthChallenge({
    ClientId,
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session,
    ChallengeResponses: { USERNAME, NEW_PASSWORD: otherPassword, ...responses },
  });

describe('NEW_PASSWORD_REQUIRED', () => {
  it('NEW_PASSWORD_REQUIRED follows a temporary password, and a new one confirms the user', async () => {
    const email = newEmail();
    const name = await invite({ email });

    const { ChallengeName, ChallengeParameters, Session } = await pool.start(name);
    const { AuthenticationResult } = await choose(name, Session);

    expect(ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    expect(JSON.parse(ChallengeParameters?.userAttributes ?? '')).toEqual({ email });
    expect(ChallengeParameters?.requiredAttributes).toBe('[]');
    expect(AuthenticationResult?.AccessToken).toBeDefined();
    expect(await pool.status(name)).toBe('CONFIRMED');
    expect((await pool.signIn(name, otherPassword)).AccessToken).toBeDefined();
  });

  it('a session stays valid for another try after a weak password', async () => {
    const name = await invite();
    const { Session } = await pool.start(name);

    const weak = await refusalOf(choose(name, Session, { NEW_PASSWORD: 'short' }));

    expect(weak).toMatch(/^InvalidPasswordException/);
    expect(await refusalOf(choose(name, Session))).toBe('answered');
  });

  it('NEW_PASSWORD_REQUIRED names missing required attributes and accepts them', async () => {
    const strict = await newPool(pools, {
      pool: { Schema: [{ Name: 'name', Required: true, Mutable: true }] },
    });
    const name = await strict.newUser({ name: 'Ann' });
    const { UserPoolId } = strict;
    await pools.cognito.adminSetUserPassword({ UserPoolId, Username: name, Password: password });
    const { Session } = await strict.start(name);

    const rename = await refusalOf(choose(name, Session, { 'userAttributes.name': 'Eve' }, strict));
    const answered = await refusalOf(
      choose(name, Session, { 'userAttributes.nickname': 'annie' }, strict),
    );

    expect(rename).toBe('InvalidParameterException: Cannot modify an already provided name');
    expect(answered).toBe('answered');
    expect(await strict.attributes(name)).toMatchObject({ name: 'Ann', nickname: 'annie' });
  });

  it('an address that changes with the new password is no longer verified', async () => {
    const name = await invite({ email: newEmail(), email_verified: 'true' });
    const { Session } = await pool.start(name);
    const email = newEmail();

    await choose(name, Session, { 'userAttributes.email': email });

    expect(await pool.attributes(name)).toMatchObject({ email, email_verified: 'false' });
  });

  it('NEW_PASSWORD_REQUIRED is not offered after the temporary password has expired', async () => {
    const hasty = await newPool(pools, {
      pool: {
        Policies: { PasswordPolicy: { MinimumLength: 8, TemporaryPasswordValidityDays: 1 } },
      },
    });
    const name = await invite({}, hasty);
    pools.advance(24 * 60 * 60 + 1);

    expect(await refusalOf(hasty.start(name))).toBe(
      'NotAuthorizedException: Temporary password has expired and must be reset by an administrator.',
    );
  });
});
