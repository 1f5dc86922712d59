import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools, triggersNamed } from '../../support/pool.ts';
import { newPool, type PoolUnderTest } from '../../support/pool-users.ts';
import { refusalOf } from '../../support/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

const triggers = triggersNamed(
  'PreAuthentication',
  'DefineAuthChallenge',
  'CreateAuthChallenge',
  'VerifyAuthChallengeResponse',
);

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools, { pool: { LambdaConfig: triggers } });
});

afterAll(() => pools.stop());

type Round = { challengeName: string; challengeResult: boolean; challengeMetadata: string | null };

/** The challenges in this order, each after the one before was right; then tokens. */
const inOrder =
  (...names: string[]) =>
  ({ request }: { request: Record<string, unknown> }) => {
    const rounds = request.session as Round[];
    const next = names[rounds.filter(({ challengeName }) => challengeName !== 'SRP_A').length];
    return next === undefined ? { issueTokens: true } : { challengeName: next };
  };

const create = () => ({
  publicChallengeParameters: { hint: 'h' },
  privateChallengeParameters: { answer: 'right' },
  challengeMetadata: 'round',
});

const verify = ({ request }: { request: Record<string, unknown> }) => ({
  answerCorrect: request.challengeAnswer === 'right',
});

beforeEach(() => {
  pools.forgetEvents();
  pools.run({
    PreAuthentication: () => ({}),
    DefineAuthChallenge: inOrder('CUSTOM_CHALLENGE'),
    CreateAuthChallenge: create,
    VerifyAuthChallengeResponse: verify,
  });
});

const start = (USERNAME: string, more: Record<string, string> = {}) =>
  pools.cognito.initiateAuth({
    ClientId: pool.ClientId,
    AuthFlow: 'CUSTOM_AUTH',
    AuthParameters: { USERNAME, ...more },
  });

const respond = (
  ChallengeName: 'CUSTOM_CHALLENGE' | 'PASSWORD_VERIFIER' | 'NEW_PASSWORD_REQUIRED',
  Session: string | undefined,
  ChallengeResponses: Record<string, string>,
) =>
  pools.cognito.respondToAuthChallenge({
    ClientId: pool.ClientId,
    ChallengeName,
    Session,
    ChallengeResponses,
  });

const sources = () => pools.events().map(({ triggerSource }) => triggerSource.split('_')[0]);

describe('CUSTOM_AUTH', () => {
  it('asks Define, then Create; on an answer Verify, then Define again', async () => {
    const name = await pool.newUser();

    const { Session, ChallengeParameters } = await start(name);
    const { AuthenticationResult } = await respond('CUSTOM_CHALLENGE', Session, {
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
    expect(pools.events().at(2)?.request.privateChallengeParameters).toEqual({ answer: 'right' });
    expect(pools.events().at(3)?.request.session).toEqual([
      {
        challengeName: 'CUSTOM_CHALLENGE',
        challengeResult: true,
        challengeMetadata: 'round',
      },
    ]);
  });

  it('takes no answer where Create left the private parameters empty, unless the switch is off', async () => {
    pools.run({
      DefineAuthChallenge: inOrder('CUSTOM_CHALLENGE'),
      CreateAuthChallenge: () => ({}),
      VerifyAuthChallengeResponse: verify,
    });
    const name = await pool.newUser();
    const answer = async () => {
      const { Session } = await start(name);
      return refusalOf(respond('CUSTOM_CHALLENGE', Session, { USERNAME: name, ANSWER: 'right' }));
    };

    const refused = await answer();
    pools.settings.change({ refuseEmptyPrivateParameters: false });
    const answered = await answer();
    pools.settings.change({ refuseEmptyPrivateParameters: true });

    expect(refused).toBe('NotAuthorizedException: Invalid username or password');
    expect(answered).toBe('answered');
  });

  it.each([
    ['failAuthentication', { failAuthentication: true, issueTokens: true }],
    [
      'failAuthentication with a challenge',
      { failAuthentication: true, challengeName: 'CUSTOM_CHALLENGE' },
    ],
  ])('ends where Define says %s', async (_, decision) => {
    pools.run({ DefineAuthChallenge: () => decision, CreateAuthChallenge: create });

    expect(await refusalOf(start(await pool.newUser()))).toBe(
      'NotAuthorizedException: Incorrect username or password.',
    );
  });

  it('needs a Define function', async () => {
    const bare = await newPool(pools);
    const refusal = await refusalOf(
      pools.cognito.initiateAuth({
        ClientId: bare.ClientId,
        AuthFlow: 'CUSTOM_AUTH',
        AuthParameters: { USERNAME: await bare.newUser() },
      }),
    );

    expect(refusal).toMatch(/^InvalidParameterException: Custom auth lambda trigger/);
  });
});

describe('PreAuthentication', () => {
  it('runs in CUSTOM_AUTH only where the switch says so, and may refuse then', async () => {
    const name = await pool.newUser();
    await start(name);
    const before = sources();
    pools.settings.change({ preAuthenticationInCustomAuth: true });
    await start(name);
    const after = sources().slice(before.length);
    pools.run({
      PreAuthentication: () => {
        throw new Error('not today');
      },
    });
    const refusal = await refusalOf(start(name));
    pools.settings.change({ preAuthenticationInCustomAuth: false });

    expect(before).toEqual(['DefineAuthChallenge', 'CreateAuthChallenge']);
    expect(after).toEqual(['PreAuthentication', 'DefineAuthChallenge', 'CreateAuthChallenge']);
    expect(refusal).toBe(
      'UserLambdaValidationException: PreAuthentication failed with error not today.',
    );
  });
});
