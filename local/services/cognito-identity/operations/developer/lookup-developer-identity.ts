import * as v from 'valibot';
import { pageOf } from '../../../../http/page-of.ts';
import { developerIdentity, developerProviderOf, usersOf } from '../../identities/developer.ts';
import { findIdentity } from '../../identities/find.ts';
import { findPool } from '../../identities/pools.ts';
import { conflict, invalidParameter, notFound } from '../../wire/errors.ts';
import {
  developerUser,
  identityId,
  identityPoolId,
  maxResults,
  pageToken,
} from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

/** By the identity, by the user, or by both, which then have to belong together. */
export const lookupDeveloperIdentity = signedOperation(
  'LookupDeveloperIdentity',
  v.strictObject({
    IdentityPoolId: identityPoolId,
    IdentityId: v.optional(identityId),
    DeveloperUserIdentifier: v.optional(developerUser),
    MaxResults: v.optional(maxResults, 60),
    NextToken: pageToken,
  }),
  (service, { IdentityPoolId, IdentityId, DeveloperUserIdentifier, MaxResults, NextToken }) => {
    const pool = findPool(service, IdentityPoolId);
    const provider = developerProviderOf(pool);
    if (IdentityId === undefined && DeveloperUserIdentifier === undefined) {
      throw invalidParameter('IdentityId or DeveloperUserIdentifier is needed');
    }
    const byId = IdentityId === undefined ? undefined : findIdentity(service, IdentityId);
    const byUser =
      DeveloperUserIdentifier === undefined
        ? undefined
        : developerIdentity(service, pool, { provider, subject: DeveloperUserIdentifier });
    if (byId !== undefined && byUser !== undefined && byId.id !== byUser.id) {
      throw conflict('The user is linked to another identity.');
    }
    const identity = byId ?? byUser;
    if (identity?.poolId !== pool.id) throw notFound(`Identity '${IdentityId}' not found.`);
    const { items, next } = pageOf(
      usersOf(identity, provider),
      MaxResults,
      NextToken,
      (user) => user,
    );
    return { IdentityId: identity.id, DeveloperUserIdentifierList: items, NextToken: next };
  },
);
