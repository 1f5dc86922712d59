import * as v from 'valibot';
import { poolOfArn, tagsOf } from '../../pools/tags.ts';
import { signedOperation } from '../../wire/operation.ts';

/** API reference: ListTagsForResource. */
export const listTagsForResource = signedOperation(
  'ListTagsForResource',
  v.object({ ResourceArn: v.string() }),
  (service, { ResourceArn }) => ({ Tags: tagsOf(poolOfArn(service, ResourceArn)) }),
);
