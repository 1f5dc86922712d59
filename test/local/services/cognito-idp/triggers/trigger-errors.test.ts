import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Functions,
  RawAnswer,
  startTestPools,
  type TestPools,
  triggersNamed,
} from '../../../../support/pool/pool.ts';
import { newPool, type PoolUnderTest, uniqueName } from '../../../../support/pool/pool-users.ts';
import { newEmail, refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;

beforeAll(async () => {
  pools = await startTestPools();
});

afterAll(() => pools.stop());

const poolWith = (...triggers: string[]) =>
  newPool(pools, {
    pool: { AutoVerifiedAttributes: ['email'], LambdaConfig: triggersNamed(...triggers) },
  });

const startCustom = async (pool: PoolUnderTest) => {
  const USERNAME = await pool.newUser();
  const AuthParameters = { USERNAME };
  const { ClientId } = pool;
  const start = await pools.cognito.initiateAuth({
    ClientId,
    AuthFlow: 'CUSTOM_AUTH',
    AuthParameters,
  });
  return { USERNAME, Session: start.Session };
};

const answerCustom = async (pool: PoolUnderTest) => {
  const { USERNAME, Session } = await startCustom(pool);
  return pools.cognito.respondToAuthChallenge({
    ClientId: pool.ClientId,
    ChallengeName: 'CUSTOM_CHALLENGE',
    Session,
    ChallengeResponses: { USERNAME, ANSWER: 'x' },
  });
};

const custom: Functions = {
  DefineAuthChallenge: () => ({ challengeName: 'CUSTOM_CHALLENGE' }),
  CreateAuthChallenge: () => ({ privateChallengeParameters: { answer: 'x' } }),
  VerifyAuthChallengeResponse: () => ({ answerCorrect: true }),
};

const signUp = (pool: PoolUnderTest) => pool.signUp();

const signIn = async (pool: PoolUnderTest) => pool.signIn(await pool.newUser());

/** A call that reaches each trigger, in a pool that has it and those that it needs. */
const reached: readonly [string, (pool: PoolUnderTest) => Promise<unknown>, Functions][] = [
  ['PreSignUp', signUp, {}],
  ['CustomMessage', signUp, {}],
  ['PostConfirmation', signUp, { PreSignUp: () => ({ autoConfirmUser: true }) }],
  ['PreAuthentication', signIn, {}],
  ['PostAuthentication', signIn, {}],
  ['PreTokenGeneration', signIn, {}],
  ['DefineAuthChallenge', startCustom, {}],
  ['CreateAuthChallenge', startCustom, custom],
  ['VerifyAuthChallengeResponse', answerCustom, custom],
];

describe.each(reached)('%s', (trigger, call, others) => {
  const refusalWith = async (functions: Functions) => {
    const pool = await poolWith(trigger, ...Object.keys(others));
    pools.run({ ...others, ...functions });
    return refusalOf(call(pool));
  };

  it('a function that throws gives UserLambdaValidationException with its name and text', async () => {
    const refusal = await refusalWith({
      [trigger]: () => {
        throw new Error('no such luck');
      },
    });

    expect(refusal).toBe(
      `UserLambdaValidationException: ${trigger} failed with error no such luck.`,
    );
  });

  it('a function that returns no event gives InvalidLambdaResponseException', async () => {
    const refusals = [];
    for (const payload of [null, 'text', [], {}, { response: null }]) {
      refusals.push(await refusalWith({ [trigger]: () => new RawAnswer(payload) }));
    }

    expect(new Set(refusals)).toEqual(
      new Set(['InvalidLambdaResponseException: Unrecognizable lambda output']),
    );
  });

  it('a missing function gives UnexpectedLambdaException', async () => {
    const pool = await poolWith(trigger, ...Object.keys(others));
    const { [trigger]: _, ...rest } = others;
    pools.run(rest);

    expect(await refusalOf(call(pool))).toBe(
      `UnexpectedLambdaException: ${trigger} invocation failed due to error AccessDeniedException.`,
    );
  });
});

describe('a function that does not answer in time', () => {
  it('a function that times out is called as often as the setting says, then gives UnexpectedLambdaException', async () => {
    pools.settings.change({ triggerTimeoutMilliseconds: 50, attemptsOnTimeout: 2 });
    const pool = await poolWith('PreSignUp');
    let calls = 0;
    pools.run({
      PreSignUp: () => {
        calls += 1;
        return new Promise(() => undefined);
      },
    });

    const retried = await refusalOf(pool.signUp());
    const callsWithRetry = calls;
    pools.settings.change({ retryOnTimeout: false });
    await refusalOf(pool.signUp());
    pools.settings.change({
      retryOnTimeout: true,
      triggerTimeoutMilliseconds: 5_000,
      attemptsOnTimeout: 3,
    });

    expect(retried).toBe(
      'UnexpectedLambdaException: PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.',
    );
    expect(callsWithRetry).toBe(2);
    expect(calls).toBe(3);
  });
});

describe('what an error leaves behind', () => {
  const failing = () => {
    throw new Error('no');
  };

  it('an error of PreSignUp leaves no user', async () => {
    const pool = await poolWith('PreSignUp');
    const Username = uniqueName();
    pools.run({ PreSignUp: failing });
    await refusalOf(pool.signUp(newEmail(), Username));

    expect(await refusalOf(pool.status(Username))).toMatch(/^UserNotFoundException/);
  });

  it('an error of PostConfirmation leaves a confirmed user', async () => {
    const pool = await poolWith('PostConfirmation');
    const [Username, email] = [uniqueName(), newEmail()];
    pools.run({ PostConfirmation: failing });
    await pool.signUp(email, Username);
    const ConfirmationCode = pool.codeTo(email);

    const { ClientId } = pool;
    const refusal = await refusalOf(
      pools.cognito.confirmSignUp({ ClientId, Username, ConfirmationCode }),
    );

    expect(refusal).toMatch(/^UserLambdaValidationException: PostConfirmation/);
    expect(await pool.status(Username)).toBe('CONFIRMED');
  });

  it('an error in the middle of a custom sign-in ends its session', async () => {
    const pool = await poolWith(...Object.keys(custom));
    pools.run(custom);
    const { USERNAME, Session } = await startCustom(pool);
    const respond = () =>
      refusalOf(
        pools.cognito.respondToAuthChallenge({
          ClientId: pool.ClientId,
          ChallengeName: 'CUSTOM_CHALLENGE',
          Session,
          ChallengeResponses: { USERNAME, ANSWER: 'x' },
        }),
      );
    pools.run({ ...custom, CreateAuthChallenge: failing });
    const failed = await respond();
    pools.run(custom);

    expect(failed).toMatch(/^UserLambdaValidationException: CreateAuthChallenge/);
    expect(await respond()).toBe('NotAuthorizedException: Invalid session for the user.');
  });
});
