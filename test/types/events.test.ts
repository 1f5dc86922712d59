import type {
  CreateAuthChallengeTriggerEvent,
  CreateAuthChallengeTriggerHandler,
  CustomEmailSenderTriggerEvent,
  CustomMessageTriggerEvent,
  CustomMessageTriggerHandler,
  CustomSMSSenderTriggerEvent,
  DefineAuthChallengeTriggerEvent,
  DefineAuthChallengeTriggerHandler,
  PostAuthenticationTriggerEvent,
  PostAuthenticationTriggerHandler,
  PostConfirmationTriggerEvent,
  PostConfirmationTriggerHandler,
  PreAuthenticationTriggerEvent,
  PreAuthenticationTriggerHandler,
  PreSignUpTriggerEvent,
  PreSignUpTriggerHandler,
  PreTokenGenerationTriggerHandler,
  PreTokenGenerationV2TriggerEvent,
  PreTokenGenerationV2TriggerHandler,
  PreTokenGenerationV3TriggerHandler,
  UserMigrationTriggerEvent,
  VerifyAuthChallengeResponseTriggerEvent,
  VerifyAuthChallengeResponseTriggerHandler,
} from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import type { CreateAuthChallengeEvent } from '#shared/events/create-auth-challenge.ts';
import * as create from '#shared/events/create-auth-challenge.ts';
import * as customEmailSender from '#shared/events/custom-email-sender.ts';
import * as customMessage from '#shared/events/custom-message.ts';
import * as customSmsSender from '#shared/events/custom-sms-sender.ts';
import * as define from '#shared/events/define-auth-challenge.ts';
import type { PostAuthenticationEvent } from '#shared/events/post-authentication.ts';
import * as postAuthentication from '#shared/events/post-authentication.ts';
import * as postConfirmation from '#shared/events/post-confirmation.ts';
import type { PreAuthenticationEvent } from '#shared/events/pre-authentication.ts';
import * as preAuthentication from '#shared/events/pre-authentication.ts';
import * as preSignUp from '#shared/events/pre-sign-up.ts';
import * as preToken from '#shared/events/pre-token-generation.ts';
import { aCreateAuthChallengeEvent } from '#shared/events/testing/create-auth-challenge.ts';
import { aCustomMessageEvent } from '#shared/events/testing/custom-message.ts';
import { aDefineAuthChallengeEvent } from '#shared/events/testing/define-auth-challenge.ts';
import { aPostConfirmationEvent } from '#shared/events/testing/post-confirmation.ts';
import { aPreSignUpEvent } from '#shared/events/testing/pre-sign-up.ts';
import {
  aPreTokenGenerationV1Event,
  aPreTokenGenerationV2Event,
} from '#shared/events/testing/pre-token-generation.ts';
import { aVerifyAuthChallengeResponseEvent } from '#shared/events/testing/verify-auth-challenge-response.ts';
import type { UserMigrationEvent } from '#shared/events/user-migration.ts';
import * as verify from '#shared/events/verify-auth-challenge-response.ts';
import { trigger } from '#shared/runtime/trigger.ts';

/** What must not compile. `tsc` fails on an expected error that does not come. */
const neverCalled = () => {
  // @ts-expect-error: Cognito reads V1 claims of a V1 event alone
  preToken.respond(aPreTokenGenerationV2Event(), { claimsOverrideDetails: {} });

  // @ts-expect-error: a V1 event has no claims of the access token
  preToken.respond(aPreTokenGenerationV1Event(), { claimsAndScopeOverrideDetails: {} });

  // @ts-expect-error: V1 claims are text
  preToken.respond(aPreTokenGenerationV1Event(), {
    claimsOverrideDetails: { claimsToAddOrOverride: { roles: ['a'] } },
  });

  // @ts-expect-error: a field that Cognito ignores
  preSignUp.respond(aPreSignUpEvent(), { autoConfirmUser: true, autoVerifyMail: true });

  // @ts-expect-error: nothing of this response is read
  postConfirmation.respond(aPostConfirmationEvent(), { done: true });

  // @ts-expect-error: tokens and the end cannot both be meant
  define.respond(aDefineAuthChallengeEvent(), {
    issueTokens: true,
    failAuthentication: true,
  });

  // @ts-expect-error: the response is of another trigger
  customMessage.respond(aCustomMessageEvent(), { autoConfirmUser: true });

  preToken.respond(aPreTokenGenerationV2Event(), {
    claimsAndScopeOverrideDetails: {
      // @ts-expect-error: groups of another type than a list
      groupOverrideDetails: { groupsToOverride: 'admins', iamRolesToOverride: [] },
    },
  });

  preToken.respond(aPreTokenGenerationV2Event(), {
    // @ts-expect-error: nothing overrides only half of the groups, which would take the other half away
    claimsAndScopeOverrideDetails: { groupOverrideDetails: { groupsToOverride: [] } },
  });

  preToken.respond(aPreTokenGenerationV2Event(), {
    // @ts-expect-error: an ID token has no scopes
    claimsAndScopeOverrideDetails: { idTokenGeneration: { scopesToAdd: ['a'] } },
  });

  // @ts-expect-error: an event whose version nobody looked at may be either
  preToken.respond(aPreTokenGenerationV2Event() as preToken.PreTokenGenerationEvent, {
    claimsOverrideDetails: {},
  });

  // @ts-expect-error: an answer is right or wrong, never a text
  verify.respond(aVerifyAuthChallengeResponseEvent(), { answerCorrect: 'true' });

  // @ts-expect-error: Cognito refuses later answers where the private parameters are missing
  create.respond(aCreateAuthChallengeEvent(), {
    publicChallengeParameters: {},
    challengeMetadata: '',
  });

  define.respond(aDefineAuthChallengeEvent(), {
    // @ts-expect-error: a name that no challenge has
    challengeName: 'CUSTOM',
    issueTokens: false,
    failAuthentication: false,
  });

  // @ts-expect-error: a trigger source of another trigger
  aPreSignUpEvent({ triggerSource: 'PostConfirmation_ConfirmSignUp' });

  // An attribute may be absent: it is text or nothing, never simply text.
  const { email } = aPreSignUpEvent().request.userAttributes;
  // @ts-expect-error: it may be undefined
  return email.length;
};

