import type { PreSignUpTriggerEvent, PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import * as customMessage from '#shared/events/custom-message.ts';
import * as define from '#shared/events/define-auth-challenge.ts';
import * as postConfirmation from '#shared/events/post-confirmation.ts';
import * as preSignUp from '#shared/events/pre-sign-up.ts';
import * as preToken from '#shared/events/pre-token-generation.ts';

/** What must not compile. `tsc` fails on an expected error that does not come. */
const neverCalled = () => {
  // @ts-expect-error: Cognito reads V1 claims of a V1 event alone
  preToken.answer(preToken.aPreTokenGenerationV2Event(), { claimsOverrideDetails: {} });

  // @ts-expect-error: a V1 event has no claims of the access token
  preToken.answer(preToken.aPreTokenGenerationV1Event(), { claimsAndScopeOverrideDetails: {} });

  // @ts-expect-error: V1 claims are text
  preToken.answer(preToken.aPreTokenGenerationV1Event(), {
    claimsOverrideDetails: { claimsToAddOrOverride: { roles: ['a'] } },
  });

  // @ts-expect-error: a field that Cognito ignores
  preSignUp.answer(preSignUp.aPreSignUpEvent(), { autoConfirmUser: true, autoVerifyMail: true });

  // @ts-expect-error: nothing of this response is read
  postConfirmation.answer(postConfirmation.aPostConfirmationEvent(), { done: true });

  // @ts-expect-error: tokens and the end cannot both be meant
  define.answer(define.aDefineAuthChallengeEvent(), {
    issueTokens: true,
    failAuthentication: true,
  });

  // @ts-expect-error: the response is of another trigger
  customMessage.answer(customMessage.aCustomMessageEvent(), { autoConfirmUser: true });

  // An attribute may be absent: it is text or nothing, never simply text.
  const { email } = preSignUp.aPreSignUpEvent().request.userAttributes;
  // @ts-expect-error: it may be undefined
  return email.length;
};

/**
 * Events as DefinitelyTyped has them can be handed to `parse`, which takes anything. Their types are narrower than what
 * Cognito sends (attributes always there, V2 claims as text alone), so ours are not assignable to them and need not be.
 */
const takesTheirs = (
  signUp: PreSignUpTriggerEvent,
  token: PreTokenGenerationV2TriggerEvent,
): readonly [preSignUp.PreSignUpEvent, preToken.PreTokenGenerationEvent] => [
  preSignUp.parse(signUp),
  preToken.parse(token),
];

describe('the types of events', () => {
  it('refuse what Cognito ignores (checked by the compiler)', () => {
    expect([neverCalled, takesTheirs]).toHaveLength(2);
  });
});
