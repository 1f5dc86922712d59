import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import {
  asRecord,
  attributesOf,
  newPool,
  type PoolUnderTest,
} from '../../../../support/pool/pool-users.ts';
import { newEmail, refusalOf, wrongFor } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
/** Changes take effect at once. */
let open: PoolUnderTest;
/** A new address waits for its code. */
let guarded: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  const AutoVerifiedAttributes = ['email' as const];
  open = await newPool(pools, { pool: { AutoVerifiedAttributes } });
  guarded = await newPool(pools, {
    pool: {
      AutoVerifiedAttributes,
      UsernameAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    },
  });
});

afterAll(() => pools.stop());

const signedIn = async (pool: PoolUnderTest) => {
  const email = newEmail();
  const verified = { email, email_verified: 'true' };
  const name = await pool.newUser(verified, pool === guarded ? email : undefined);
  return { email, name, AccessToken: (await pool.signIn(name)).AccessToken ?? '' };
};

const update = (AccessToken: string, attributes: Record<string, string>) =>
  pools.cognito.updateUserAttributes({ AccessToken, UserAttributes: attributesOf(attributes) });

const verify = (AccessToken: string, Code: string, AttributeName = 'email') =>
  pools.cognito.verifyUserAttribute({ AccessToken, AttributeName, Code });

const own = async (AccessToken: string) =>
  asRecord((await pools.cognito.getUser({ AccessToken })).UserAttributes);

describe('DeleteUserAttributes', () => {
  const remove = (AccessToken: string, ...UserAttributeNames: string[]) =>
    refusalOf(pools.cognito.deleteUserAttributes({ AccessToken, UserAttributeNames }));

  it('DeleteUserAttributes removes attributes and their verified flags', async () => {
    const { AccessToken } = await signedIn(open);
    await update(AccessToken, { name: 'Ann' });

    expect(await remove(AccessToken, 'email', 'name')).toBe('answered');

    expect(Object.keys(await own(AccessToken))).toEqual(['sub']);
  });

  it('DeleteUserAttributes removes nothing that the client may not write', async () => {
    const { AccessToken } = await signedIn(open);

    expect(await remove(AccessToken, 'email_verified')).toBe(
      'NotAuthorizedException: A client attempted to write unauthorized attribute',
    );
    expect(await remove(AccessToken, 'sub')).toMatch(/^InvalidParameterException: /);
    expect(await own(AccessToken)).toMatchObject({ email_verified: 'true' });
  });
});

describe('UpdateUserAttributes', () => {
  it('UpdateUserAttributes changes an address at once, unverified, and mails a code to it', async () => {
    const { AccessToken } = await signedIn(open);
    const email = newEmail();

    const { CodeDeliveryDetailsList } = await update(AccessToken, { email, name: 'Ann' });

    expect(CodeDeliveryDetailsList).toMatchObject([{ AttributeName: 'email' }]);
    expect(await own(AccessToken)).toMatchObject({ email, email_verified: 'false', name: 'Ann' });
    await verify(AccessToken, open.codeTo(email));
    expect(await own(AccessToken)).toMatchObject({ email, email_verified: 'true' });
  });

  it('UpdateUserAttributes removes an attribute with an empty value, and its flag', async () => {
    const { AccessToken } = await signedIn(open);

    await update(AccessToken, { email: '', name: '' });

    expect(Object.keys(await own(AccessToken))).toEqual(['sub']);
  });

  it('UpdateUserAttributes sends no code for an unchanged address', async () => {
    const { email, AccessToken } = await signedIn(open);

    const { CodeDeliveryDetailsList } = await update(AccessToken, { email });

    expect(CodeDeliveryDetailsList).toEqual([]);
    expect(await own(AccessToken)).toMatchObject({ email_verified: 'true' });
  });
});

