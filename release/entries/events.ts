// What `cognito-triggers/events` exports: the type of every trigger's event and response, and the error of a malformed
// event. `cognito-triggers/events/<trigger>` has the functions: `parse`, `respond` and the trigger sources.

export { InvalidEventError } from '../../shared/errors.ts';
export type {
  CreateAuthChallengeEvent,
  CreateAuthChallengeResponse,
} from '../../shared/events/create-auth-challenge.ts';
export type { CustomEmailSenderEvent } from '../../shared/events/custom-email-sender.ts';
export type {
  CustomMessageEvent,
  CustomMessageResponse,
  CustomMessageSource,
} from '../../shared/events/custom-message.ts';
export type { CustomSmsSenderEvent } from '../../shared/events/custom-sms-sender.ts';
export type {
  DefineAuthChallengeEvent,
  DefineAuthChallengeResponse,
} from '../../shared/events/define-auth-challenge.ts';
export type {
  InboundFederationEvent,
  InboundFederationResponse,
} from '../../shared/events/inbound-federation.ts';
export type { PostAuthenticationEvent } from '../../shared/events/post-authentication.ts';
export type { PostConfirmationEvent } from '../../shared/events/post-confirmation.ts';
export type { PreAuthenticationEvent } from '../../shared/events/pre-authentication.ts';
export type { PreSignUpEvent, PreSignUpResponse } from '../../shared/events/pre-sign-up.ts';
export type {
  ClaimValue,
  ClientCredentialsEvent,
  GroupOverrides,
  PreTokenGenerationEvent,
  PreTokenGenerationV1Event,
  PreTokenGenerationV2Event,
  PreTokenGenerationV3Event,
  UserTokenEvent,
  V1Response,
  V2Response,
} from '../../shared/events/pre-token-generation.ts';
export type { ChallengeResult } from '../../shared/events/trigger-event.ts';
export type {
  UserMigrationEvent,
  UserMigrationResponse,
} from '../../shared/events/user-migration.ts';
export type {
  VerifyAuthChallengeResponseEvent,
  VerifyAuthChallengeResponseResponse,
} from '../../shared/events/verify-auth-challenge-response.ts';
