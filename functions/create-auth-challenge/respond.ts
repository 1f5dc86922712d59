import { RefusedError } from '#shared/errors.ts';
import {
  type CreateAuthChallengeEvent,
  type CreateAuthChallengeResponse,
  respond,
} from '#shared/events/create-auth-challenge.ts';
import { coolDownMs } from '#shared/one-time-code/policy.ts';
import { shown, waiting } from './answers.ts';
import { decideRound, decideStart } from './decide.ts';
import { deliver } from './deliver.ts';
import type { Dependencies } from './dependencies.ts';
import { type Draft, draft } from './draft.ts';
import { type Request, requestOf } from './request.ts';

/** Lost races before a sign-in is told to wait. */
const tries = 3;

/** Read, decide, claim, and only then send: no code can be on its way that the table does not know. */
const start = async (
  deps: Dependencies,
  request: Request,
): Promise<CreateAuthChallengeResponse> => {
  const { challenges, breaker, policy, now, log } = deps;
  const { pk } = request.owner;
  let mine: Draft | undefined;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const [row, openUntil] = await Promise.all([challenges.find(pk), breaker.openUntil()]);
    // The SDK repeats a write whose answer it lost: the claim that beat ours may be ours.
    if (mine !== undefined && row?.claimId === mine.claim.claimId) {
      await deliver(deps, request, mine);
      return shown(deps, request, mine.claim, mine.claim.claimedAt);
    }
    const facts = { row, clientId: request.clientId, openUntil, now: now() };
    const decision = decideStart(facts, policy);
    if (decision.outcome === 'wait') {
      log.info('waiting', { clientId: request.clientId });
      return waiting(deps, decision.retryInMs);
    }
    if (decision.outcome === 'repeat') {
      log.info('code repeated', { challenge: decision.row.cid.slice(0, 8) });
      return shown(deps, request, decision.row, now());
    }
    if (decision.outcome === 'unavailable') throw new RefusedError('delivery_unavailable');
    mine = draft(deps, request, row, decision.outcome === 'reissue');
    if ((await challenges.claim(pk, mine.claim)) === 'claimed') {
      await deliver(deps, request, mine);
      return shown(deps, request, mine.claim, mine.claim.claimedAt);
    }
  }
  return waiting(deps, coolDownMs);
};

const laterRound = async (
  deps: Dependencies,
  request: Request,
  metadata: string | null | undefined,
): Promise<CreateAuthChallengeResponse> => {
  const { challenges, policy, now, newId } = deps;
  const row = await challenges.find(request.owner.pk);
  const decision = decideRound({ row, metadata, now: now() }, policy);
  if (decision.outcome === 'wait') return waiting(deps, decision.retryInMs);
  if (decision.outcome === 'show') return shown(deps, request, decision.row, now());
  const cid = decision.challengeId ?? newId();
  return shown(deps, request, { cid, exp: 0, next: row?.next ?? 0 }, now());
};

/**
 * Makes the challenge of a round. No answer, and no error either, leaves before the response floor: the time must not
 * tell who has an account.
 */
export const respondWith =
  (deps: Dependencies) =>
  async (event: CreateAuthChallengeEvent): Promise<CreateAuthChallengeEvent> => {
    const began = deps.stopwatch();
    try {
      const request = requestOf(event, deps.peppers);
      const last = event.request.session.at(-1);
      const response =
        last === undefined
          ? await start(deps, request)
          : await laterRound(deps, request, last.challengeMetadata);
      return respond(event, response);
    } finally {
      const left = deps.policy.responseFloorMs - (deps.stopwatch() - began);
      if (left > 0) await deps.sleep(left);
    }
  };
