import * as v from 'valibot';
import { poolByArn } from '../../identities/pool-arn.ts';
import { arn } from '../../wire/inputs.ts';
import { signedOperation } from '../../wire/operation.ts';

export const listTagsForResource = signedOperation(
  'ListTagsForResource',
  v.strictObject({ ResourceArn: arn }),
  (service, { ResourceArn }) => ({
    Tags: poolByArn(service, ResourceArn).properties.IdentityPoolTags ?? {},
  }),
);
