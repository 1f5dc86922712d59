import * as v from 'valibot';
import type { DefineAuthChallengeEvent } from '#shared/events/define-auth-challenge.ts';
import { callTrigger } from './call/call-trigger.ts';
import { challengeCaller, challengeFacts } from './call/challenge-facts.ts';
import { readBy } from './call/read-response.ts';
import type { SignIn } from './call/sign-in.ts';

type Response = NonNullable<DefineAuthChallengeEvent['response']>;

const responseSchema = v.object({
  challengeName: v.nullish(v.string()),
  issueTokens: v.nullish(v.boolean()),
  failAuthentication: v.nullish(v.boolean()),
} satisfies Record<keyof Response, v.GenericSchema>);

/** Calls DefineAuthChallenge for the next step: a challenge, tokens or the end. */
export const defineAuthChallenge = async (signIn: SignIn): Promise<Response> => {
  const response = await callTrigger<DefineAuthChallengeEvent>(signIn.service, {
    ...challengeCaller(signIn),
    trigger: 'DefineAuthChallenge',
    source: 'DefineAuthChallenge_Authentication',
    request: { ...challengeFacts(signIn), session: [...signIn.state.rounds] },
    response: { challengeName: null, issueTokens: null, failAuthentication: null },
  });
  return readBy(responseSchema, response);
};
