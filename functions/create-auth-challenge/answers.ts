import type { CreateAuthChallengeResponse } from '#shared/events/create-auth-challenge.ts';
import { hiddenDestination, maskEmail } from '#shared/identity/mask-email.ts';
import { writeMetadata } from '#shared/one-time-code/metadata.ts';
import type { ChallengeRow } from '#shared/one-time-code/row.ts';
import { publicParameters } from '#shared/one-time-code/show.ts';
import type { Dependencies } from './dependencies.ts';
import type { Request } from './request.ts';

/** The challenge that asks for the code of this row. `at`: the moment that its times are counted from. */
export const shown = (
  { policy }: Dependencies,
  { email }: Request,
  row: Pick<ChallengeRow, 'cid' | 'exp' | 'next'>,
  at: number,
): CreateAuthChallengeResponse => {
  const reveal = policy.revealDestination && email !== undefined;
  return {
    publicChallengeParameters: publicParameters({
      step: 'code',
      destination: reveal ? maskEmail(email) : hiddenDestination,
      codeLength: policy.codeLength,
      expiresInMs: row.exp - at,
      resendInMs: row.next - at,
    }),
    privateChallengeParameters: { challengeId: row.cid },
    challengeMetadata: writeMetadata({ kind: 'code', resends: 0, challengeId: row.cid }),
  };
};

/** The private id is one that no row has: an answer to `wait` is false, and Cognito refuses empty parameters. */
export const waiting = (
  { newId }: Dependencies,
  retryInMs: number,
): CreateAuthChallengeResponse => ({
  publicChallengeParameters: publicParameters({ step: 'wait', retryInMs }),
  privateChallengeParameters: { challengeId: newId() },
  challengeMetadata: writeMetadata({ kind: 'wait', resends: 0 }),
});
