import type { CreateAuthChallengeResponse } from '#shared/events/create-auth-challenge.ts';
import { longestPauseWithoutCodeMs } from '#shared/one-time-code/limits.ts';
import { decideStart, type StartDecision } from '#shared/one-time-code/rules/start.ts';
import { newestOf } from '#shared/one-time-code/rules/usable.ts';
import { sealEnvelope } from '#shared/one-time-code/secrets/envelope.ts';
import { knownState } from '#shared/one-time-code/secrets/known-state.ts';
import { pepperById, pepperIdOf } from '#shared/one-time-code/secrets/pepper-set.ts';
import type { Challenge, ChallengeState } from '#shared/one-time-code/state.ts';
import { createWrite, nextMailNumber } from '#shared/one-time-code/writes/create.ts';
import { showingAlive, waiting } from './challenge-response.ts';
import type { OpeningRound } from './decide.ts';
import type { Dependencies } from './dependencies.ts';
import type { Request } from './request.ts';

/** Lost races before a sign-in waits. The loser of one reads what the winner wrote, and joins it. */
const tries = 3;

type Mailing = Extract<StartDecision, { outcome: 'newChallenge' | 'mailAgain' }>;

const draft = (
  { peppers, newId, newNonce }: Dependencies,
  { owner, content, deliverable }: Request,
  { state, decision, now }: { state: ChallengeState; decision: Mailing; now: number },
) => {
  const again = decision.outcome === 'mailAgain' ? decision.challenge : undefined;
  const pepperId = again?.pepperId ?? pepperIdOf(peppers.current);
  const id = again?.id ?? newId();
  const place = { rowKey: owner.rowKey, challengeId: id, mailNumber: nextMailNumber(state) };
  const pepper = pepperById(peppers, pepperId) ?? peppers.current;
  const envelope = sealEnvelope(pepper, place, content, newNonce());
  return createWrite(state, decision, { id, pepperId, deliverable, envelope }, now);
};

const logMailing = (
  { log, policy }: Dependencies,
  { user, clientId }: Request,
  {
    state,
    decision,
    challenge,
  }: { state: ChallengeState; decision: Mailing; challenge: Challenge },
): void => {
  const facts = { user, clientId, challenge: challenge.id.slice(0, 8), kind: challenge.kind };
  log.info(
    decision.outcome === 'mailAgain' ? 'challenge mailed again' : 'challenge claimed',
    facts,
  );
  const before = newestOf(state)?.kind ?? 'digits';
  // Not where the setting makes them long: that does not show an attack on this user.
  if (challenge.kind === 'long' && before === 'digits' && !policy.longCodesOnly) {
    log.warn('codes became long', { user });
  }
};

/** Writes a challenge or another mail; nothing where another start was faster. */
const mail = async (
  deps: Dependencies,
  request: Request,
  { state, decision, now }: { state: ChallengeState; decision: Mailing; now: number },
): Promise<Challenge | undefined> => {
  const write = draft(deps, request, { state, decision, now });
  if ((await deps.challenges.create(request.owner.rowKey, write)) === 'lost') return undefined;
  const challenge =
    write.outcome === 'newChallenge'
      ? write.challenge
      : decision.outcome === 'mailAgain'
        ? decision.challenge
        : undefined;
  if (challenge !== undefined) logMailing(deps, request, { state, decision, challenge });
  return challenge;
};

const waitFor = (
  { log }: Dependencies,
  { user, clientId }: Request,
  retryInMs: number,
  { resends }: OpeningRound,
): CreateAuthChallengeResponse => {
  log.info('waiting', { user, clientId, retryInSeconds: Math.ceil(retryInMs / 1000) });
  return waiting(retryInMs, resends);
};

/**
 * The first round of a sign-in, or a resend: one read, and one write where a mail is due. Nothing is sent here: the
 * table's stream wakes the courier, so this does the same for everyone and waits for no mail service.
 */
export const start = async (
  deps: Dependencies,
  request: Request,
  round: OpeningRound,
): Promise<CreateAuthChallengeResponse> => {
  const { challenges, peppers, policy, log } = deps;
  const { user, clientId } = request;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const state = knownState(await challenges.find(request.owner.rowKey), peppers);
    const now = deps.now();
    const decision = decideStart(state, policy, now);
    const { resends } = round;
    if (decision.outcome === 'wait') return waitFor(deps, request, decision.retryInMs, round);
    if (decision.outcome === 'join') {
      log.info('challenge joined', {
        user,
        clientId,
        challenge: decision.challenge.id.slice(0, 8),
      });
      return showingAlive(policy, request, decision, { now, resends });
    }
    const challenge = await mail(deps, request, { state, decision, now });
    if (challenge !== undefined) {
      return showingAlive(policy, request, { challenge, slot: decision.slot }, { now, resends });
    }
  }
  return waitFor(deps, request, longestPauseWithoutCodeMs, round);
};