describe('a pool that wants a new address verified before it takes effect', () => {
  it('a guarded address stays verified and usable until the new one is verified by its code', async () => {
    const { email: old, AccessToken } = await signedIn(guarded);
    const email = newEmail();

    await update(AccessToken, { email });

    expect(await own(AccessToken)).toMatchObject({ email: old, email_verified: 'true' });
    expect((await guarded.signIn(old)).AccessToken).toBeDefined();
    await verify(AccessToken, guarded.codeTo(email));
    expect(await own(AccessToken)).toMatchObject({ email, email_verified: 'true' });
    expect((await guarded.signIn(email)).AccessToken).toBeDefined();
    expect(await refusalOf(guarded.signIn(old))).toMatch(/^UserNotFoundException/);
  });

  it('UpdateUserAttributes refuses an address that another user signs in by', async () => {
    const { AccessToken } = await signedIn(guarded);
    const { email } = await signedIn(guarded);

    const refusal = await refusalOf(update(AccessToken, { email }));

    expect(refusal).toBe('AliasExistsException: An account with the given email already exists.');
  });

  it('VerifyUserAttribute refuses an address that another user took after the code was sent', async () => {
    const { email: old, AccessToken } = await signedIn(guarded);
    const email = newEmail();
    await update(AccessToken, { email });
    await guarded.newUser({ email }, email);

    const refusal = await refusalOf(verify(AccessToken, guarded.codeTo(email)));

    expect(refusal).toMatch(/^AliasExistsException/);
    expect(await own(AccessToken)).toMatchObject({ email: old });
  });

  it('an administrator can set a guarded address as verified at once', async () => {
    const { name, AccessToken } = await signedIn(guarded);
    const email = newEmail();

    await pools.cognito.adminUpdateUserAttributes({
      UserPoolId: guarded.UserPoolId,
      Username: name,
      UserAttributes: attributesOf({ email, email_verified: 'True' }),
    });

    expect(await own(AccessToken)).toMatchObject({ email, email_verified: 'true' });
  });
});

describe('VerifyUserAttribute', () => {
  it('VerifyUserAttribute accepts the code of GetUserAttributeVerificationCode once', async () => {
    const email = newEmail();
    const name = await open.newUser({ email });
    const { AccessToken = '' } = await open.signIn(name);

    const { CodeDeliveryDetails } = await pools.cognito.getUserAttributeVerificationCode({
      AccessToken,
      AttributeName: 'email',
    });
    const code = open.codeTo(email);
    const wrong = await refusalOf(verify(AccessToken, wrongFor(code)));
    await verify(AccessToken, code);

    expect(CodeDeliveryDetails).toMatchObject({ DeliveryMedium: 'EMAIL' });
    expect(wrong).toMatch(/^CodeMismatchException/);
    expect(await own(AccessToken)).toMatchObject({ email_verified: 'true' });
    expect(await refusalOf(verify(AccessToken, code))).toMatch(/^ExpiredCodeException/);
  });

  it('VerifyUserAttribute does not verify an address other than the one that the code was sent to', async () => {
    const { name, email, AccessToken } = await signedIn(open);
    await pools.cognito.getUserAttributeVerificationCode({ AccessToken, AttributeName: 'email' });
    const code = open.codeTo(email);
    const UserAttributes = attributesOf({ email: newEmail(), email_verified: 'false' });
    await pools.cognito.adminUpdateUserAttributes({
      UserPoolId: open.UserPoolId,
      Username: name,
      UserAttributes,
    });

    expect(await refusalOf(verify(AccessToken, code))).toMatch(/^ExpiredCodeException/);
    expect(await own(AccessToken)).toMatchObject({ email_verified: 'false' });
  });

  it('VerifyUserAttribute verifies only addresses, and only those that the user has', async () => {
    const { AccessToken } = await signedIn(open);
    const AttributeName = 'phone_number';

    expect(await refusalOf(verify(AccessToken, '123456', 'name'))).toMatch(
      /^InvalidParameterException/,
    );
    expect(
      await refusalOf(
        pools.cognito.getUserAttributeVerificationCode({ AccessToken, AttributeName }),
      ),
    ).toMatch(/^InvalidParameterException/);
  });
});
