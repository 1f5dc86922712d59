import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { checkClient } from '../client-rules.ts';
import { newClientId } from '../ids.ts';
import { signedOperation } from '../operation.ts';
import { clientDefaults, clientMembers } from '../pool-input.ts';
import { requirePool } from '../pools.ts';
import { clientShape } from '../shapes.ts';
import type { ClientRecord } from '../store/records.ts';

const input = v.strictObject({
  UserPoolId: v.string(),
  ClientName: v.string(),
  GenerateSecret: v.optional(v.boolean(), false),
  ...clientMembers,
});

/** API reference: CreateUserPoolClient. */
export const createUserPoolClient = signedOperation(
  'CreateUserPoolClient',
  input,
  (service, given) => {
    const { UserPoolId, GenerateSecret, ...rest } = given;
    const pool = requirePool(service, UserPoolId);
    checkClient(rest);
    const id = newClientId();
    const now = service.clock.now();
    const client = service.store.clients.put(id, {
      id,
      poolId: pool.id,
      properties: {
        ...clientDefaults,
        ...rest,
        ClientId: id,
        UserPoolId: pool.id,
      } as unknown as ClientRecord['properties'],
      secrets: GenerateSecret ? [randomBytes(32).toString('hex')] : [],
      createdAt: now,
      modifiedAt: now,
    });
    return { UserPoolClient: clientShape(client) };
  },
);
