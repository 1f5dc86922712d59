import type { TestPools } from './pool.ts';
import type { PoolUnderTest } from './pool-users.ts';
import { srpClient } from './srp-client.ts';

/** USER_SRP_AUTH up to the password's proof: the answer, and what proves the password. */
export const startSrp = async (
  { cognito }: TestPools,
  { ClientId, UserPoolId }: PoolUnderTest,
  USERNAME: string,
  secret: string,
) => {
  const srp = srpClient(UserPoolId, secret);
  const answer = await cognito.initiateAuth({
    ClientId,
    AuthFlow: 'USER_SRP_AUTH',
    AuthParameters: { USERNAME, SRP_A: srp.SRP_A },
  });
  return { ...answer, proof: srp.answer(answer.ChallengeParameters) };
};

export const proveSrp = (
  { cognito }: TestPools,
  { ClientId }: PoolUnderTest,
  { proof }: Awaited<ReturnType<typeof startSrp>>,
) =>
  cognito.respondToAuthChallenge({
    ClientId,
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeResponses: proof,
  });
