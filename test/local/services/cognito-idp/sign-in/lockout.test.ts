import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools } from '../../../../support/pool/pool.ts';
import {
  newPool,
  otherPassword,
  type PoolUnderTest,
  password,
} from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';
import { proveSrp, startSrp } from '../../../../support/pool/srp-sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools);
});

afterAll(() => pools.stop());

describe('after failed passwords', () => {
  const failTimes = async (name: string, times: number) => {
    for (let n = 0; n < times; n += 1) await refusalOf(pool.signIn(name, otherPassword));
  };
  const locked = 'NotAuthorizedException: Password attempts exceeded';

  it('the fifth wrong password locks passwords for a second, and each further one for twice as long', async () => {
    const name = await pool.newUser();
    await failTimes(name, 5);

    expect(await refusalOf(pool.signIn(name))).toBe(locked);
    pools.advance(1.1);
    await failTimes(name, 1);
    pools.advance(1.1);
    expect(await refusalOf(pool.signIn(name))).toBe(locked);
    pools.advance(1);
    expect((await pool.signIn(name)).AccessToken).toBeDefined();
  });

  it('four wrong passwords lock nothing, and a right one resets the count', async () => {
    const name = await pool.newUser();
    await failTimes(name, 4);
    await pool.signIn(name);
    await failTimes(name, 4);

    expect((await pool.signIn(name)).AccessToken).toBeDefined();
  });

  it('the count of wrong passwords is reset after fifteen minutes without an attempt', async () => {
    const name = await pool.newUser();
    await failTimes(name, 4);
    pools.advance(15 * 60 + 1);
    await failTimes(name, 1);

    expect((await pool.signIn(name)).AccessToken).toBeDefined();
  });

  it('a lock applies to SRP too, and parallel guesses are all counted', async () => {
    const name = await pool.newUser();
    const challenge = await startSrp(pools, pool, name, password);

    await Promise.all(Array.from({ length: 6 }, () => failTimes(name, 1)));

    expect(await refusalOf(proveSrp(pools, pool, challenge))).toBe(locked);
  });
});
