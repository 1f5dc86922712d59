import type {
  UserPoolClientType,
  UserPoolMfaType,
  UserPoolType,
  UserStatusType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { SignInState } from './sign-in-state.ts';

/** A pool: what DescribeUserPool returns, with times as milliseconds, and what GetUserPoolMfaConfig knows. */
export type PoolRecord = {
  readonly id: string;
  readonly properties: Omit<UserPoolType, 'CreationDate' | 'LastModifiedDate'>;
  readonly mfa: { readonly mode: UserPoolMfaType; readonly softwareToken: boolean };
  readonly createdAt: number;
  readonly modifiedAt: number;
};

/** `id` is the client's id and the time of making; `given`: the caller's own value, which is never returned. */
export type SecretRecord = {
  readonly id: string;
  readonly value: string;
  readonly given: boolean;
  readonly createdAt: number;
};

/** An app client: what DescribeUserPoolClient returns; `secrets` may be two during a rotation, either is accepted. */
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

/** A password as SRP keeps it (RFC 2945 names): the password cannot be read out of it. Hexadecimal. */
export type PasswordRecord = { readonly salt: string; readonly verifier: string };

export type IdentityRecord = {
  readonly providerName: string;
  readonly providerType: string;
  readonly userId: string;
  readonly primary: boolean;
  readonly dateCreated: number;
};

export type UserRecord = {
  readonly poolId: string;
  /** What Cognito calls UserName; the `sub` itself in pools whose users sign in by e-mail or phone number. */
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
  /** A secret that AssociateSoftwareToken gave out, in use once a code of it was right. */
  readonly pendingSoftwareToken?: string;
  readonly mfa: { readonly enabled: boolean; readonly preferred: boolean };
  /** Attribute values that wait for their verification code (AttributesRequireVerificationBeforeUpdate). */
  readonly pendingAttributes: Readonly<Record<string, string>>;
  /** Failed passwords in a row and until when passwords are refused (guide: lockout behaviour). */
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

/** A code that Cognito itself mailed: confirmation, forgotten password, attribute verification. */
export type CodeRecord = {
  readonly poolId: string;
  readonly username: string;
  readonly purpose: 'sign-up' | 'forgot-password' | 'attribute';
  /** Where it went: a code proves that address and no later one. */
  readonly attribute: 'email' | 'phone_number';
  readonly sentTo: string;
  readonly code: string;
  readonly expiresAt: number;
  readonly attempts: number;
};

/** One step of a sign-in under way; its key is the Session string that the client was given. */
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

/** A refresh token and all that came from it share `originJti`; revoking one revokes the family. Key: the token's hash. */
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
  /** Rotation: replaced, and good until this time (grace). */
  readonly replacedUntil?: number;
};

/** A sign-in's token family: revoked, or signed out of everywhere. Key: originJti. */
export type RevocationRecord = { readonly originJti: string; readonly revokedAt: number };
