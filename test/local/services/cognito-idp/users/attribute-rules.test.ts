import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import {
  asRecord,
  attributesOf,
  claimsOf,
  newPool,
  type PoolUnderTest,
  password,
  uniqueName,
} from '../../../../support/pool/pool-users.ts';
import { newEmail, refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools, {
    pool: {
      AliasAttributes: ['preferred_username'],
      Schema: [
        { Name: 'name', Required: true, Mutable: true },
        { Name: 'tenant', AttributeDataType: 'String', Mutable: false },
        {
          Name: 'seats',
          AttributeDataType: 'Number',
          Mutable: true,
          NumberAttributeConstraints: { MinValue: '1', MaxValue: '9' },
        },
        {
          Name: 'nick',
          AttributeDataType: 'String',
          Mutable: true,
          StringAttributeConstraints: { MinLength: '2', MaxLength: '4' },
        },
      ],
    },
  });
});

afterAll(() => pools.stop());

const signUp = (attributes: Record<string, string>, ClientId = pool.ClientId) =>
  refusalOf(
    pools.cognito.signUp({
      ClientId,
      Username: uniqueName(),
      Password: password,
      UserAttributes: attributesOf(attributes),
    }),
  );

const adminUpdate = (Username: string, attributes: Record<string, string>) =>
  refusalOf(
    pools.cognito.adminUpdateUserAttributes({
      UserPoolId: pool.UserPoolId,
      Username,
      UserAttributes: attributesOf(attributes),
    }),
  );

const notConforming = 'InvalidParameterException: Attributes did not conform to the schema: ';
const unauthorized = 'NotAuthorizedException: A client attempted to write unauthorized attribute';

describe("the pool's schema", () => {
  it('a declared attribute is named custom:, beside the standard ones', async () => {
    const { UserPool } = await pools.cognito.describeUserPool({ UserPoolId: pool.UserPoolId });

    const attributes = UserPool?.SchemaAttributes ?? [];
    expect(attributes).toContainEqual(
      expect.objectContaining({ Name: 'custom:tenant', Mutable: false, Required: false }),
    );
    expect(attributes).toContainEqual(expect.objectContaining({ Name: 'name', Required: true }));
    expect(attributes).toContainEqual(
      expect.objectContaining({ Name: 'email_verified', AttributeDataType: 'Boolean' }),
    );
  });

  it.each([
    [{ name: 'Ann', 'custom:seats': '10' }, 'custom:seats: Number must be in range'],
    [{ name: 'Ann', 'custom:seats': 'many' }, 'custom:seats: Value must be a number'],
    [{ name: 'Ann', 'custom:nick': 'a' }, 'custom:nick: String must be in range'],
    [{ name: 'Ann', 'custom:nick': 'abcde' }, 'custom:nick: String must be in range'],
    [{ name: 'Ann', birthdate: '2000' }, 'birthdate: String must be in range'],
    [{ name: 'Ann', email_verified: 'yes' }, 'email_verified: Value must be a boolean'],
    [{ name: 'Ann', tenant: 'x' }, 'tenant: Attribute does not exist in the schema.\n'],
    [{ email: 'ann@example.com' }, 'name: The attribute name is required'],
  ])('a pool refuses attributes %o', async (attributes, detail) => {
    expect(await signUp(attributes)).toBe(notConforming + detail);
  });

  it('malformed addresses are refused', async () => {
    expect(await signUp({ name: 'Ann', email: 'ann' })).toBe(
      'InvalidParameterException: Invalid email address format.',
    );
    expect(await signUp({ name: 'Ann', phone_number: '555-1234' })).toBe(
      'InvalidParameterException: Invalid phone number format.',
    );
  });

  it('an immutable attribute can be set only when the user is created', async () => {
    const name = await pool.newUser({ name: 'Ann', 'custom:tenant': 'acme' });

    expect(await adminUpdate(name, { 'custom:tenant': 'other' })).toMatch(
      /^InvalidParameterException: user\.custom:tenant/,
    );
    expect(await pool.attributes(name)).toMatchObject({ 'custom:tenant': 'acme' });
    expect(await adminUpdate(name, { sub: 'other' })).toMatch(/^InvalidParameterException/);
  });

  it('a required attribute cannot be emptied or deleted', async () => {
    const Username = await pool.newUser({ name: 'Ann', nickname: 'annie' });
    const remove = (...UserAttributeNames: string[]) =>
      refusalOf(
        pools.cognito.adminDeleteUserAttributes({
          UserPoolId: pool.UserPoolId,
          Username,
          UserAttributeNames,
        }),
      );

    expect(await adminUpdate(Username, { name: '' })).toMatch(/^InvalidParameterException/);
    expect(await remove('name')).toMatch(/^InvalidParameterException/);
    expect(await remove('nickname')).toBe('answered');
    expect(Object.keys(await pool.attributes(Username))).toEqual(['sub', 'name']);
  });

  it('an alias belongs to one user', async () => {
    const alias = uniqueName();
    const first = await pool.newUser({ name: 'Ann' });
    const second = await pool.newUser({ name: 'Bob' });

    expect(await adminUpdate(first, { preferred_username: alias })).toBe('answered');
    expect(await adminUpdate(second, { preferred_username: alias })).toMatch(
      /^AliasExistsException/,
    );
    expect((await pool.signIn(alias)).AccessToken).toBeDefined();
  });
});

