import type { VerifyAuthChallengeResponseEvent } from '../verify-auth-challenge-response.ts';
import { built, envelope, type Overrides, userAttributes } from './builder.ts';

export const aVerifyAuthChallengeResponseEvent = (
  overrides: Overrides<VerifyAuthChallengeResponseEvent> = {},
): VerifyAuthChallengeResponseEvent =>
  built<VerifyAuthChallengeResponseEvent>(
    {
      ...envelope,
      triggerSource: 'VerifyAuthChallengeResponse_Authentication',
      request: {
        userAttributes,
        privateChallengeParameters: { challengeId: '0123456789abcdef0123456789abcdef' },
        challengeAnswer: '01234567',
      },
      response: { answerCorrect: null },
    },
    overrides,
  );
