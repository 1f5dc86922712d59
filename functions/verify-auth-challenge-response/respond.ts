import {
  respond,
  type VerifyAuthChallengeResponseEvent,
} from '#shared/events/verify-auth-challenge-response.ts';
import { readEmailAddress } from '#shared/identity/email-address.ts';
import { userInLogs } from '#shared/identity/user-in-logs.ts';
import { blockOf } from '#shared/one-time-code/rules/blocks.ts';
import { lastingPepper, type PepperSet } from '#shared/one-time-code/secrets/pepper-set.ts';
import { addressHash } from '#shared/one-time-code/secrets/proven-address.ts';
import { type RowOwner, rowOwner } from '#shared/one-time-code/secrets/row-key.ts';
import type { Challenges, Clock, Log } from '#shared/ports.ts';
import { type Attempt, compare, readAttempt, type VerifyPolicy } from './decide.ts';

type Dependencies = {
  readonly policy: VerifyPolicy;
  readonly peppers: PepperSet;
  readonly challenges: Challenges;
  readonly now: Clock;
  /** A name that no other invocation has. */
  readonly newInvocation: () => string;
  readonly log: Log;
};

type Answering = Extract<Attempt, { kind: 'attempt' }> & {
  readonly owner: RowOwner;
  readonly userPoolId: string;
  readonly email: string;
  readonly facts: { readonly user: string; readonly clientId: string; readonly challenge: string };
};

const answering = (
  { peppers }: Dependencies,
  { userPoolId, userName, callerContext, request }: VerifyAuthChallengeResponseEvent,
  attempt: Extract<Attempt, { kind: 'attempt' }>,
): Answering => {
  const { sub, email = '' } = request.userAttributes ?? {};
  const pepper = lastingPepper(peppers);
  const userNotFound = request.userNotFound === true;
  const owner = rowOwner({ userPoolId, userName, sub, userNotFound }, pepper);
  const facts = {
    user: userInLogs(owner.user),
    clientId: callerContext.clientId ?? '',
    challenge: attempt.challenge.challengeId.slice(0, 8),
  };
  return { ...attempt, owner, userPoolId, email: owner.kind === 'user' ? email : '', facts };
};

/**
 * Pays for the comparison with a short code before it is made, so that no number of parallel answers gets one for
 * nothing. A long code cannot be guessed and costs nothing.
 */
const isPaid = async (
  { challenges, log }: Dependencies,
  { owner, challenge, facts }: Answering,
  now: number,
): Promise<boolean> => {
  if (challenge.kind === 'long') return true;
  if ((await challenges.reserve(owner.rowKey, challenge, now)) === 'reserved') return true;
  log.info('answer refused', facts);
  return false;
};

const isMatch = ({ policy, peppers, log }: Dependencies, answered: Answering): boolean => {
  const { typed, challenge, owner, userPoolId, email, facts } = answered;
  const address = readEmailAddress(email)?.canonical ?? '';
  const comparing = { typed, challenge, userPoolId, user: owner.user, address };
  const outcome = compare(comparing, peppers, policy);
  log.info('answer compared', { ...facts, outcome, kind: challenge.kind });
  return outcome === 'right' && owner.kind === 'user';
};

/** Uses the challenge up and leaves the proof of the address. */
const consume = async (
  { challenges, peppers, newInvocation, now }: Dependencies,
  { owner, challenge, userPoolId, email }: Answering,
  paidAt: number,
): Promise<boolean> => {
  const { slot, challengeId, kind } = challenge;
  const address = { userPoolId, user: owner.user, address: email };
  const use = {
    slot,
    challengeId,
    invocation: newInvocation(),
    reservedBlock: kind === 'long' ? undefined : blockOf(paidAt),
    addressHash: addressHash(address, lastingPepper(peppers)),
  };
  return (await challenges.consume(owner.rowKey, use, now())) === 'consumed';
};

/**
 * Judges one answer: pay, compare, consume. A store that fails lets its error through: no tokens, and at most the attempt
 * is lost. A wrong shape, a wrong code, a dead code and an unknown user all get the same `false`.
 */
export const respondWith =
  (deps: Dependencies) =>
  async (event: VerifyAuthChallengeResponseEvent): Promise<VerifyAuthChallengeResponseEvent> => {
    const { challengeAnswer, privateChallengeParameters, clientMetadata } = event.request;
    const facts = {
      answer: challengeAnswer,
      parameters: privateChallengeParameters,
      action: clientMetadata?.action,
    };
    const attempt = readAttempt(facts, deps.policy);
    if (attempt.kind === 'none') {
      deps.log.info('answer not looked at', { reason: attempt.reason });
      return respond(event, { answerCorrect: false });
    }
    const answered = answering(deps, event, attempt);
    const now = deps.now();
    const answerCorrect =
      (await isPaid(deps, answered, now)) &&
      isMatch(deps, answered) &&
      (await consume(deps, answered, now));
    return respond(event, { answerCorrect });
  };
