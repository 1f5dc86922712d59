import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { checkUserPoolNames } from '../../identities/user-pool-names.ts';
import { signedOperation } from '../../wire/operation.ts';
import { poolMembers } from '../../wire/pool-inputs.ts';
import { poolShape } from '../../wire/shapes.ts';

export const createIdentityPool = signedOperation(
  'CreateIdentityPool',
  v.strictObject(poolMembers),
  ({ store, region }, properties) => {
    checkUserPoolNames(properties);
    const id = `${region}:${randomUUID()}`;
    return poolShape(
      store.pools.put(id, {
        id,
        declared: false,
        properties,
        roles: {},
        roleMappings: {},
        tagMaps: {},
      }),
    );
  },
);
