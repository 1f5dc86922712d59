import type { IdentityRecord, LinkedLogin, PoolRecord } from '../store/records.ts';
import type { PoolToken } from '../tokens/open-id-token.ts';
import { loginsDoNotMatch } from '../wire/errors.ts';

/** How a token names a user of the developer provider (developer guide, developer-authenticated identities). */
export const developerAmr = (poolId: string, { provider, subject }: LinkedLogin): string =>
  `${provider}:${poolId}:${subject}`;

/**
 * Whether a token of the pool itself counts as a login: that of a developer's user, as long as the user is linked to this
 * identity. GetOpenIdToken gives tokens to guests and to users of other providers too; as logins these would outlive the
 * sign-in that they come from. Throws NotAuthorizedException.
 */
export const checkOwn = (own: PoolToken, pool: PoolRecord, identity: IdentityRecord): void => {
  const isOfIdentity =
    own.identityId === identity.id &&
    own.identityPoolId === identity.poolId &&
    identity.mergedInto === undefined;
  const isLinked = identity.logins
    .filter(({ provider }) => provider === pool.properties.DeveloperProviderName)
    .some((login) => own.amr.includes(developerAmr(pool.id, login)));
  if (!isOfIdentity || !isLinked) throw loginsDoNotMatch();
};
