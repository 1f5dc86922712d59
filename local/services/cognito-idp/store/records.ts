import type {
  DomainDescriptionType,
  IdentityProviderType,
  ResourceServerScopeType,
  UserPoolClientType,
  UserPoolMfaType,
  UserPoolType,
  UserStatusType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { SignInState } from './sign-in-state.ts';

/** GetUserPoolSessionConfiguration: whether sign-ins are kept as sessions, and how many a user may have. */
export type SessionSettings = { readonly tracked: boolean; readonly maxPerUser: number };

/** The words of mails with a code for a sign-in; those of Cognito where they are absent. */
export type EmailMfa = { readonly Message?: string; readonly Subject?: string };

/** A pool: the members of DescribeUserPool, with times in milliseconds, and those of GetUserPoolMfaConfig. */
export type PoolRecord = {
  readonly id: string;
  readonly properties: Omit<UserPoolType, 'CreationDate' | 'LastModifiedDate'>;
  readonly mfa: {
    readonly mode: UserPoolMfaType;
    readonly softwareToken: boolean;
    /** EmailMfaConfiguration. Absent where codes by mail are no second factor. */
    readonly email?: EmailMfa;
  };
  /** Absent until SetUserPoolSessionConfiguration was called. */
  readonly sessions?: SessionSettings;
  readonly createdAt: number;
  readonly modifiedAt: number;
};

/** `id`: the client's id and the creation time. `given`: the value came from the caller and is never returned. */
export type SecretRecord = {
  readonly id: string;
  readonly value: string;
  readonly given: boolean;
  readonly createdAt: number;
};

/**
 * An app client: the members of DescribeUserPoolClient. There may be two secrets during a rotation; either is
 * accepted.
 */
export type ClientRecord = {
  readonly id: string;
  readonly poolId: string;
  readonly properties: Omit<
    UserPoolClientType,
    'CreationDate' | 'LastModifiedDate' | 'ClientSecret'
  >;
  readonly secrets: readonly SecretRecord[];
  readonly createdAt: number;
  readonly modifiedAt: number;
};

/** A password as SRP stores it (names of RFC 2945), hexadecimal. The password cannot be read from it. */
export type PasswordRecord = { readonly salt: string; readonly verifier: string };

export type IdentityRecord = {
  readonly providerName: string;
  readonly providerType: string;
  readonly userId: string;
  readonly primary: boolean;
  readonly dateCreated: number;
};

/** Whether a second factor is asked for, and before the others. */
export type FactorChoice = { readonly enabled: boolean; readonly preferred: boolean };

export type UserRecord = {
  readonly poolId: string;
  /** Cognito's UserName; equal to `sub` in pools whose users sign in by e-mail or phone number. */
  readonly username: string;
  readonly sub: string;
  /** Without `sub`. Every value is text, `email_verified` too. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly enabled: boolean;
  readonly status: UserStatusType;
  readonly password?: PasswordRecord;
  /** A temporary password is refused after this time (milliseconds). */
  readonly temporaryPasswordUntil?: number;
  readonly groups: readonly string[];
  readonly identities: readonly IdentityRecord[];
  /** The authenticator app: a secret in Base32, and the time step of the newest code that it was used with. */
  readonly softwareToken?: { readonly secret: string; readonly usedStep: number };
  /** A secret from AssociateSoftwareToken, active after its first right code. */
  readonly pendingSoftwareToken?: string;
  /** The user's choice to use the authenticator app. */
  readonly mfa: FactorChoice;
  /** The user's choice of codes by SMS. Absent until it was made. */
  readonly smsMfa?: FactorChoice;
  /** The user's choice of codes by mail. Absent until it was made. */
  readonly emailMfa?: FactorChoice;
  /** Attribute values that are not verified yet (AttributesRequireVerificationBeforeUpdate). */
  readonly pendingAttributes: Readonly<Record<string, string>>;
  /** Failed passwords in a row, and the time until which passwords are refused (guide: lockout behaviour). */
  readonly failedPasswords: number;
  readonly passwordsLockedUntil: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
};

export type GroupRecord = {
  readonly poolId: string;
  readonly name: string;
  readonly description?: string;
  readonly roleArn?: string;
  readonly precedence?: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
};

/** A resource server: an API that access tokens are for, and its scopes in the API's own words. */
export type ResourceServerRecord = {
  readonly poolId: string;
  /** The first half of each scope's name in a token: `<identifier>/<ScopeName>`. */
  readonly identifier: string;
  readonly name: string;
  readonly scopes?: readonly ResourceServerScopeType[];
};

/** A domain for hosted sign-in, in the API's own words. Kept and described. */
export type DomainRecord = {
  readonly poolId: string;
  readonly domain: string;
  readonly settings: Pick<
    DomainDescriptionType,
    'CustomDomainConfig' | 'ManagedLoginVersion' | 'Routing'
  >;
};

/** An external identity provider: the members of DescribeIdentityProvider, times in milliseconds. */
export type IdentityProviderRecord = {
  readonly poolId: string;
  readonly name: string;
  readonly properties: Omit<IdentityProviderType, 'CreationDate' | 'LastModifiedDate'>;
  readonly createdAt: number;
  readonly modifiedAt: number;
};

/** A code that Cognito itself mailed: confirmation, forgotten password, attribute verification. */
export type CodeRecord = {
  readonly poolId: string;
  readonly username: string;
  readonly purpose: 'sign-up' | 'forgot-password' | 'attribute';
  /** Where it was sent. The code proves this address only. */
  readonly attribute: 'email' | 'phone_number';
  readonly sentTo: string;
  readonly code: string;
  readonly expiresAt: number;
  readonly attempts: number;
};

/** The current step of a sign-in. Key: the Session string that the client got. */
export type SessionRecord = {
  readonly poolId: string;
  readonly clientId: string;
  /** The user's record name, or the made-up name of an unknown user. */
  readonly username: string;
  readonly userNotFound: boolean;
  /** Distinguishes the user from a later one of the same name. */
  readonly sub?: string;
  readonly challengeName: string;
  readonly expiresAt: number;
  readonly used: boolean;
  readonly state: SignInState;
};

/** A refresh token. All tokens of a sign-in share `originJti`; revoking one revokes all. Key: the token's hash. */
export type RefreshTokenRecord = {
  readonly poolId: string;
  readonly clientId: string;
  readonly username: string;
  /** Distinguishes the user from a later one of the same name. */
  readonly sub: string;
  readonly originJti: string;
  readonly eventId: string;
  readonly authTime: number;
  readonly expiresAt: number;
  /** Rotation: replaced, and accepted until this time (grace period). */
  readonly replacedUntil?: number;
};

/** A tracked sign-in: what API reference SessionDescriptionType calls a token session. Key: originJti. */
export type TokenSessionRecord = {
  readonly id: string;
  readonly poolId: string;
  readonly clientId: string;
  readonly sub: string;
  readonly originJti: string;
  readonly createdAt: number;
  /** The sign-in, or the newest refresh. */
  readonly lastActiveAt: number;
  /** The end of its refresh token. */
  readonly expiresAt: number;
};

/** The tokens of a sign-in are revoked, by RevokeToken or a global sign-out. Key: originJti. */
export type RevocationRecord = { readonly originJti: string; readonly revokedAt: number };
