import { join } from 'node:path';
import * as v from 'valibot';
import type { Layer } from '#shared/iam/decide/layer.ts';
import { parsePolicy } from '#shared/iam/parse/policy.ts';
import type { Access } from '../access/access.ts';
import type { Listening } from '../http/listen.ts';
import { accountId } from '../identity.ts';
import type { Clock } from '../observe/clock.ts';
import { startS3 } from '../services/s3/server.ts';
import { objectsInMemory } from '../services/s3/store/objects.ts';
import { objectsOnDisk } from '../services/s3/store/objects-on-disk.ts';
import type { Resource } from '../template/template.ts';

type Parts = {
  readonly host: string;
  readonly access: Access;
  readonly clock: Clock;
  /** The template's bucket and its policy are among them. */
  readonly resources: readonly Resource[];
  readonly dataDirectory: string | undefined;
};

const PolicySchema = v.looseObject({ Bucket: v.string(), PolicyDocument: v.unknown() });

/** The policies that the template attaches to the bucket. */
const policyOf = (bucket: string, resources: readonly Resource[]): readonly Layer[] => {
  const policies = resources
    .filter(({ type }) => type === 'AWS::S3::BucketPolicy')
    .map(({ properties }) => v.parse(PolicySchema, properties))
    .filter(({ Bucket }) => Bucket === bucket)
    .map(({ PolicyDocument }) => parsePolicy(PolicyDocument));
  return policies.length === 0 ? [] : [{ kind: 'resource', name: `policy of ${bucket}`, policies }];
};

/** The bucket of users' files on a port of its own; nothing where the template makes none. */
export const startFilesBucket = async ({
  host,
  access,
  clock,
  resources,
  dataDirectory,
}: Parts): Promise<(Listening & { readonly name: string }) | undefined> => {
  // Its physical id is the logical one, as that of the tables.
  const name = resources.find(({ logicalId }) => logicalId === 'UserFilesBucket')?.logicalId;
  if (name === undefined) return undefined;
  const objects =
    dataDirectory === undefined ? objectsInMemory() : objectsOnDisk(join(dataDirectory, 's3'));
  const policy = policyOf(name, resources);
  const listening = await startS3(
    { name, account: accountId, objects, policy, access, clock },
    host,
  );
  return { ...listening, name };
};
