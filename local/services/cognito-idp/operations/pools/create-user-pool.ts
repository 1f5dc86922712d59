import * as v from 'valibot';
import { userPoolArn } from '#shared/cognito/ids.ts';
import { newPoolId } from '../../pools/ids.ts';
import { checkNames, checkPool } from '../../pools/settings/check-pool.ts';
import { checkFactors } from '../../pools/settings/mfa-rules.ts';
import { withPoolDefaults } from '../../pools/settings/pool-defaults.ts';
import { changeable, fixed } from '../../pools/settings/pool-input.ts';
import { schemaOf } from '../../pools/settings/schema.ts';
import { checkSchema } from '../../pools/settings/schema-rules.ts';
import type { PoolRecord } from '../../store/records.ts';
import { signedOperation } from '../../wire/operation.ts';
import { poolShape } from '../../wire/shapes.ts';

const input = v.object({ PoolName: v.string(), ...changeable, ...fixed });

/** API reference: CreateUserPool. */
export const createUserPool = signedOperation('CreateUserPool', input, (service, given) => {
  const { PoolName, Schema, ...rest } = given;
  checkPool(rest as PoolRecord['properties'], service.region);
  checkFactors(rest as PoolRecord['properties'], false);
  checkNames(rest);
  checkSchema(Schema ?? []);
  const { region, clock, store } = service;
  const id = newPoolId(region);
  const properties = withPoolDefaults({
    ...rest,
    Id: id,
    Name: PoolName,
    Arn: userPoolArn(service, id),
    SchemaAttributes: schemaOf(Schema ?? []),
  } as PoolRecord['properties']);
  const now = clock.now();
  const mode = properties.MfaConfiguration ?? 'OFF';
  const mfa = { mode, softwareToken: false };
  const pool = store.pools.put(id, { id, properties, mfa, createdAt: now, modifiedAt: now });
  return { UserPool: poolShape(pool, 0) };
});
