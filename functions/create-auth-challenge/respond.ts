import {
  type CreateAuthChallengeEvent,
  type CreateAuthChallengeResponse,
  respond,
} from '#shared/events/create-auth-challenge.ts';
import { decideLaterRound } from '#shared/one-time-code/rules/later-round.ts';
import type { RoundMemory } from '#shared/one-time-code/rules/round-memory.ts';
import { knownState } from '#shared/one-time-code/secrets/known-state.ts';
import { showing, showingAlive, waiting } from './challenge-response.ts';
import { readRound } from './decide.ts';
import type { Dependencies } from './dependencies.ts';
import { type Request, requestOf } from './request.ts';
import { start } from './start.ts';

/** A round after a wrong answer: one read, nothing written and nothing mailed. */
const laterRound = async (
  { challenges, peppers, policy, now }: Dependencies,
  request: Request,
  memory: RoundMemory,
): Promise<CreateAuthChallengeResponse> => {
  const state = knownState(await challenges.find(request.owner.rowKey), peppers);
  const at = now();
  const decision = decideLaterRound(state, memory, at);
  const { resends } = memory;
  if (decision.outcome === 'wait') return waiting(decision.retryInMs, resends);
  if (decision.outcome === 'show') {
    return showingAlive(policy, request, decision, { now: at, resends });
  }
  const { slot, kind, challengeId } = decision.memory;
  const answered = { slot, kind, challengeId, pepperId: state.slots[slot]?.pepperId };
  return showing(policy, request, answered, { expiresInMs: 0, resends });
};

/** Makes the challenge of a round. Known and unknown users cause the same calls and get the same shapes. */
export const respondWith =
  (deps: Dependencies) =>
  async (event: CreateAuthChallengeEvent): Promise<CreateAuthChallengeEvent> => {
    const request = requestOf(event, deps.peppers, deps.policy);
    const { session, clientMetadata } = event.request;
    const round = readRound(session, clientMetadata?.action === 'resend');
    const response =
      round.kind === 'later'
        ? await laterRound(deps, request, round.memory)
        : await start(deps, request, round);
    return respond(event, response);
  };
