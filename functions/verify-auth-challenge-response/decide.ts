import { type CodeContext, codeMatches, type Peppers, readAnswer } from '#shared/challenge/code.ts';
import type { ChallengePolicy } from '#shared/challenge/policy.ts';
import type { ChallengeRow } from '#shared/challenge/row.ts';

export type VerifyPolicy = Pick<ChallengePolicy, 'codeLength' | 'codeAttempts'>;

/** What can be asked of the table: the digits, and the challenge that they answer. */
export type Question = { readonly digits: string; readonly challengeId: string };

type AnswerFacts = {
  readonly answer: string | null | undefined;
  readonly challengeId: string | undefined;
};

/** Nothing where the answer cannot be a code: it is false without costing an attempt, for everybody alike. */
export const readQuestion = (
  { answer, challengeId }: AnswerFacts,
  codeLength: number,
): Question | undefined => {
  const digits = readAnswer(answer ?? '', codeLength);
  return digits === undefined || challengeId === undefined ? undefined : { digits, challengeId };
};

export type JudgeFacts = {
  /** The row after its attempt was reserved. */
  readonly row: ChallengeRow;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly user: string;
  readonly digits: string;
};

/** Whether the digits are the code, in constant time. Called only once an attempt is paid. */
export const judge = (
  { row, userPoolId, clientId, user, digits }: JudgeFacts,
  peppers: Peppers,
): 'right' | 'wrong' => {
  const { cid: challengeId, destHash, h } = row;
  const context: CodeContext = {
    userPoolId,
    clientId,
    user,
    challengeId,
    channel: 'email',
    destHash,
  };
  return h !== undefined && codeMatches(h, peppers, context, digits) ? 'right' : 'wrong';
};
