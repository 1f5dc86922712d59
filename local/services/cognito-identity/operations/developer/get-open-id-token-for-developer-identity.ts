import * as v from 'valibot';
import { developerAmr } from '../../identities/check-own.ts';
import { developerProviderOf } from '../../identities/developer.ts';
import { findIdentity, isDisabled, ownerOf } from '../../identities/find.ts';
import { link } from '../../identities/link.ts';
import { findPool } from '../../identities/pools.ts';
import { identityOf } from '../../identities/resolve.ts';
import { verifyLogins } from '../../logins/verify-logins.ts';
import type { Service } from '../../service.ts';
import type { IdentityRecord, LinkedLogin, PoolRecord } from '../../store/records.ts';
import { issueToken } from '../../tokens/open-id-token.ts';
import { conflict, invalidParameter, loginsDoNotMatch } from '../../wire/errors.ts';
import {
  identityId,
  identityPoolId,
  logins,
  principalTags,
  tokenDuration,
} from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

/** The identity that the caller names, or the one of these logins; a caller with the account's keys may link them. */
const find = (
  service: Service,
  pool: PoolRecord,
  id: string | undefined,
  all: readonly LinkedLogin[],
): IdentityRecord => {
  if (id === undefined) return identityOf(service, pool, all);
  const identity = findIdentity(service, id);
  if (identity.poolId !== pool.id || isDisabled(identity)) throw loginsDoNotMatch();
  const isTaken = all.some((login) => (ownerOf(service, pool.id, login)?.id ?? id) !== id);
  if (isTaken) throw conflict('Login is already linked to another account');
  return link(service, identity, all);
};

/** A token for a user that the developer's own servers signed in. */
export const getOpenIdTokenForDeveloperIdentity = signedOperation(
  'GetOpenIdTokenForDeveloperIdentity',
  v.strictObject({
    IdentityPoolId: identityPoolId,
    IdentityId: v.optional(identityId),
    Logins: logins,
    PrincipalTags: v.optional(principalTags, {}),
    TokenDuration: v.optional(tokenDuration, 900),
  }),
  async (service, { IdentityPoolId, IdentityId, Logins, PrincipalTags, TokenDuration }) => {
    const pool = findPool(service, IdentityPoolId);
    const provider = developerProviderOf(pool);
    const { [provider]: subject, ...others } = Logins;
    if (subject === undefined) {
      throw invalidParameter('Logins must have a user of the developer provider.');
    }
    const verified = await verifyLogins(service, pool, others);
    const identity = find(service, pool, IdentityId, [{ provider, subject }, ...verified]);
    const developer = [provider, developerAmr(pool.id, { provider, subject })];
    const webIdentity = {
      identityPoolId: pool.id,
      identityId: identity.id,
      amr: ['authenticated', ...developer, ...verified.flatMap(({ amr }) => amr)],
      principalTags: PrincipalTags,
    };
    return {
      IdentityId: identity.id,
      Token: await issueToken(service, webIdentity, TokenDuration),
    };
  },
);
