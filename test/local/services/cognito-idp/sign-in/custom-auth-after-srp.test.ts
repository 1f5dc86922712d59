import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type CustomAuthPool,
  create,
  inOrder,
  type Round,
  startCustomAuthPool,
  verify,
} from '../../../../support/pool/custom-auth.ts';
import { otherPassword, password } from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';
import { srpClient } from '../../../../support/pool/srp-client.ts';

let custom: CustomAuthPool;

beforeAll(async () => {
  custom = await startCustomAuthPool();
});

afterAll(() => custom.pools.stop());

beforeEach(() => custom.reset());

const sessionsOf = (source: string) =>
  custom.pools
    .events()
    .filter(({ triggerSource }) => triggerSource.startsWith(source))
    .map(({ request }) => (request.session as Round[]).map((round) => round.challengeName));

describe('CUSTOM_AUTH with SRP first', () => {
  const startSrp = async (name: string, secret = password) => {
    const srp = srpClient(custom.pool.UserPoolId, secret);
    const answer = await custom.start(name, { CHALLENGE_NAME: 'SRP_A', SRP_A: srp.SRP_A });
    return { ...answer, proof: srp.answer(answer.ChallengeParameters) };
  };

  it('DefineAuthChallenge gets SRP_A, then PASSWORD_VERIFIER, then the custom rounds', async () => {
    custom.pools.run({
      DefineAuthChallenge: inOrder('PASSWORD_VERIFIER', 'CUSTOM_CHALLENGE'),
      CreateAuthChallenge: create,
      VerifyAuthChallengeResponse: verify,
    });
    const name = await custom.pool.newUser();

    const first = await startSrp(name);
    const second = await custom.respond('PASSWORD_VERIFIER', first.Session, first.proof);
    const third = await custom.respond('CUSTOM_CHALLENGE', second.Session, {
      USERNAME: name,
      ANSWER: 'right',
    });

    expect(first.ChallengeName).toBe('PASSWORD_VERIFIER');
    expect(second.ChallengeName).toBe('CUSTOM_CHALLENGE');
    expect(third.AuthenticationResult?.AccessToken).toBeDefined();
    expect(sessionsOf('Define')).toEqual([
      ['SRP_A'],
      ['SRP_A', 'PASSWORD_VERIFIER'],
      ['SRP_A', 'PASSWORD_VERIFIER', 'CUSTOM_CHALLENGE'],
    ]);
    expect(sessionsOf('Create')).toEqual([['SRP_A', 'PASSWORD_VERIFIER']]);
  });

  it('a wrong password ends the sign-in without another call of DefineAuthChallenge', async () => {
    custom.pools.run({ DefineAuthChallenge: inOrder('PASSWORD_VERIFIER', 'CUSTOM_CHALLENGE') });
    const { Session, proof } = await startSrp(await custom.pool.newUser(), otherPassword);

    const refusal = await refusalOf(custom.respond('PASSWORD_VERIFIER', Session, proof));

    expect(refusal).toBe('NotAuthorizedException: Incorrect username or password.');
    expect(sessionsOf('Define')).toEqual([['SRP_A']]);
  });

  it('a sign-in passes through NEW_PASSWORD_REQUIRED where DefineAuthChallenge names it', async () => {
    custom.pools.run({
      DefineAuthChallenge: inOrder('PASSWORD_VERIFIER', 'NEW_PASSWORD_REQUIRED'),
    });
    const name = await custom.pool.newUser();
    const { UserPoolId } = custom.pool;
    await custom.pools.cognito.adminSetUserPassword({
      UserPoolId,
      Username: name,
      Password: password,
    });

    const first = await startSrp(name);
    const second = await custom.respond('PASSWORD_VERIFIER', first.Session, first.proof);
    const third = await custom.respond('NEW_PASSWORD_REQUIRED', second.Session, {
      USERNAME: name,
      NEW_PASSWORD: otherPassword,
    });

    expect(third.AuthenticationResult?.AccessToken).toBeDefined();
    expect(sessionsOf('Define').at(-1)).toEqual([
      'SRP_A',
      'PASSWORD_VERIFIER',
      'NEW_PASSWORD_REQUIRED',
    ]);
  });
});
