import * as v from 'valibot';
import { requirePool } from '../../pools/pools.ts';
import { checkPool } from '../../pools/settings/check-pool.ts';
import { checkFactors, checkNotTurnedOn } from '../../pools/settings/mfa-rules.ts';
import { withPoolDefaults } from '../../pools/settings/pool-defaults.ts';
import { changeable } from '../../pools/settings/pool-input.ts';
import type { PoolRecord } from '../../store/records.ts';
import { userPoolId } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

const input = v.object({
  UserPoolId: userPoolId,
  PoolName: v.optional(v.string()),
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
  const tier = changes.UserPoolTier ?? pool.properties.UserPoolTier;
  checkPool({ ...changes, UserPoolTier: tier } as PoolRecord['properties'], service.region);
  checkNotTurnedOn(pool, changes as PoolRecord['properties']);
  checkFactors(
    changes as PoolRecord['properties'],
    pool.mfa.softwareToken || pool.mfa.email !== undefined,
  );
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
