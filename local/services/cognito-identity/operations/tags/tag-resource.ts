import * as v from 'valibot';
import { poolByArn } from '../../identities/pool-arn.ts';
import { arn } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';
import { poolTags } from '../../wire/pool-inputs.ts';

export const tagResource = signedOperation(
  'TagResource',
  v.strictObject({ ResourceArn: arn, Tags: poolTags }),
  (service, { ResourceArn, Tags }) => {
    const pool = poolByArn(service, ResourceArn);
    const IdentityPoolTags = { ...pool.properties.IdentityPoolTags, ...Tags };
    service.store.pools.put(pool.id, {
      ...pool,
      properties: { ...pool.properties, IdentityPoolTags },
    });
    return {};
  },
);
