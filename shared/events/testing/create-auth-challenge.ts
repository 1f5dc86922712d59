import type { CreateAuthChallengeEvent } from '../create-auth-challenge.ts';
import { built, envelope, type Overrides, userAttributes } from './builder.ts';

export const aCreateAuthChallengeEvent = (
  overrides: Overrides<CreateAuthChallengeEvent> = {},
): CreateAuthChallengeEvent =>
  built<CreateAuthChallengeEvent>(
    {
      ...envelope,
      triggerSource: 'CreateAuthChallenge_Authentication',
      request: { userAttributes, challengeName: 'CUSTOM_CHALLENGE', session: [] },
      response: {
        publicChallengeParameters: null,
        privateChallengeParameters: null,
        challengeMetadata: null,
      },
    },
    overrides,
  );
