import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type CustomAuthPool,
  create,
  inOrder,
  startCustomAuthPool,
  verify,
} from '../../../../support/pool/custom-auth.ts';
import { newPool } from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let custom: CustomAuthPool;

beforeAll(async () => {
  custom = await startCustomAuthPool();
});

afterAll(() => custom.pools.stop());

beforeEach(() => custom.reset());

const sources = () => custom.pools.events().map(({ triggerSource }) => triggerSource.split('_')[0]);

describe('CUSTOM_AUTH', () => {
  it('a custom sign-in calls Define and Create, and after an answer Verify and Define', async () => {
    const name = await custom.pool.newUser();

    const { Session, ChallengeParameters } = await custom.start(name);
    const { AuthenticationResult } = await custom.respond('CUSTOM_CHALLENGE', Session, {
      USERNAME: name,
      ANSWER: 'right',
    });

    expect(ChallengeParameters).toEqual({ hint: 'h', USERNAME: name });
    expect(AuthenticationResult?.AccessToken).toBeDefined();
    expect(sources()).toEqual([
      'DefineAuthChallenge',
      'CreateAuthChallenge',
      'VerifyAuthChallengeResponse',
      'DefineAuthChallenge',
    ]);
    expect(custom.pools.events().at(2)?.request.privateChallengeParameters).toEqual({
      answer: 'right',
    });
    expect(custom.pools.events().at(3)?.request.session).toEqual([
      {
        challengeName: 'CUSTOM_CHALLENGE',
        challengeResult: true,
        challengeMetadata: 'round',
      },
    ]);
  });

  it('an answer is refused where Create left the private parameters empty, unless the setting is off', async () => {
    custom.pools.run({
      DefineAuthChallenge: inOrder('CUSTOM_CHALLENGE'),
      CreateAuthChallenge: () => ({}),
      VerifyAuthChallengeResponse: verify,
    });
    const name = await custom.pool.newUser();
    const answer = async () => {
      const { Session } = await custom.start(name);
      return refusalOf(
        custom.respond('CUSTOM_CHALLENGE', Session, { USERNAME: name, ANSWER: 'right' }),
      );
    };

    const refused = await answer();
    custom.pools.settings.change({ refuseEmptyPrivateParameters: false });
    const answered = await answer();
    custom.pools.settings.change({ refuseEmptyPrivateParameters: true });

    expect(refused).toBe('NotAuthorizedException: Invalid username or password');
    expect(answered).toBe('answered');
  });

  it.each([
    ['failAuthentication', { failAuthentication: true, issueTokens: true }],
    [
      'failAuthentication with a challenge',
      { failAuthentication: true, challengeName: 'CUSTOM_CHALLENGE' },
    ],
  ])('a custom sign-in ends where Define says %s', async (_, decision) => {
    custom.pools.run({ DefineAuthChallenge: () => decision, CreateAuthChallenge: create });

    expect(await refusalOf(custom.start(await custom.pool.newUser()))).toBe(
      'NotAuthorizedException: Incorrect username or password.',
    );
  });

  it('a custom sign-in requires a Define function', async () => {
    const bare = await newPool(custom.pools);
    const refusal = await refusalOf(
      custom.pools.cognito.initiateAuth({
        ClientId: bare.ClientId,
        AuthFlow: 'CUSTOM_AUTH',
        AuthParameters: { USERNAME: await bare.newUser() },
      }),
    );

    expect(refusal).toMatch(/^InvalidParameterException: Custom auth lambda trigger/);
  });
});

describe('PreAuthentication', () => {
  it('PreAuthentication runs in CUSTOM_AUTH only with the setting, and can then refuse', async () => {
    const name = await custom.pool.newUser();
    await custom.start(name);
    const before = sources();
    custom.pools.settings.change({ preAuthenticationInCustomAuth: true });
    await custom.start(name);
    const after = sources().slice(before.length);
    custom.pools.run({
      PreAuthentication: () => {
        throw new Error('not today');
      },
    });
    const refusal = await refusalOf(custom.start(name));
    custom.pools.settings.change({ preAuthenticationInCustomAuth: false });

    expect(before).toEqual(['DefineAuthChallenge', 'CreateAuthChallenge']);
    expect(after).toEqual(['PreAuthentication', 'DefineAuthChallenge', 'CreateAuthChallenge']);
    expect(refusal).toBe(
      'UserLambdaValidationException: PreAuthentication failed with error not today.',
    );
  });
});
