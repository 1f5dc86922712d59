import * as v from 'valibot';
import { writableByDefault } from '#shared/cognito/attributes.ts';
import { allowsFlow, flowsOf } from '#shared/cognito/auth-flows.ts';
import type { SuiteSettings } from './suite-settings.ts';

/** What is read of an app client (API reference: UserPoolClientType). */
export type UserClient = {
  readonly ClientId?: string | undefined;
  readonly ClientName?: string | undefined;
  readonly ExplicitAuthFlows?: readonly string[] | undefined;
  readonly WriteAttributes?: readonly string[] | undefined;
  readonly AllowedOAuthFlowsUserPoolClient?: boolean | undefined;
  readonly AllowedOAuthFlows?: readonly string[] | undefined;
  readonly SupportedIdentityProviders?: readonly string[] | undefined;
};

/** What decides how users sign up and in: the pool, its app clients, and the settings of the functions. */
export type UserFacts = {
  readonly pool: UserPoolFacts;
  /** Undefined where the credentials may not list them. */
  readonly clients: readonly UserClient[] | undefined;
  readonly settings: SuiteSettings;
};

const texts = v.optional(v.nullable(v.array(v.string())));

/** DescribeUserPool's members that a rule reads; the rest is left aside. */
const described = v.object({
  UsernameAttributes: texts,
  AliasAttributes: texts,
  AutoVerifiedAttributes: texts,
  MfaConfiguration: v.optional(v.nullable(v.string())),
  VerificationMessageTemplate: v.nullish(v.object({ DefaultEmailOption: v.nullish(v.string()) })),
  AdminCreateUserConfig: v.nullish(v.object({ AllowAdminCreateUserOnly: v.nullish(v.boolean()) })),
  SchemaAttributes: v.nullish(
    v.array(v.object({ Name: v.nullish(v.string()), Required: v.nullish(v.boolean()) })),
  ),
  AccountRecoverySetting: v.nullish(
    v.object({
      RecoveryMechanisms: v.nullish(v.array(v.object({ Name: v.nullish(v.string()) }))),
    }),
  ),
});

export type UserPoolFacts = {
  readonly usernameAttributes: readonly string[];
  readonly aliasAttributes: readonly string[];
  readonly autoVerified: readonly string[];
  /** Whether a sign-up is confirmed with a link in place of a code. */
  readonly byLink: boolean;
  /** Without `sub`, which no app sends. */
  readonly required: readonly string[];
  readonly recovery: readonly string[];
  readonly mfa: string;
  readonly selfSignUp: boolean;
};

/** Of DescribeUserPool's `UserPool`, raw or as the SDK reads it. */
export const userPoolFacts = (pool: object): UserPoolFacts => {
  const found = v.parse(described, pool);
  const required = (found.SchemaAttributes ?? []).filter(({ Required }) => Required === true);
  const mechanisms = found.AccountRecoverySetting?.RecoveryMechanisms ?? [];
  return {
    usernameAttributes: found.UsernameAttributes ?? [],
    aliasAttributes: found.AliasAttributes ?? [],
    autoVerified: found.AutoVerifiedAttributes ?? [],
    byLink: found.VerificationMessageTemplate?.DefaultEmailOption === 'CONFIRM_WITH_LINK',
    required: required.flatMap(({ Name }) => Name ?? []).filter((name) => name !== 'sub'),
    recovery: mechanisms.flatMap(({ Name }) => Name ?? []),
    mfa: found.MfaConfiguration ?? 'OFF',
    selfSignUp: found.AdminCreateUserConfig?.AllowAdminCreateUserOnly !== true,
  };
};

const passwordFlows = ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'ADMIN_USER_PASSWORD_AUTH'] as const;

/** Whether managed login asks the pool's own users for passwords, whatever the client's flows are. */
const hasManagedLogin = (client: UserClient): boolean =>
  client.AllowedOAuthFlowsUserPoolClient === true &&
  client.SupportedIdentityProviders?.includes('COGNITO') === true &&
  client.AllowedOAuthFlows?.some((flow) => flow !== 'client_credentials') === true;

/** ALLOW_USER_AUTH always has passwords among its factors (API reference: SignInPolicyType). */
export const allowsPassword = (client: UserClient): boolean =>
  passwordFlows.some((flow) => allowsFlow(client, flow)) ||
  flowsOf(client).includes('ALLOW_USER_AUTH') ||
  hasManagedLogin(client);

/** Attributes that a client may set at sign-up (guide: attribute permissions). */
export const writableBy = ({ WriteAttributes = [] }: UserClient): readonly string[] =>
  WriteAttributes.length === 0 ? writableByDefault : WriteAttributes;

/** Whether users may open accounts: by the pool, and by the function of PreSignUp. */
export const takesSignUps = ({ pool, settings }: UserFacts): boolean =>
  pool.selfSignUp && settings.SELF_SIGN_UP === 'open';

/** As people know it: the name, else the id. */
export const nameOfClient = ({ ClientName = '', ClientId = '' }: UserClient): string =>
  ClientName === '' ? ClientId : ClientName;

/** A client for machines only signs no user up. */
export const isForUsers = ({ AllowedOAuthFlows = [] }: UserClient): boolean =>
  AllowedOAuthFlows.length === 0 || AllowedOAuthFlows.some((flow) => flow !== 'client_credentials');
