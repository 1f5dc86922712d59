import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import {
  asRecord,
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
  pool = await newPool(pools, { pool: { AutoVerifiedAttributes: ['email'] } });
});

afterAll(() => pools.stop());

const named = (Username: string) => ({ UserPoolId: pool.UserPoolId, Username });

describe('AdminGetUser', () => {
  it('AdminGetUser returns all of a user, by name or by sub', async () => {
    const name = await pool.newUser({ nickname: 'annie' });
    const { sub = '' } = await pool.attributes(name);

    const user = await pools.cognito.adminGetUser(named(sub));

    expect(user).toMatchObject({ Username: name, Enabled: true, UserStatus: 'CONFIRMED' });
    expect(user.UserCreateDate).toBeInstanceOf(Date);
    expect(asRecord(user.UserAttributes)).toEqual({ sub, nickname: 'annie' });
  });
});

describe('AdminConfirmSignUp', () => {
  it('AdminConfirmSignUp confirms a user once, without verifying an address', async () => {
    const [Username, email] = [uniqueName(), newEmail()];
    await pools.cognito.signUp({
      ClientId: pool.ClientId,
      Username,
      Password: password,
      UserAttributes: attributesOf({ email }),
    });

    await pools.cognito.adminConfirmSignUp(named(Username));

    expect(await pool.status(Username)).toBe('CONFIRMED');
    expect(await pool.attributes(Username)).toMatchObject({ email_verified: 'false' });
    expect(await refusalOf(pools.cognito.adminConfirmSignUp(named(Username)))).toBe(
      'NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED',
    );
  });
});

describe('AdminSetUserPassword', () => {
  it('AdminSetUserPassword sets a permanent password, or one that must be changed', async () => {
    const name = await pool.newUser();
    const set = (Password: string, Permanent: boolean) =>
      pools.cognito.adminSetUserPassword({ ...named(name), Password, Permanent });

    await set(otherPassword, false);
    const temporary = await pool.start(name, otherPassword);
    await set(password, true);

    expect(temporary.ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    expect((await pool.signIn(name)).AccessToken).toBeDefined();
  });
});

describe('AdminUpdateUserAttributes', () => {
  it('AdminUpdateUserAttributes mails a code for a new address unless the call sets it to verified', async () => {
    const name = await pool.newUser();
    const [unproven, proven] = [newEmail(), newEmail()];
    const update = (attributes: Record<string, string>) =>
      pools.cognito.adminUpdateUserAttributes({
        ...named(name),
        UserAttributes: attributesOf(attributes),
      });

    await update({ email: unproven });
    await update({ email: proven, email_verified: 'true' });

    expect(pools.messagesTo(unproven)).toHaveLength(1);
    expect(pools.messagesTo(proven)).toEqual([]);
    expect(await pool.attributes(name)).toMatchObject({ email: proven, email_verified: 'true' });
  });
});

describe('every Admin call of a user', () => {
  it('every Admin call of a user names a user that does not exist', async () => {
    const nobody = named('nobody');
    const { cognito } = pools;
    const calls = [
      cognito.adminGetUser(nobody),
      cognito.adminDeleteUser(nobody),
      cognito.adminEnableUser(nobody),
      cognito.adminDisableUser(nobody),
      cognito.adminConfirmSignUp(nobody),
      cognito.adminResetUserPassword(nobody),
      cognito.adminUserGlobalSignOut(nobody),
      cognito.adminListGroupsForUser(nobody),
      cognito.adminSetUserPassword({ ...nobody, Password: password }),
      cognito.adminUpdateUserAttributes({ ...nobody, UserAttributes: [] }),
      cognito.adminDeleteUserAttributes({ ...nobody, UserAttributeNames: [] }),
    ];

    const refusals = await Promise.all(calls.map(refusalOf));

    expect(new Set(refusals)).toEqual(new Set(['UserNotFoundException: User does not exist.']));
  });

  it('every Admin call of a user names a pool that does not exist', async () => {
    const UserPoolId = 'eu-central-1_ABCDEFGHI';

    expect(await refusalOf(pools.cognito.adminGetUser({ UserPoolId, Username: 'ann' }))).toBe(
      `ResourceNotFoundException: User pool ${UserPoolId} does not exist.`,
    );
    expect(
      await refusalOf(pools.cognito.adminGetUser({ UserPoolId: 'no id', Username: 'ann' })),
    ).toMatch(/^InvalidParameterException: 1 validation error detected/);
  });
});
