import type { DefineAuthChallengeEvent } from '../define-auth-challenge.ts';
import { built, envelope, type Overrides, userAttributes } from './builder.ts';

export const aDefineAuthChallengeEvent = (
  overrides: Overrides<DefineAuthChallengeEvent> = {},
): DefineAuthChallengeEvent =>
  built<DefineAuthChallengeEvent>(
    {
      ...envelope,
      triggerSource: 'DefineAuthChallenge_Authentication',
      request: { userAttributes, session: [] },
      response: { challengeName: null, issueTokens: null, failAuthentication: null },
    },
    overrides,
  );
