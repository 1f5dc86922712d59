import * as v from 'valibot';
import { poolOfArn, saveTags, tagsOf } from '../../pools/tags.ts';
import { signedOperation } from '../../wire/operation.ts';

/** API reference: TagResource. New values replace those of the same keys. */
export const tagResource = signedOperation(
  'TagResource',
  v.object({ ResourceArn: v.string(), Tags: v.record(v.string(), v.string()) }),
  (service, { ResourceArn, Tags }) => {
    const pool = poolOfArn(service, ResourceArn);
    saveTags(service, pool, { ...tagsOf(pool), ...Tags });
    return {};
  },
);
