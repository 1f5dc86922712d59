import * as v from 'valibot';
import type {
  CreateAuthChallengeEvent,
  CreateAuthChallengeResponse,
} from '#shared/events/create-auth-challenge.ts';
import { callTrigger } from './call/call-trigger.ts';
import { challengeCaller, challengeFacts } from './call/challenge-facts.ts';
import { readBy } from './call/read-response.ts';
import type { SignIn } from './call/sign-in.ts';

const parameters = v.nullish(v.record(v.string(), v.string()));

const responseSchema = v.object({
  publicChallengeParameters: parameters,
  privateChallengeParameters: parameters,
  challengeMetadata: v.nullish(v.string()),
} satisfies Record<keyof CreateAuthChallengeResponse, v.GenericSchema>);

export type MadeChallenge = Omit<CreateAuthChallengeResponse, 'challengeMetadata'> & {
  readonly challengeMetadata: string | null;
};

/** Calls CreateAuthChallenge for the challenge that DefineAuthChallenge named. */
export const createAuthChallenge = async (
  signIn: SignIn,
  challengeName: string,
): Promise<MadeChallenge> => {
  const response = await callTrigger<CreateAuthChallengeEvent>(signIn.service, {
    ...challengeCaller(signIn),
    trigger: 'CreateAuthChallenge',
    source: 'CreateAuthChallenge_Authentication',
    request: { ...challengeFacts(signIn), challengeName, session: [...signIn.state.rounds] },
    response: {
      publicChallengeParameters: null,
      privateChallengeParameters: null,
      challengeMetadata: null,
    },
  });
  const made = readBy(responseSchema, response);
  return {
    publicChallengeParameters: made.publicChallengeParameters ?? {},
    privateChallengeParameters: made.privateChallengeParameters ?? {},
    challengeMetadata: made.challengeMetadata ?? null,
  };
};
