import * as v from 'valibot';
import { clientDefaults } from '#shared/cognito/client-defaults.ts';
import { checkClient } from '../../pools/clients/check-client.ts';
import { withRefreshValidity } from '../../pools/clients/token-validity.ts';
import { checkProviders } from '../../pools/identity-providers.ts';
import { requireClientOf } from '../../pools/pools.ts';
import { checkScopes } from '../../pools/resource-servers.ts';
import { clientMembers } from '../../pools/settings/pool-input.ts';
import type { ClientRecord } from '../../store/records.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { clientShape } from '../../wire/shapes.ts';

const input = v.object({
  UserPoolId: userPoolId,
  ClientId: v.string(),
  ClientName: v.optional(v.string()),
  ...clientMembers,
});

/** API reference: UpdateUserPoolClient. Omitted members are reset to their defaults; the secret stays. */
export const updateUserPoolClient = signedOperation(
  'UpdateUserPoolClient',
  input,
  (service, given) => {
    const { UserPoolId, ClientId, ...changes } = given;
    const { client, pool } = requireClientOf(service, UserPoolId, ClientId);
    const properties = withRefreshValidity({
      ...clientDefaults,
      ClientName: client.properties.ClientName,
      ...changes,
      ClientId,
      UserPoolId,
    } as unknown as ClientRecord['properties']);
    checkClient(pool, properties, client.secrets.length > 0);
    checkProviders(service, pool, properties.SupportedIdentityProviders);
    checkScopes(service, pool, properties.AllowedOAuthScopes);
    const updated = service.store.clients.put(client.id, {
      ...client,
      properties,
      modifiedAt: service.clock.now(),
    });
    return { UserPoolClient: clientShape(updated) };
  },
);
