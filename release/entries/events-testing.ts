// What `cognito-triggers/events/testing` exports: one builder for each trigger's event.

export { aCreateAuthChallengeEvent } from '../../shared/events/testing/create-auth-challenge.ts';
export { aCustomEmailSenderEvent } from '../../shared/events/testing/custom-email-sender.ts';
export { aCustomMessageEvent } from '../../shared/events/testing/custom-message.ts';
export { aCustomSmsSenderEvent } from '../../shared/events/testing/custom-sms-sender.ts';
export { aDefineAuthChallengeEvent } from '../../shared/events/testing/define-auth-challenge.ts';
export { anInboundFederationEvent } from '../../shared/events/testing/inbound-federation.ts';
export { aPostAuthenticationEvent } from '../../shared/events/testing/post-authentication.ts';
export { aPostConfirmationEvent } from '../../shared/events/testing/post-confirmation.ts';
export { aPreAuthenticationEvent } from '../../shared/events/testing/pre-authentication.ts';
export { aPreSignUpEvent } from '../../shared/events/testing/pre-sign-up.ts';
export {
  aClientCredentialsEvent,
  aPreTokenGenerationV1Event,
  aPreTokenGenerationV2Event,
  aPreTokenGenerationV3Event,
} from '../../shared/events/testing/pre-token-generation.ts';
export { aUserMigrationEvent } from '../../shared/events/testing/user-migration.ts';
export { aVerifyAuthChallengeResponseEvent } from '../../shared/events/testing/verify-auth-challenge-response.ts';
