import {
  respond,
  type VerifyAuthChallengeResponseEvent,
} from '#shared/events/verify-auth-challenge-response.ts';
import { userInLogs } from '#shared/identity/user-in-logs.ts';
import type { Peppers } from '#shared/one-time-code/code.ts';
import { type Owner, ownerOf } from '#shared/one-time-code/owner.ts';
import { wrongAnswersUntilLocked } from '#shared/one-time-code/policy.ts';
import type { ChallengeRow } from '#shared/one-time-code/row.ts';
import type { Challenges, Clock, Log } from '#shared/ports.ts';
import { judge, type Question, readQuestion, type VerifyPolicy } from './decide.ts';

type Dependencies = {
  readonly policy: VerifyPolicy;
  readonly peppers: Peppers;
  readonly challenges: Challenges;
  readonly now: Clock;
  /** A name that no other invocation has. */
  readonly newInvocation: () => string;
  readonly log: Log;
};

/** Wrong answers in a row at which somebody should look: on the way to the lock, and at it. */
const alertAt: readonly number[] = [20, 50, wrongAnswersUntilLocked];

const tellOfGuessing = ({ log }: Dependencies, { fails }: ChallengeRow, user: string): void => {
  if (!alertAt.includes(fails)) return;
  const locked = fails >= wrongAnswersUntilLocked;
  log.warn(locked ? 'codes locked' : 'many wrong answers', { user, attempts: fails });
};

const ownerOfEvent = (
  { userPoolId, userName, request }: VerifyAuthChallengeResponseEvent,
  pepper: string,
): Owner => {
  const { userAttributes, userNotFound } = request;
  const facts = { userPoolId, userName, sub: userAttributes.sub };
  return ownerOf({ ...facts, userNotFound: userNotFound === true }, pepper);
};

/** Reserve, compare, consume: in this order, so that no number of parallel answers gets one comparison for nothing. */
const isRight = async (
  deps: Dependencies,
  event: VerifyAuthChallengeResponseEvent,
  owner: Owner,
  { digits, challengeId }: Question,
): Promise<boolean> => {
  const { challenges, policy, peppers, now, log } = deps;
  const clientId = event.callerContext.clientId ?? '';
  const user = userInLogs(owner.user);
  const facts = { user, clientId, challenge: challengeId.slice(0, 8) };
  const { codeAttempts: attempts } = policy;
  const row = await challenges.reserve(owner.pk, { cid: challengeId, attempts, now: now() });
  if (row === undefined) {
    log.info('answer refused', facts);
    return false;
  }
  const { userPoolId } = event;
  const verdict = judge({ row, userPoolId, clientId, user: owner.user, digits }, peppers);
  log.info('answer compared', { ...facts, outcome: verdict, attempts: row.att });
  if (verdict === 'wrong' || owner.kind === 'decoy') {
    tellOfGuessing(deps, row, user);
    return false;
  }
  const invocation = deps.newInvocation();
  const use = { cid: challengeId, invocation, now: now() };
  return (await challenges.consume(owner.pk, use)) === 'consumed';
};

/**
 * Judges one answer. A store that fails lets the error through: no tokens, and nothing is lost but the attempt.
 * What a wrong shape, a wrong code, a dead code and an unknown user get is the same `false`.
 */
export const respondWith =
  (deps: Dependencies) =>
  async (event: VerifyAuthChallengeResponseEvent): Promise<VerifyAuthChallengeResponseEvent> => {
    const { request } = event;
    const question = readQuestion(
      {
        answer: request.challengeAnswer,
        challengeId: request.privateChallengeParameters?.challengeId,
        action: request.clientMetadata?.action,
      },
      deps.policy.codeLength,
    );
    if (question.kind === 'none') {
      deps.log.info('answer not looked at', { reason: question.reason });
      return respond(event, { answerCorrect: false });
    }
    const owner = ownerOfEvent(event, deps.peppers.current);
    return respond(event, { answerCorrect: await isRight(deps, event, owner, question) });
  };
