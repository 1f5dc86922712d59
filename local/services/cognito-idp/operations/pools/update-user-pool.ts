import { UpdateUserPoolRequest$ } from '@aws-sdk/client-cognito-identity-provider';
import * as v from 'valibot';
import { checkMembers } from '../../pools/known-members.ts';
import { checkFactors } from '../../pools/mfa-rules.ts';
import { withPoolDefaults } from '../../pools/pool-defaults.ts';
import { changeable, poolName } from '../../pools/pool-input.ts';
import { checkPool } from '../../pools/pool-rules.ts';
import { requirePool } from '../../pools/pools.ts';
import type { PoolRecord } from '../../store/records.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

const input = v.strictObject({
  UserPoolId: userPoolId,
  PoolName: v.optional(poolName),
  ...changeable,
});

/** Members that can be set only at creation, or that Cognito maintains itself. */
const kept = [
  'Id',
  'Arn',
  'Name',
  'SchemaAttributes',
  'AliasAttributes',
  'UsernameAttributes',
  'UsernameConfiguration',
] as const;

/** API reference: UpdateUserPool. Omitted members are reset to their defaults. */
export const updateUserPool = signedOperation('UpdateUserPool', input, (service, given) => {
  const { UserPoolId, PoolName, ...changes } = given;
  const pool = requirePool(service, UserPoolId);
  checkMembers(UpdateUserPoolRequest$, given);
  checkPool(changes as PoolRecord['properties']);
  checkFactors(changes as PoolRecord['properties'], pool.mfa.softwareToken);
  const fixed = Object.fromEntries(
    kept
      .filter((name) => pool.properties[name] !== undefined)
      .map((name) => [name, pool.properties[name]]),
  );
  // The exceptions, which keep their value when omitted (API reference: UpdateUserPool, DcrConfiguration).
  const { DcrConfiguration, UserPoolTier } = pool.properties;
  const properties = withPoolDefaults({
    ...(DcrConfiguration === undefined ? {} : { DcrConfiguration }),
    ...(UserPoolTier === undefined ? {} : { UserPoolTier }),
    ...changes,
    ...fixed,
    ...(PoolName === undefined ? {} : { Name: PoolName }),
  } as PoolRecord['properties']);
  const mode = properties.MfaConfiguration ?? 'OFF';
  service.store.pools.put(pool.id, {
    ...pool,
    properties,
    mfa: { ...pool.mfa, mode },
    modifiedAt: service.clock.now(),
  });
  return {};
});