describe('an app client', () => {
  it('an app client without lists writes and reads the standard attributes, and no custom one', async () => {
    const name = await pool.newUser({ name: 'Ann', 'custom:nick': 'abc' });
    const { AccessToken, IdToken } = await pool.signIn(name);

    const { UserAttributes } = await pools.cognito.getUser({ AccessToken });

    expect(Object.keys(asRecord(UserAttributes))).toEqual(['sub', 'name']);
    expect(claimsOf(IdToken)).toMatchObject({ name: 'Ann' });
    expect(claimsOf(IdToken)).not.toHaveProperty('custom:nick');
    expect(await signUp({ name: 'Ann', 'custom:nick': 'abc' })).toBe(unauthorized);
  });

  it('an app client writes and reads what its lists name', async () => {
    const { ClientId = '' } = await pool.newClient({
      WriteAttributes: ['name', 'custom:nick'],
      ReadAttributes: ['custom:nick'],
    });
    const name = await pool.newUser({ name: 'Ann', 'custom:nick': 'abc' });

    const { AuthenticationResult } = await pools.cognito.initiateAuth({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: name, PASSWORD: password },
    });
    const claims = claimsOf(AuthenticationResult?.IdToken);
    const { UserAttributes } = await pools.cognito.getUser({
      AccessToken: AuthenticationResult?.AccessToken,
    });

    expect(claims).toMatchObject({ 'custom:nick': 'abc' });
    expect(claims).not.toHaveProperty('name');
    expect(Object.keys(asRecord(UserAttributes))).toEqual(['sub', 'custom:nick']);
    expect(await signUp({ name: 'Ann', email: newEmail() }, ClientId)).toBe(unauthorized);
    expect(await signUp({ name: 'Ann', 'custom:nick': 'abc' }, ClientId)).toBe('answered');
  });

  it('an app client cannot set an address to verified', async () => {
    expect(await signUp({ name: 'Ann', email: newEmail(), email_verified: 'true' })).toBe(
      unauthorized,
    );
  });
});

describe('the flag of an address', () => {
  it.each([
    ['email_verified', 'Email is required to verify/un-verify an email'],
    ['phone_number_verified', 'Phone Number is required to verify/un-verify a phone number'],
  ])('AdminUpdateUserAttributes refuses %s for a user without the address', async (flag, text) => {
    const { UserPoolId, newUser } = await newPool(pools);
    const Username = await newUser({});

    const change = pools.cognito.adminUpdateUserAttributes({
      UserPoolId,
      Username,
      UserAttributes: attributesOf({ [flag]: 'true' }),
    });

    expect(await refusalOf(change)).toBe(`InvalidParameterException: ${text}`);
  });

  it('AdminUpdateUserAttributes takes the flag with the address, and for one that is there', async () => {
    const { UserPoolId, newUser } = await newPool(pools);
    const Username = await newUser({});
    const update = (attributes: Record<string, string>) =>
      refusalOf(
        pools.cognito.adminUpdateUserAttributes({
          UserPoolId,
          Username,
          UserAttributes: attributesOf(attributes),
        }),
      );

    expect(await update({ email: 'a@example.com', email_verified: 'true' })).toBe('answered');
    expect(await update({ email_verified: 'false' })).toBe('answered');
    expect(await update({ email: '', email_verified: 'false' })).toContain('Email is required');
  });
});
