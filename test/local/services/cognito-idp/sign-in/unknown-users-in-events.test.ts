import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools, triggersNamed } from '../../../../support/pool/pool.ts';
import { newPool, type PoolUnderTest } from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;

beforeAll(async () => {
  pools = await startTestPools();
});

afterAll(() => pools.stop());

describe('the events of somebody who is not there', () => {
  const start = async (USERNAME: string, { ClientId }: PoolUnderTest) => {
    pools.forgetEvents();
    await pools.cognito.initiateAuth({
      ClientId,
      AuthFlow: 'CUSTOM_AUTH',
      AuthParameters: { USERNAME },
    });
    return pools.events();
  };

  const withTriggers = (PreventUserExistenceErrors: 'ENABLED' | 'LEGACY') => {
    pools.run({
      DefineAuthChallenge: () => ({ challengeName: 'CUSTOM_CHALLENGE' }),
      CreateAuthChallenge: () => ({ privateChallengeParameters: { answer: 'x' } }),
    });
    const LambdaConfig = triggersNamed('DefineAuthChallenge', 'CreateAuthChallenge');
    return newPool(pools, { pool: { LambdaConfig }, client: { PreventUserExistenceErrors } });
  };

  it('events of an unknown user have userNotFound, no attributes, and one userName for each typed name', async () => {
    const under = await withTriggers('ENABLED');

    const first = await start('Somebody', under);
    const [again] = await start('somebody', under);
    const [other] = await start('somebody-else', under);

    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
    expect(first).toHaveLength(2);
    for (const { request, userName } of first) {
      expect(request).toMatchObject({ userNotFound: true, userAttributes: {} });
      expect(userName).toMatch(uuid);
      expect(userName).toBe(again?.userName);
    }
    expect(other?.userName).not.toBe(again?.userName);
  });

  it('events of an unknown user have a random userName with the setting', async () => {
    const under = await withTriggers('ENABLED');
    pools.settings.change({ stableUserNameForUnknownUsers: false });
    const [[first], [second]] = [await start('somebody', under), await start('somebody', under)];
    pools.settings.change({ stableUserNameForUnknownUsers: true });

    expect(first?.userName).not.toBe(second?.userName);
  });

  it('events of a known user have userNotFound false where existence is hidden, and none otherwise', async () => {
    const [hidden, told] = [await withTriggers('ENABLED'), await withTriggers('LEGACY')];

    const [known] = await start(await hidden.newUser(), hidden);
    const [legacy] = await start(await told.newUser(), told);

    expect(known?.request.userNotFound).toBe(false);
    expect(legacy?.request).not.toHaveProperty('userNotFound');
    expect(await refusalOf(start('somebody', told))).toMatch(/^UserNotFoundException/);
    expect(pools.events()).toEqual([]);
  });
});
