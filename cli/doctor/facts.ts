import type {
  GetIdentityPoolRolesCommandOutput,
  GetPrincipalTagAttributeMapCommandOutput,
  IdentityPool,
} from '@aws-sdk/client-cognito-identity';
import type {
  GetUserPoolMfaConfigCommandOutput,
  UserPoolClientType,
  UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { TableDescription } from '@aws-sdk/client-dynamodb';
import type { TriggerName } from '#shared/cognito/triggers.ts';
import type { SuiteSettings } from '../attach/plan/users/suite-settings.ts';
import type { Finding } from './finding.ts';

/** Something that the caller was not let look at, or that did not answer. */
export type Unread = {
  /** The IAM action, such as `wafv2:GetWebACLForResource`. */
  readonly action: string;
  /** What therefore was not looked at. */
  readonly about: string;
  /** The error's name. */
  readonly why: string;
};

/** One function that the pool calls. */
export type TriggerFacts = {
  readonly trigger: TriggerName;
  readonly functionArn: string;
  /** Its resource policy as JSON text, empty when it has none; undefined where it could not be read. */
  readonly policy: string | undefined;
  /** Of PreSignUp, DefineAuthChallenge and CustomMessage; undefined where they could not be read. */
  readonly settings?: SuiteSettings | undefined;
};

/** An identity provider of the user pool, without its secrets. */
export type ProviderFacts = {
  readonly name: string;
  readonly type: string;
  /** OIDC: where Cognito looks for the provider's endpoints. */
  readonly issuer: string | undefined;
  /** User pool attribute -> the provider's claim. */
  readonly mapping: Readonly<Record<string, string>>;
};

export type RoleFacts = {
  readonly arn: string;
  readonly use: 'signed-in' | 'guest';
  /** The policy, or a text that is no policy. Missing where the role was not read or does not exist any more. */
  readonly trust: unknown;
  readonly exists: boolean;
  /** Names of inline and attached policies; undefined where they could not be listed. */
  readonly policies: readonly string[] | undefined;
};

export type IdentityPoolFacts = {
  readonly description: IdentityPool;
  readonly roles: Omit<GetIdentityPoolRolesCommandOutput, '$metadata'> | undefined;
  /** Of the user pool as the provider; undefined where it is none or could not be read. */
  readonly tags: Omit<GetPrincipalTagAttributeMapCommandOutput, '$metadata'> | undefined;
  readonly roleFacts: readonly RoleFacts[];
};

export type ChallengesTableFacts = {
  readonly description: TableDescription;
  readonly timeToLive: string | undefined;
};

/** All that the doctor looked at. What is `undefined` could not be read and has its entry in `unread`. */
export type Facts = {
  readonly userPoolId: string;
  readonly region: string;
  readonly pool: UserPoolType;
  readonly mfa: Omit<GetUserPoolMfaConfigCommandOutput, '$metadata'> | undefined;
  readonly clients: readonly UserPoolClientType[];
  readonly providers: readonly ProviderFacts[];
  readonly triggers: readonly TriggerFacts[];
  /** ARN of the web ACL in front of the pool, empty when there is none. */
  readonly webAcl: string | undefined;
  /** As it was asked for; undefined where none was named. */
  readonly identityPoolId: string | undefined;
  readonly identityPool: IdentityPoolFacts | undefined;
  readonly challengesTable: ChallengesTableFacts | undefined;
  readonly unread: readonly Unread[];
};

/** A rule looks at the facts and says what it found. */
export type Rule = (facts: Facts) => readonly Finding[];
