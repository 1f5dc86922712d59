import * as v from 'valibot';
import { poolOfArn, saveTags, tagsOf } from '../../pools/tags.ts';
import { signedOperation } from '../../wire/operation.ts';

/** API reference: UntagResource. A key that the resource does not have is not an error. */
export const untagResource = signedOperation(
  'UntagResource',
  v.object({ ResourceArn: v.string(), TagKeys: v.array(v.string()) }),
  (service, { ResourceArn, TagKeys }) => {
    const pool = poolOfArn(service, ResourceArn);
    const kept = Object.entries(tagsOf(pool)).filter(([key]) => !TagKeys.includes(key));
    saveTags(service, pool, Object.fromEntries(kept));
    return {};
  },
);
