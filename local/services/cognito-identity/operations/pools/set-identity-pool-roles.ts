import * as v from 'valibot';
import { findPool } from '../../identities/pools.ts';
import { checkMappings } from '../../identities/role-mappings.ts';
import { identityPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { roleMappings, roles } from '../../wire/pool-inputs.ts';

/** Replaces roles and mappings. */
export const setIdentityPoolRoles = signedOperation(
  'SetIdentityPoolRoles',
  v.strictObject({
    IdentityPoolId: identityPoolId,
    Roles: roles,
    RoleMappings: v.optional(roleMappings, {}),
  }),
  (service, { IdentityPoolId, Roles, RoleMappings }) => {
    const pool = findPool(service, IdentityPoolId);
    checkMappings(pool, RoleMappings);
    service.store.pools.put(pool.id, { ...pool, roles: Roles, roleMappings: RoleMappings });
    return {};
  },
);
