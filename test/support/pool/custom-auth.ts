import { startTestPools, triggersNamed } from './pool.ts';
import { newPool } from './pool-users.ts';

/** One round as Define sees it. */
export type Round = {
  readonly challengeName: string;
  readonly challengeResult: boolean;
  readonly challengeMetadata: string | null;
};

type Event = { readonly request: Record<string, unknown> };

/** Define: the challenges in this order, each after the one before was right; then tokens. */
export const inOrder =
  (...names: string[]) =>
  ({ request }: Event) => {
    const rounds = request.session as Round[];
    const next = names[rounds.filter(({ challengeName }) => challengeName !== 'SRP_A').length];
    return next === undefined ? { issueTokens: true } : { challengeName: next };
  };

/** Create: a challenge that `right` answers. */
export const create = () => ({
  publicChallengeParameters: { hint: 'h' },
  privateChallengeParameters: { answer: 'right' },
  challengeMetadata: 'round',
});

export const verify = ({ request }: Event) => ({
  answerCorrect: request.challengeAnswer === 'right',
});

type ChallengeName = 'CUSTOM_CHALLENGE' | 'PASSWORD_VERIFIER' | 'NEW_PASSWORD_REQUIRED';

export type CustomAuthPool = Awaited<ReturnType<typeof startCustomAuthPool>>;

/** A pool with the functions of custom auth and PreAuthentication, and the two calls of a sign-in. */
export const startCustomAuthPool = async () => {
  const pools = await startTestPools();
  const functions = {
    PreAuthentication: () => ({}),
    DefineAuthChallenge: inOrder('CUSTOM_CHALLENGE'),
    CreateAuthChallenge: create,
    VerifyAuthChallengeResponse: verify,
  };
  const LambdaConfig = triggersNamed(...Object.keys(functions));
  const pool = await newPool(pools, { pool: { LambdaConfig } });
  const { ClientId } = pool;

  return {
    pools,
    pool,
    /** One custom challenge again, and no event yet. */
    reset: () => {
      pools.forgetEvents();
      pools.run(functions);
    },
    start: (USERNAME: string, more: Record<string, string> = {}) =>
      pools.cognito.initiateAuth({
        ClientId,
        AuthFlow: 'CUSTOM_AUTH',
        AuthParameters: { USERNAME, ...more },
      }),
    respond: (
      ChallengeName: ChallengeName,
      Session: string | undefined,
      ChallengeResponses: Record<string, string>,
    ) =>
      pools.cognito.respondToAuthChallenge({
        ClientId,
        ChallengeName,
        Session,
        ChallengeResponses,
      }),
  };
};
