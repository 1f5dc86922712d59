import {
  clientTokenSource,
  createAuthChallengeSources,
  customEmailSenderSources,
  customMessageSources,
  customSmsSenderSources,
  defineAuthChallengeSources,
  inboundFederationSources,
  postAuthenticationSources,
  postConfirmationSources,
  preAuthenticationSources,
  preSignUpSources,
  userMigrationSources,
  userTokenSources,
  verifyAuthChallengeResponseSources,
} from './trigger-sources.ts';

/** What LambdaConfig calls the versions of an event; the event itself says '1', '2' or '3'. */
export type LambdaVersion = 'V1_0' | 'V2_0' | 'V3_0';

/** One trigger of a user pool (API reference: LambdaConfigType; guide: user pool Lambda triggers). */
export type Trigger = {
  /** As Cognito's error texts say it. */
  readonly name: string;
  /** The member of LambdaConfig that holds the function's ARN as a text. */
  readonly plainMember?: string;
  /** The member that holds LambdaArn and LambdaVersion. */
  readonly versionedMember?: string;
  /** Cognito takes the trigger only together with LambdaConfig's KMSKeyID. */
  readonly needsKey?: true;
  readonly versions: readonly LambdaVersion[];
  readonly sources: readonly string[];
  /** Under events/, and under functions/ where the suite has a function. */
  readonly folder: string;
  /** The logical id in template.yaml; absent where the suite has no function. */
  readonly functionId?: string;
};

const v1 = ['V1_0'] as const;

/** Every trigger, in the order in which lists show them. */
export const triggers = [
  {
    name: 'PreSignUp',
    plainMember: 'PreSignUp',
    versions: v1,
    sources: preSignUpSources,
    folder: 'pre-sign-up',
    functionId: 'PreSignUpFunction',
  },
  {
    name: 'PostConfirmation',
    plainMember: 'PostConfirmation',
    versions: v1,
    sources: postConfirmationSources,
    folder: 'post-confirmation',
    functionId: 'PostConfirmationFunction',
  },
  {
    name: 'PreAuthentication',
    plainMember: 'PreAuthentication',
    versions: v1,
    sources: preAuthenticationSources,
    folder: 'pre-authentication',
    functionId: 'PreAuthenticationFunction',
  },
  {
    name: 'PostAuthentication',
    plainMember: 'PostAuthentication',
    versions: v1,
    sources: postAuthenticationSources,
    folder: 'post-authentication',
    functionId: 'PostAuthenticationFunction',
  },
  {
    name: 'DefineAuthChallenge',
    plainMember: 'DefineAuthChallenge',
    versions: v1,
    sources: defineAuthChallengeSources,
    folder: 'define-auth-challenge',
    functionId: 'DefineAuthChallengeFunction',
  },
  {
    name: 'CreateAuthChallenge',
    plainMember: 'CreateAuthChallenge',
    versions: v1,
    sources: createAuthChallengeSources,
    folder: 'create-auth-challenge',
    functionId: 'CreateAuthChallengeFunction',
  },
  {
    name: 'VerifyAuthChallengeResponse',
    plainMember: 'VerifyAuthChallengeResponse',
    versions: v1,
    sources: verifyAuthChallengeResponseSources,
    folder: 'verify-auth-challenge-response',
    functionId: 'VerifyAuthChallengeResponseFunction',
  },
  {
    name: 'PreTokenGeneration',
    plainMember: 'PreTokenGeneration',
    versionedMember: 'PreTokenGenerationConfig',
    versions: ['V1_0', 'V2_0', 'V3_0'],
    sources: [...userTokenSources, clientTokenSource],
    folder: 'pre-token-generation',
    functionId: 'PreTokenGenerationFunction',
  },
  {
    name: 'CustomMessage',
    plainMember: 'CustomMessage',
    versions: v1,
    sources: customMessageSources,
    folder: 'custom-message',
    functionId: 'CustomMessageFunction',
  },
  {
    name: 'UserMigration',
    plainMember: 'UserMigration',
    versions: v1,
    sources: userMigrationSources,
    folder: 'user-migration',
  },
  {
    name: 'CustomSMSSender',
    versionedMember: 'CustomSMSSender',
    needsKey: true,
    versions: v1,
    sources: customSmsSenderSources,
    folder: 'custom-sms-sender',
  },
  {
    name: 'CustomEmailSender',
    versionedMember: 'CustomEmailSender',
    needsKey: true,
    versions: v1,
    sources: customEmailSenderSources,
    folder: 'custom-email-sender',
  },
  {
    name: 'InboundFederation',
    versionedMember: 'InboundFederation',
    versions: v1,
    sources: inboundFederationSources,
    folder: 'inbound-federation',
  },
] as const satisfies readonly Trigger[];

export type TriggerName = (typeof triggers)[number]['name'];

export const triggerNames = triggers.map(({ name }) => name);

/** The triggers that the suite has a function for. */
export const suiteTriggers = triggers.filter((trigger) => 'functionId' in trigger);

export type SuiteTrigger = (typeof suiteTriggers)[number];
export type FunctionId = SuiteTrigger['functionId'];
export type FunctionFolder = SuiteTrigger['folder'];

export const suiteTriggerNames = suiteTriggers.map(({ name }) => name);

/** The three that make a custom sign-in together (guide: custom authentication challenge Lambda triggers). */
export const challengeTriggerNames = [
  'DefineAuthChallenge',
  'CreateAuthChallenge',
  'VerifyAuthChallengeResponse',
] as const satisfies readonly TriggerName[];

/** @throws {TypeError} for a name that is not in the table, which the types rule out */
export const triggerOf = (name: TriggerName): Trigger => {
  const found = triggers.find((trigger) => trigger.name === name);
  if (found === undefined) throw new TypeError(`There is no trigger ${name}`);
  return found;
};

/** The trigger of a name or of a member of LambdaConfig: PreTokenGenerationConfig is PreTokenGeneration too. */
export const triggerNamed = (text: string): TriggerName | undefined =>
  triggers.find(
    (trigger) =>
      trigger.name === text || ('versionedMember' in trigger && trigger.versionedMember === text),
  )?.name;
