import type { Service } from '../service.ts';
import type { IdentityRecord, PoolRecord, UserRecord } from '../store/records.ts';
import { CognitoError, invalidParameter } from '../wire/cognito-error.ts';
import { findUser, usersOf } from './users.ts';

/** Most identities that one user may have (API reference: AdminLinkProviderForUser). */
const mostIdentities = 5;

/** The user name of a federated user before it is linked: `Google_1234`. */
const federatedName = (providerName: string, subject: string): string =>
  `${providerName}_${subject}`;

const socialTypes: Readonly<Record<string, string>> = {
  Google: 'Google',
  Facebook: 'Facebook',
  LoginWithAmazon: 'LoginWithAmazon',
  SignInWithApple: 'SignInWithApple',
};

const sameIdentity = (identity: IdentityRecord, providerName: string, subject: string): boolean =>
  identity.providerName === providerName && identity.userId === subject;

/** The user who has this identity. */
export const holderOfIdentity = (
  service: Service,
  pool: PoolRecord,
  providerName: string,
  subject: string,
): UserRecord | undefined =>
  usersOf(service, pool).find(({ identities }) =>
    identities.some((identity) => sameIdentity(identity, providerName, subject)),
  );

/** Adds an identity to the user. Throws where another user has the identity, or it has its own profile. */
export const withIdentity = (
  service: Service,
  pool: PoolRecord,
  user: UserRecord,
  providerName: string,
  subject: string,
): UserRecord => {
  const hasProfile = findUser(service, pool, federatedName(providerName, subject)) !== undefined;
  if (hasProfile || holderOfIdentity(service, pool, providerName, subject) !== undefined) {
    throw invalidParameter(
      'Merging is not currently supported, provide a SourceUser that has not been signed up in order to link',
    );
  }
  if (user.identities.length >= mostIdentities) {
    throw new CognitoError('LimitExceededException', 'Linked identities limit exceeded.');
  }
  const identity: IdentityRecord = {
    userId: subject,
    providerName,
    providerType: socialTypes[providerName] ?? 'OIDC',
    primary: false,
    dateCreated: service.clock.now(),
  };
  return { ...user, identities: [...user.identities, identity] };
};

/** The user without that identity. */
export const withoutIdentity = (
  user: UserRecord,
  providerName: string,
  subject: string,
): UserRecord => {
  const identities = user.identities.filter(
    (identity) => !sameIdentity(identity, providerName, subject),
  );
  if (identities.length === user.identities.length) {
    throw invalidParameter('User does not have this identity.');
  }
  return { ...user, identities };
};
