import * as v from 'valibot';
import { poolByArn } from '../../identities/pool-arn.ts';
import { arn } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

export const untagResource = signedOperation(
  'UntagResource',
  v.strictObject({ ResourceArn: arn, TagKeys: v.array(v.string()) }),
  (service, { ResourceArn, TagKeys }) => {
    const pool = poolByArn(service, ResourceArn);
    const IdentityPoolTags = Object.fromEntries(
      Object.entries(pool.properties.IdentityPoolTags ?? {}).filter(
        ([key]) => !TagKeys.includes(key),
      ),
    );
    service.store.pools.put(pool.id, {
      ...pool,
      properties: { ...pool.properties, IdentityPoolTags },
    });
    return {};
  },
);
