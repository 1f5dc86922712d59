import * as v from 'valibot';
import { arnOfPool } from '#shared/cognito/pool-arn.ts';
import { newPoolId } from '../../pools/ids.ts';
import { withPoolDefaults } from '../../pools/pool-defaults.ts';
import { changeable, fixed } from '../../pools/pool-input.ts';
import { checkPool } from '../../pools/pool-rules.ts';
import { schemaOf } from '../../pools/schema.ts';
import type { PoolRecord } from '../../store/records.ts';
import { signedOperation } from '../../wire/operation.ts';
import { poolShape } from '../../wire/shapes.ts';

const input = v.strictObject({ PoolName: v.string(), ...changeable, ...fixed });

/** API reference: CreateUserPool. */
export const createUserPool = signedOperation('CreateUserPool', input, (service, given) => {
  const { PoolName, Schema, ...rest } = given;
  checkPool(rest as PoolRecord['properties']);
  const { region, clock, store } = service;
  const id = newPoolId(region);
  const properties = withPoolDefaults({
    ...rest,
    Id: id,
    Name: PoolName,
    Arn: arnOfPool(service, id),
    SchemaAttributes: schemaOf(Schema ?? []),
  } as PoolRecord['properties']);
  const now = clock.now();
  const mode = properties.MfaConfiguration ?? 'OFF';
  const mfa = { mode, softwareToken: mode !== 'OFF' };
  const pool = store.pools.put(id, { id, properties, mfa, createdAt: now, modifiedAt: now });
  return { UserPool: poolShape(pool, 0) };
});
