import type { Operation } from '../wire/operation.ts';
import { getOpenIdTokenForDeveloperIdentity } from './developer/get-open-id-token-for-developer-identity.ts';
import { lookupDeveloperIdentity } from './developer/lookup-developer-identity.ts';
import { mergeDeveloperIdentities } from './developer/merge-developer-identities.ts';
import { unlinkDeveloperIdentity } from './developer/unlink-developer-identity.ts';
import { deleteIdentities } from './identities/delete-identities.ts';
import { describeIdentity } from './identities/describe-identity.ts';
import { getCredentialsForIdentity } from './identities/get-credentials-for-identity.ts';
import { getId } from './identities/get-id.ts';
import { getOpenIdToken } from './identities/get-open-id-token.ts';
import { listIdentities } from './identities/list-identities.ts';
import { unlinkIdentity } from './identities/unlink-identity.ts';
import { createIdentityPool } from './pools/create-identity-pool.ts';
import { deleteIdentityPool } from './pools/delete-identity-pool.ts';
import { describeIdentityPool } from './pools/describe-identity-pool.ts';
import { getIdentityPoolRoles } from './pools/get-identity-pool-roles.ts';
import { listIdentityPools } from './pools/list-identity-pools.ts';
import { setIdentityPoolRoles } from './pools/set-identity-pool-roles.ts';
import { updateIdentityPool } from './pools/update-identity-pool.ts';
import { getPrincipalTagAttributeMap } from './tags/get-principal-tag-attribute-map.ts';
import { listTagsForResource } from './tags/list-tags-for-resource.ts';
import { setPrincipalTagAttributeMap } from './tags/set-principal-tag-attribute-map.ts';
import { tagResource } from './tags/tag-resource.ts';
import { untagResource } from './tags/untag-resource.ts';

/** Every operation by its name on the wire. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  [
    getOpenIdTokenForDeveloperIdentity,
    lookupDeveloperIdentity,
    mergeDeveloperIdentities,
    unlinkDeveloperIdentity,
    deleteIdentities,
    describeIdentity,
    getCredentialsForIdentity,
    getId,
    getOpenIdToken,
    listIdentities,
    unlinkIdentity,
    createIdentityPool,
    deleteIdentityPool,
    describeIdentityPool,
    getIdentityPoolRoles,
    listIdentityPools,
    setIdentityPoolRoles,
    updateIdentityPool,
    getPrincipalTagAttributeMap,
    listTagsForResource,
    setPrincipalTagAttributeMap,
    tagResource,
    untagResource,
  ].map((operation) => [operation.name, operation]),
);
