import {
  type CodeContext,
  codeMatches,
  type Peppers,
  readAnswer,
} from '#shared/one-time-code/code.ts';
import type { ChallengePolicy } from '#shared/one-time-code/policy.ts';
import type { ChallengeRow } from '#shared/one-time-code/row.ts';

export type VerifyPolicy = Pick<ChallengePolicy, 'codeLength' | 'codeAttempts'>;

/** What can be asked of the table: the digits, and the challenge that they answer. */
export type Question = {
  readonly kind: 'question';
  readonly digits: string;
  readonly challengeId: string;
};

/** Nothing to ask: the answer is false without costing an attempt, for everybody alike. */
type NoQuestion = { readonly kind: 'none'; readonly reason: 'resend' | 'shape' };

type AnswerFacts = {
  readonly answer: string | null | undefined;
  readonly challengeId: string | undefined;
  /** `action` of the round's client metadata. */
  readonly action: string | undefined;
};

/** Whoever asks for a new code does not answer the old one, whatever stands in `ANSWER`. */
export const readQuestion = (
  { answer, challengeId, action }: AnswerFacts,
  codeLength: number,
): Question | NoQuestion => {
  if (action === 'resend') return { kind: 'none', reason: 'resend' };
  const digits = readAnswer(answer ?? '', codeLength);
  return digits === undefined || challengeId === undefined
    ? { kind: 'none', reason: 'shape' }
    : { kind: 'question', digits, challengeId };
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
