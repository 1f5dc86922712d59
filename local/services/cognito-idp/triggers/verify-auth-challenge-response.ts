import type {
  VerifyAuthChallengeResponseEvent,
  VerifyAuthChallengeResponseResponse,
} from '#shared/events/verify-auth-challenge-response.ts';
import { callTrigger } from './call/call-trigger.ts';
import { challengeCaller, challengeFacts } from './call/challenge-facts.ts';
import type { Unread } from './call/read-response.ts';
import type { SignIn } from './call/sign-in.ts';

/** Calls VerifyAuthChallengeResponse. Only `true` counts as a right answer. */
export const verifyAuthChallengeResponse = async (
  signIn: SignIn,
  privateChallengeParameters: Readonly<Record<string, string>>,
  answer: string,
): Promise<boolean> => {
  const facts = challengeFacts(signIn);
  const address = facts.userAttributes.email ?? '';
  const challengeAnswer = signIn.service.answerFor?.(address, answer) ?? answer;
  const response: Unread<VerifyAuthChallengeResponseResponse> | undefined =
    await callTrigger<VerifyAuthChallengeResponseEvent>(signIn.service, {
      ...challengeCaller(signIn),
      trigger: 'VerifyAuthChallengeResponse',
      source: 'VerifyAuthChallengeResponse_Authentication',
      request: { ...facts, privateChallengeParameters, challengeAnswer },
      response: { answerCorrect: null },
    });
  return response?.answerCorrect === true;
};
