import type { Service } from '../service.ts';
import type { IdentityRecord, LinkedLogin, PoolRecord } from '../store/records.ts';
import { invalidParameter, notFound } from '../wire/errors.ts';
import { ownerOf } from './find.ts';

/** The pool's developer provider. Throws InvalidParameterException where the pool has none, or another. */
export const developerProviderOf = ({ properties }: PoolRecord, named?: string): string => {
  const own = properties.DeveloperProviderName;
  if (own === undefined || (named !== undefined && named !== own)) {
    throw invalidParameter('The identity pool does not have this developer provider.');
  }
  return own;
};

/** The identity of a developer's user. Throws ResourceNotFoundException. */
export const developerIdentity = (
  service: Service,
  pool: PoolRecord,
  login: LinkedLogin,
): IdentityRecord => {
  const found = ownerOf(service, pool.id, login);
  if (found === undefined) throw notFound('Developer user identifier not found.');
  return found;
};

/** The users of the provider that are this identity. */
export const usersOf = ({ logins }: IdentityRecord, provider: string): readonly string[] =>
  logins.filter((login) => login.provider === provider).map(({ subject }) => subject);
