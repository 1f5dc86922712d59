import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Functions,
  startTestPools,
  type TestPools,
  triggersNamed,
} from '../../../../support/pool/pool.ts';
import { newPool, type PoolOptions, uniqueName } from '../../../../support/pool/pool-users.ts';
import { newEmail, refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;

beforeAll(async () => {
  pools = await startTestPools();
});

afterAll(() => pools.stop());

/** Shorter than the policy of the pool demands. */
const old = 'old';

const migrating = async (UserMigration: Functions[string], options: PoolOptions = {}) => {
  pools.run({ UserMigration, PreAuthentication: () => ({}) });
  const LambdaConfig = triggersNamed('UserMigration', 'PreAuthentication');
  const pool = await newPool(pools, {
    ...options,
    pool: { AutoVerifiedAttributes: ['email'], LambdaConfig, ...options.pool },
  });
  pools.forgetEvents();
  return pool;
};

const described = (email: string, more: Record<string, unknown> = {}) => ({
  userAttributes: { email, email_verified: 'true', name: 'Ada' },
  messageAction: 'SUPPRESS',
  ...more,
});

const confirmed = { finalUserStatus: 'CONFIRMED' };

describe('a sign-in by password of a user who is not in the pool', () => {
  it('makes the user that the function describes, with that password, and signs in', async () => {
    const email = newEmail();
    const pool = await migrating(() => described(email, confirmed));
    const name = uniqueName();

    expect((await pool.signIn(name, old)).TokenType).toBe('Bearer');
    expect(await pool.attributes(name)).toMatchObject({ email, name: 'Ada' });
    expect(await pool.status(name)).toBe('CONFIRMED');
    expect((await pool.signIn(name, old)).TokenType).toBe('Bearer');
    const sources = pools.events().map(({ triggerSource }) => triggerSource);
    expect(sources).toEqual([
      'UserMigration_Authentication',
      'PreAuthentication_Authentication',
      'PreAuthentication_Authentication',
    ]);
  });

  it('sends name, password and the client’s metadata, and no attributes', async () => {
    const pool = await migrating(() => described(newEmail(), confirmed));
    const USERNAME = uniqueName();
    await pools.cognito.initiateAuth({
      ClientId: pool.ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD: old },
      ClientMetadata: { from: 'app' },
    });

    expect(pools.events()[0]).toMatchObject({ userName: USERNAME });
    expect(pools.events()[0]?.request).toEqual({ password: old, validationData: { from: 'app' } });
  });

  it('demands a new password where the function does not confirm the user', async () => {
    const pool = await migrating(() => described(newEmail()));
    const name = uniqueName();

    expect(await refusalOf(pool.signIn(name, old))).toBe(
      'PasswordResetRequiredException: Password reset required for the user',
    );
    expect(await pool.status(name)).toBe('RESET_REQUIRED');
  });

  it('has the address as the name in pools that sign in by it', async () => {
    const email = newEmail();
    const pool = await migrating(() => described(email, confirmed), {
      pool: { UsernameAttributes: ['email'] },
    });
    await pool.signIn(email, old);

    expect(await pool.attributes(email)).toMatchObject({ email });
  });

  it.each([
    ['ENABLED', 'NotAuthorizedException: Incorrect username or password.'],
    ['LEGACY', 'UserNotFoundException: User does not exist.'],
  ] as const)(
    'is refused as for an unknown user by a client that is %s',
    async (hides, refusal) => {
      const pool = await migrating(() => ({}), { client: { PreventUserExistenceErrors: hides } });

      expect(await refusalOf(pool.signIn(uniqueName(), old))).toBe(refusal);
    },
  );

  it.each([
    ['ENABLED', /^NotAuthorizedException: Incorrect username or password\.$/],
    ['LEGACY', /^UserNotFoundException: Exception migrating user in app client /],
  ] as const)('makes no user where the function fails (%s)', async (hides, refusal) => {
    const failing = () => {
      throw new Error('Bad password');
    };
    const pool = await migrating(failing, { client: { PreventUserExistenceErrors: hides } });
    const name = uniqueName();

    expect(await refusalOf(pool.signIn(name, old))).toMatch(refusal);
    expect(await refusalOf(pool.status(name))).toMatch('UserNotFoundException');
  });

  it('names the attribute that the pool does not have, to a client that hides existence too', async () => {
    const unknown = () => described(newEmail(), { userAttributes: { 'custom:old': '1' } });
    const pool = await migrating(unknown, { client: { PreventUserExistenceErrors: 'ENABLED' } });

    expect(await refusalOf(pool.signIn(uniqueName(), old))).toMatch(/custom:old/);
  });

  it('makes one user of two sign-ins at once', async () => {
    const pool = await migrating(() => described(newEmail(), confirmed));
    const name = uniqueName();
    const both = await Promise.all([pool.signIn(name, old), pool.signIn(name, old)]);

    expect(both.map(({ TokenType }) => TokenType)).toEqual(['Bearer', 'Bearer']);
  });

  it('takes no proof of another address for the one that was typed', async () => {
    const pool = await migrating(() => described(newEmail(), confirmed), {
      pool: { UsernameAttributes: ['email'] },
    });
    const typed = newEmail();

    expect(await refusalOf(pool.signIn(typed, old))).toBe(
      'InvalidParameterException: User email should be empty or same as username, since username attribute is email',
    );
    expect(await refusalOf(pool.status(typed))).toMatch('UserNotFoundException');
  });

  it('takes no account over that the described user name belongs to', async () => {
    const taken = uniqueName();
    const pool = await migrating(() => ({
      userAttributes: { ...described(newEmail()).userAttributes, username: taken },
      ...confirmed,
    }));
    await pool.newUser({ email: newEmail() }, taken);
    const before = await pool.attributes(taken);

    expect(await refusalOf(pool.signIn(uniqueName(), old))).toMatch(
      /^UserNotFoundException: Exception migrating user in app client /,
    );
    expect(await pool.attributes(taken)).toEqual(before);
  });

  it('asks nothing for a flow that does not send the password', async () => {
    const pool = await migrating(() => described(newEmail(), confirmed));
    const start = pools.cognito.initiateAuth({
      ClientId: pool.ClientId,
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: { USERNAME: uniqueName(), SRP_A: 'ab'.repeat(100) },
    });
    await refusalOf(start.then(() => Promise.reject(new Error('started'))));

    expect(pools.events().map(({ triggerSource }) => triggerSource)).not.toContain(
      'UserMigration_Authentication',
    );
  });
});

describe('a forgotten password of a user who is not in the pool', () => {
  it('makes the user, mails the code, and the new password signs in', async () => {
    const email = newEmail();
    const pool = await migrating(() => described(email));
    const Username = uniqueName();
    const { ClientId } = pool;
    await pools.cognito.forgotPassword({ ClientId, Username });

    expect(pools.events()[0]).toMatchObject({ triggerSource: 'UserMigration_ForgotPassword' });
    const ConfirmationCode = pool.codeTo(email);
    const Password = 'Battery-staple-2';
    await pools.cognito.confirmForgotPassword({ ClientId, Username, ConfirmationCode, Password });
    expect((await pool.signIn(Username, Password)).TokenType).toBe('Bearer');
  });
});
