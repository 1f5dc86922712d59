import { paginateListUsers } from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import { newPool, type PoolUnderTest } from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools);
  const ann = {
    email: 'ann@example.com',
    phone_number: '+15550000001',
    name: 'Ann "A" Smith',
    given_name: 'Ann',
    family_name: 'Smith',
    preferred_username: 'annie',
  };
  await pool.newUser(ann, 'ann');
  await pool.newUser({ email: 'anna@example.com', family_name: 'Smithson' }, 'anna');
  await pool.newUser({}, 'bob');
  const { UserPoolId } = pool;
  await pools.cognito.adminDisableUser({ UserPoolId, Username: 'bob' });
  await pools.cognito.adminSetUserPassword({
    UserPoolId,
    Username: 'anna',
    Password: 'Correct-horse-3',
  });
});

afterAll(() => pools.stop());

const list = (more: object = {}) =>
  pools.cognito.listUsers({ UserPoolId: pool.UserPoolId, ...more });

const found = async (Filter: string) =>
  ((await list({ Filter })).Users ?? []).map(({ Username }) => Username);

describe("ListUsers' filter", () => {
  it.each([
    ['username = "ann"', ['ann']],
    ['username ^= "ann"', ['ann', 'anna']],
    ['"username" ^= "b"', ['bob']],
    ['username = "ANN"', []],
    ['email = "ANN@example.com"', ['ann']],
    ['email ^= "ann"', ['ann', 'anna']],
    ['phone_number = "+15550000001"', ['ann']],
    ['phone_number ^= "+1555"', ['ann']],
    ['name = "Ann \\"A\\" Smith"', ['ann']],
    ['given_name ^= "an"', ['ann']],
    ['family_name ^= "Smith"', ['ann', 'anna']],
    ['family_name = "Smith"', ['ann']],
    ['preferred_username = "annie"', ['ann']],
    ['cognito:user_status = "CONFIRMED"', ['ann', 'bob']],
    ['cognito:user_status ^= "FORCE"', ['anna']],
    ['cognito:user_status = "confirmed"', ['ann', 'bob']],
    ['status = "disabled"', []],
    ['status = "Disabled"', ['bob']],
    ['status = "Enabled"', ['ann', 'anna']],
    ['', ['ann', 'anna', 'bob']],
  ])('ListUsers with the filter %s finds %o', async (filter, names) => {
    expect(await found(filter)).toEqual(names);
  });

  it('ListUsers finds a user by sub', async () => {
    const { sub } = await pool.attributes('anna');

    expect(await found(`sub = "${sub}"`)).toEqual(['anna']);
  });

  it.each(['email', 'email == "a"', 'email = ann', 'email > "a"', 'email = "a" and name = "b"'])(
    'ListUsers refuses a malformed filter: %s',
    async (filter) => {
      expect(await refusalOf(list({ Filter: filter }))).toBe(
        'InvalidParameterException: Error while parsing filter',
      );
    },
  );

  it.each(['nickname = "x"', 'custom:tenant = "x"'])(
    'ListUsers refuses to filter by %s',
    async (filter) => {
      expect(await refusalOf(list({ Filter: filter }))).toMatch(
        /^InvalidParameterException: Invalid search attribute: /,
      );
    },
  );
});

describe('ListUsers', () => {
  it('ListUsers returns pages', async () => {
    const first = await list({ Limit: 2 });
    const second = await list({ Limit: 2, PaginationToken: first.PaginationToken });

    expect(first.Users?.map(({ Username }) => Username)).toEqual(['ann', 'anna']);
    expect(second.Users?.map(({ Username }) => Username)).toEqual(['bob']);
    expect(second.PaginationToken).toBeUndefined();
  });

  it('ListUsers misses no user while a caller deletes those of each page', async () => {
    const { UserPoolId, newUser } = await newPool(pools);
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (const name of names) await newUser({}, name);
    const seen: (string | undefined)[] = [];
    const pages = paginateListUsers({ client: pools.cognito, pageSize: 2 }, { UserPoolId });
    for await (const { Users = [] } of pages) {
      for (const { Username } of Users) {
        seen.push(Username);
        await pools.cognito.adminDeleteUser({ UserPoolId, Username });
      }
    }

    expect(seen).toEqual(names);
  });

  it('ListUsers refuses an unknown page token, and pages over 60', async () => {
    expect(await refusalOf(list({ PaginationToken: 'made-up' }))).toBe(
      'InvalidParameterException: Invalid pagination token',
    );
    expect(await refusalOf(list({ Limit: 61 }))).toMatch(/^InvalidParameterException/);
  });

  it('ListUsers returns the requested attributes', async () => {
    const { Users } = await list({ Filter: 'username = "ann"', AttributesToGet: ['email'] });

    expect(Users?.[0]?.Attributes).toEqual([{ Name: 'email', Value: 'ann@example.com' }]);
  });

  it.each([
    ['a searchable attribute that a user of the page does not have', ['sub', 'email'], ''],
    [
      'another attribute that some user of the pool does not have',
      ['email_verified'],
      'email ^= "ann"',
    ],
  ])('ListUsers refuses to return %s', async (_, AttributesToGet, Filter) => {
    expect(await refusalOf(list({ AttributesToGet, Filter }))).toBe(
      'InvalidParameterException: One or more requested attributes do not exist.',
    );
  });

  it('ListUsers returns the attribute sub of every user', async () => {
    const { Users = [] } = await list({ AttributesToGet: ['sub'] });

    expect(Users.map(({ Attributes }) => Attributes)).toEqual(
      Array.from({ length: 3 }, () => [{ Name: 'sub', Value: expect.any(String) }]),
    );
  });
});