/**
 * Events as DefinitelyTyped has them are ours: ours say more of what Cognito sends, never less. Theirs leave out nulls and
 * absent attributes; pre token's version and the senders' `type` are any text there, so those go through `parse`.
 */
type Theirs = {
  readonly preSignUp: PreSignUpTriggerEvent;
  readonly postConfirmation: PostConfirmationTriggerEvent;
  readonly preAuthentication: PreAuthenticationTriggerEvent;
  readonly postAuthentication: PostAuthenticationTriggerEvent;
  readonly define: DefineAuthChallengeTriggerEvent;
  readonly create: CreateAuthChallengeTriggerEvent;
  readonly verify: VerifyAuthChallengeResponseTriggerEvent;
  readonly customMessage: CustomMessageTriggerEvent;
  readonly userMigration: UserMigrationTriggerEvent;
};

type Ours = {
  readonly preSignUp: preSignUp.PreSignUpEvent;
  readonly postConfirmation: postConfirmation.PostConfirmationEvent;
  readonly preAuthentication: PreAuthenticationEvent;
  readonly postAuthentication: PostAuthenticationEvent;
  readonly define: define.DefineAuthChallengeEvent;
  readonly create: CreateAuthChallengeEvent;
  readonly verify: verify.VerifyAuthChallengeResponseEvent;
  readonly customMessage: customMessage.CustomMessageEvent;
  readonly userMigration: UserMigrationEvent;
};

const takesTheirs = (theirs: Theirs): Ours => theirs;
const parsesTheirs = (
  token: PreTokenGenerationV2TriggerEvent,
  email: CustomEmailSenderTriggerEvent,
  sms: CustomSMSSenderTriggerEvent,
) => [preToken.parse(token), customEmailSender.parse(email), customSmsSender.parse(sms)];

/** What our shell makes is what people's own types call a handler of that trigger. */
const handlers = {
  preSignUp: trigger(preSignUp, async (event) => event) satisfies PreSignUpTriggerHandler,
  postConfirmation: trigger(
    postConfirmation,
    async (event) => event,
  ) satisfies PostConfirmationTriggerHandler,
  define: trigger(define, async (event) => event) satisfies DefineAuthChallengeTriggerHandler,
  create: trigger(create, async (event) => event) satisfies CreateAuthChallengeTriggerHandler,
  verify: trigger(
    verify,
    async (event) => event,
  ) satisfies VerifyAuthChallengeResponseTriggerHandler,
  customMessage: trigger(
    customMessage,
    async (event) => event,
  ) satisfies CustomMessageTriggerHandler,
  preToken: trigger(preToken, async (event) => event) satisfies PreTokenGenerationTriggerHandler &
    PreTokenGenerationV2TriggerHandler &
    PreTokenGenerationV3TriggerHandler,
  preAuthentication: trigger(
    preAuthentication,
    async (event) => event,
  ) satisfies PreAuthenticationTriggerHandler,
  postAuthentication: trigger(
    postAuthentication,
    async (event) => event,
  ) satisfies PostAuthenticationTriggerHandler,
};

describe('the types of events', () => {
  it('refuse what Cognito ignores, and fit the types that people have (checked by the compiler)', () => {
    const files = [neverCalled, takesTheirs, parsesTheirs];

    expect(files.map((check) => typeof check)).toEqual(['function', 'function', 'function']);
    expect(Object.keys(handlers)).toHaveLength(9);
  });
});
