import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import {
  newPool,
  type PoolUnderTest,
  password,
  uniqueName,
} from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools, {
    pool: { Schema: [{ Name: 'since', AttributeDataType: 'DateTime' }] },
    client: { WriteAttributes: ['birthdate', 'custom:since'] },
  });
});
afterAll(() => pools.stop());

const signUp = (UserAttributes: { Name: string; Value: string }[] = []) =>
  pools.cognito.signUp({
    ClientId: pool.ClientId,
    Username: uniqueName(),
    Password: password,
    UserAttributes,
  });

describe('a new user', () => {
  it('a sub has version 7 and any variant, so that few of them are UUIDs of RFC 9562', async () => {
    const signUps = await Promise.all(Array.from({ length: 40 }, () => signUp()));
    const subs = signUps.map(({ UserSub = '' }) => UserSub);

    const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
    expect(subs.filter((sub) => !form.test(sub))).toEqual([]);
    expect(subs.filter((sub) => !/^[89ab]/.test(sub.split('-')[3] ?? ''))).not.toEqual([]);
  });

  it.each([
    ['SignUp', () => signUp()],
    [
      'AdminCreateUser',
      () => pools.cognito.adminCreateUser({ UserPoolId: pool.UserPoolId, Username: uniqueName() }),
    ],
  ])('a user from %s was changed when it was created, to the millisecond', async (_, create) => {
    await create();
    const { Users = [] } = await pools.cognito.listUsers({ UserPoolId: pool.UserPoolId });

    const newest = Users.at(-1);
    expect(newest?.UserLastModifiedDate).toEqual(newest?.UserCreateDate);
  });
});

describe('attributes that the schema does not have', () => {
  const unknown = [
    { Name: 'custom:a', Value: 'x' },
    { Name: 'custom:b', Value: 'x' },
  ];

  it('SignUp names every one', async () => {
    expect(await refusalOf(signUp(unknown))).toBe(
      'InvalidParameterException: Attributes did not conform to the schema: custom:a: Attribute does not exist in the schema.\ncustom:b: Attribute does not exist in the schema.\n',
    );
  });

  it('AdminCreateUser has its own text', async () => {
    const { UserPoolId } = pool;
    const call = pools.cognito.adminCreateUser({
      UserPoolId,
      Username: uniqueName(),
      UserAttributes: unknown,
    });

    expect(await refusalOf(call)).toMatch(
      /Type for attribute \{custom:a\} could not be determined/,
    );
  });

  it('an update and a removal have theirs', async () => {
    const user = { UserPoolId: pool.UserPoolId, Username: await pool.newUser() };
    const change = await refusalOf(
      pools.cognito.adminUpdateUserAttributes({ ...user, UserAttributes: unknown }),
    );
    const removal = await refusalOf(
      pools.cognito.adminDeleteUserAttributes({ ...user, UserAttributeNames: ['custom:a'] }),
    );

    expect(change).toMatch(/Exception: user.custom:a: Attribute does not exist/);
    expect(removal).toMatch(/: Invalid user attributes: user.custom:a: Attribute/);
  });
});

describe('dates', () => {
  it.each([
    ['birthdate', '1815-12-10', 'answered'],
    ['birthdate', '10.12.1815', /YYYY-MM-DD/],
    ['birthdate', '1815-13-10', /YYYY-MM-DD/],
    ['custom:since', '2026-11-25T12:00:00Z', 'answered'],
    ['custom:since', '1764072000', 'answered'],
    ['custom:since', 'yesterday', /date and time/],
  ])('%s of %s is checked', async (Name, Value, result) => {
    expect(await refusalOf(signUp([{ Name, Value }]))).toMatch(result);
  });
});
