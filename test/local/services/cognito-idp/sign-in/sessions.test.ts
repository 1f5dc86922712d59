import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools, triggersNamed } from '../../../../support/pool/pool.ts';
import { newPool, type PoolUnderTest } from '../../../../support/pool/pool-users.ts';
import { refusalOf } from '../../../../support/pool/sign-in.ts';

let pools: TestPools;
let pool: PoolUnderTest;

const minutes = 5;

/** What an answer waits for while it is verified. */
const atOnce = async (): Promise<void> => undefined;
let underWay = atOnce;
afterEach(() => {
  underWay = atOnce;
});

/** Lets answers go on once this many of them are being verified. */
const meetingOf = (count: number) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let come = 0;
  return () => {
    come += 1;
    if (come === count) resolve();
    return promise;
  };
};

beforeAll(async () => {
  pools = await startTestPools();
  pool = await newPool(pools, {
    pool: {
      LambdaConfig: triggersNamed(
        'DefineAuthChallenge',
        'CreateAuthChallenge',
        'VerifyAuthChallengeResponse',
      ),
    },
    client: { AuthSessionValidity: minutes },
  });
  // Tokens after one right answer, another round after each wrong one.
  pools.run({
    DefineAuthChallenge: ({ request }) =>
      JSON.stringify(request.session).includes('"challengeResult":true')
        ? { issueTokens: true }
        : { challengeName: 'CUSTOM_CHALLENGE' },
    CreateAuthChallenge: () => ({ privateChallengeParameters: { answer: 'right' } }),
    VerifyAuthChallengeResponse: async ({ request }) => {
      await underWay();
      return { answerCorrect: request.challengeAnswer === 'right' };
    },
  });
});

afterAll(() => pools.stop());

const start = async (USERNAME: string, { ClientId } = pool) => {
  const { Session } = await pools.cognito.initiateAuth({
    ClientId,
    AuthFlow: 'CUSTOM_AUTH',
    AuthParameters: { USERNAME },
  });
  return Session;
};

const answer = (USERNAME: string, Session: string | undefined, ANSWER = 'right', from = pool) =>
  pools.cognito.respondToAuthChallenge({
    ClientId: from.ClientId,
    ChallengeName: 'CUSTOM_CHALLENGE',
    Session,
    ChallengeResponses: { USERNAME, ANSWER },
  });

const invalid = 'NotAuthorizedException: Invalid session for the user.';
const used = 'NotAuthorizedException: Invalid session for the user, session can only be used once.';
const expired = 'NotAuthorizedException: Invalid session for the user, session is expired.';

describe('a session', () => {
  it('a session can be used once, and the next step has a new one', async () => {
    const name = await pool.newUser();
    const first = await start(name);

    const { Session: second } = await answer(name, first, 'wrong');

    expect(second).not.toBe(first);
    expect(await refusalOf(answer(name, first))).toBe(used);
    expect((await answer(name, second)).AuthenticationResult?.AccessToken).toBeDefined();
  });

  it('of parallel answers to a session, one is accepted', async () => {
    const name = await pool.newUser();
    const session = await start(name);
    // The one that is being verified waits until all others have their answer.
    const others = Promise.withResolvers<void>();
    underWay = () => others.promise;
    const answers: string[] = [];
    const call = async () => {
      answers.push(await refusalOf(answer(name, session)));
      if (answers.length === 9) others.resolve();
    };

    await Promise.all(Array.from({ length: 10 }, call));

    expect(answers.filter((text) => text === 'answered')).toHaveLength(1);
    expect(new Set(answers)).toEqual(new Set(['answered', used]));
  });

  it('with the setting, all parallel answers to a session are accepted', async () => {
    const name = await pool.newUser();
    const session = await start(name);
    pools.settings.change({ sessionAnsweredInParallel: true });
    underWay = meetingOf(3);

    const answers = await Promise.all(
      Array.from({ length: 3 }, () => refusalOf(answer(name, session))),
    );
    pools.settings.change({ sessionAnsweredInParallel: false });

    expect(new Set(answers)).toEqual(new Set(['answered']));
    expect(await refusalOf(answer(name, session))).toBe(used);
  });

  it('each step of a sign-in has the full session time of the client', async () => {
    const name = await pool.newUser();
    const first = await start(name);
    pools.advance(minutes * 60 - 5);
    const { Session: second } = await answer(name, first, 'wrong');
    pools.advance(minutes * 60 - 5);
    const { Session: third } = await answer(name, second, 'wrong');
    pools.advance(minutes * 60 + 1);

    expect(await refusalOf(answer(name, third))).toBe(expired);
  });

  it('a session belongs to its client, its user and its challenge', async () => {
    const [name, other] = [await pool.newUser(), await pool.newUser()];
    const { ClientId = '' } = await pool.newClient();
    const session = await start(name);

    expect(await refusalOf(answer(name, session, 'right', { ...pool, ClientId }))).toBe(invalid);
    expect(await refusalOf(answer(other, session))).toBe(invalid);
    expect(
      await refusalOf(
        pools.cognito.respondToAuthChallenge({
          ClientId: pool.ClientId,
          ChallengeName: 'NEW_PASSWORD_REQUIRED',
          Session: session,
          ChallengeResponses: { USERNAME: name, NEW_PASSWORD: 'Correct-horse-9' },
        }),
      ),
    ).toBe(invalid);
    expect(await refusalOf(answer(name, 'a-session-that-was-made-up'))).toBe(invalid);
    expect(await refusalOf(answer(name, session))).toBe('answered');
  });

  it('a session ends with its user, and a later user of the same name cannot use it', async () => {
    const name = await pool.newUser();
    const session = await start(name);
    await pools.cognito.adminDeleteUser({ UserPoolId: pool.UserPoolId, Username: name });
    await pool.newUser({}, name);

    expect(await refusalOf(answer(name, session))).toBe(invalid);
  });

  it('a response without its session or a required value is refused', async () => {
    const name = await pool.newUser();
    const session = await start(name);

    expect(await refusalOf(answer(name, undefined))).toMatch(
      /^InvalidParameterException: Missing required parameter Session/,
    );
    expect(await refusalOf(answer(name, session, ''))).toMatch(
      /^InvalidParameterException: Missing required parameter ANSWER/,
    );
    expect(await refusalOf(answer(name, session))).toBe('answered');
  });
});
