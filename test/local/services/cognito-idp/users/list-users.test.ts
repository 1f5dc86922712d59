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
});
