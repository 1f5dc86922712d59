import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestPools, type TestPools, triggersNamed } from '../../support/pool.ts';
import { newPool, otherPassword, type PoolUnderTest, password } from '../../support/pool-users.ts';
import { refusalOf } from '../../support/sign-in.ts';
import { srpClient } from '../../support/srp-client.ts';

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

const sessionsOf = (source: string) =>
  pools
    .events()
    .filter(({ triggerSource }) => triggerSource.startsWith(source))
    .map(({ request }) => (request.session as Round[]).map((round) => round.challengeName));

describe('CUSTOM_AUTH with SRP first', () => {
  const startSrp = async (name: string, secret = password) => {
    const srp = srpClient(pool.UserPoolId, secret);
    const answer = await start(name, { CHALLENGE_NAME: 'SRP_A', SRP_A: srp.SRP_A });
    return { ...answer, proof: srp.answer(answer.ChallengeParameters) };
  };

  it('shows Define SRP_A, then PASSWORD_VERIFIER, then the custom rounds', async () => {
    pools.run({
      DefineAuthChallenge: inOrder('PASSWORD_VERIFIER', 'CUSTOM_CHALLENGE'),
      CreateAuthChallenge: create,
      VerifyAuthChallengeResponse: verify,
    });
    const name = await pool.newUser();

    const first = await startSrp(name);
    const second = await respond('PASSWORD_VERIFIER', first.Session, first.proof);
    const third = await respond('CUSTOM_CHALLENGE', second.Session, {
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

  it('ends at a wrong password, without asking Define again', async () => {
    pools.run({ DefineAuthChallenge: inOrder('PASSWORD_VERIFIER', 'CUSTOM_CHALLENGE') });
    const { Session, proof } = await startSrp(await pool.newUser(), otherPassword);

    const refusal = await refusalOf(respond('PASSWORD_VERIFIER', Session, proof));

    expect(refusal).toBe('NotAuthorizedException: Incorrect username or password.');
    expect(sessionsOf('Define')).toEqual([['SRP_A']]);
  });

  it('leads through NEW_PASSWORD_REQUIRED where Define asks for it', async () => {
    pools.run({
      DefineAuthChallenge: inOrder('PASSWORD_VERIFIER', 'NEW_PASSWORD_REQUIRED'),
    });
    const name = await pool.newUser();
    const { UserPoolId } = pool;
    await pools.cognito.adminSetUserPassword({ UserPoolId, Username: name, Password: password });

    const first = await startSrp(name);
    const second = await respond('PASSWORD_VERIFIER', first.Session, first.proof);
    const third = await respond('NEW_PASSWORD_REQUIRED', second.Session, {
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
