import * as v from 'valibot';
import { findPool } from '../../identities/pools.ts';
import { identityPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

export const getIdentityPoolRoles = signedOperation(
  'GetIdentityPoolRoles',
  v.strictObject({ IdentityPoolId: identityPoolId }),
  (service, { IdentityPoolId }) => {
    const { id, roles, roleMappings } = findPool(service, IdentityPoolId);
    return { IdentityPoolId: id, Roles: roles, RoleMappings: roleMappings };
  },
);
