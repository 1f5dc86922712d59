import * as v from 'valibot';
import { clientDefaults } from '#shared/cognito/client-defaults.ts';
import { checkClient } from '../../pools/clients/check-client.ts';
import { makeSecret } from '../../pools/clients/client-secrets.ts';
import { withRefreshValidity } from '../../pools/clients/token-validity.ts';
import { checkProviders } from '../../pools/identity-providers.ts';
import { newClientId } from '../../pools/ids.ts';
import { requirePool } from '../../pools/pools.ts';
import { checkScopes } from '../../pools/resource-servers.ts';
import { clientMembers } from '../../pools/settings/pool-input.ts';
import type { ClientRecord } from '../../store/records.ts';
import { invalidParameter } from '../../wire/cognito-error.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { clientShape } from '../../wire/shapes.ts';

const input = v.object({
  UserPoolId: userPoolId,
  ClientName: v.string(),
  GenerateSecret: v.optional(v.boolean(), false),
  ClientSecret: v.optional(v.string()),
  ...clientMembers,
});

/** API reference: CreateUserPoolClient. */
export const createUserPoolClient = signedOperation(
  'CreateUserPoolClient',
  input,
  (service, given) => {
    const { UserPoolId, GenerateSecret, ClientSecret, ...rest } = given;
    const pool = requirePool(service, UserPoolId);
    if (GenerateSecret && ClientSecret !== undefined) {
      throw invalidParameter('ClientSecret cannot be given together with GenerateSecret');
    }
    const id = newClientId();
    const now = service.clock.now();
    const properties = withRefreshValidity({
      ...clientDefaults,
      ...rest,
      ClientId: id,
      UserPoolId: pool.id,
    } as unknown as ClientRecord['properties']);
    const secrets = GenerateSecret || ClientSecret ? [makeSecret(id, now, ClientSecret)] : [];
    checkClient(pool, properties, secrets.length > 0);
    checkProviders(service, pool, properties.SupportedIdentityProviders);
    checkScopes(service, pool, properties.AllowedOAuthScopes);
    const client = service.store.clients.put(id, {
      id,
      poolId: pool.id,
      properties,
      secrets,
      createdAt: now,
      modifiedAt: now,
    });
    return { UserPoolClient: clientShape(client) };
  },
);
