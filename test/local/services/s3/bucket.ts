import { S3 } from '@aws-sdk/client-s3';
import { parsePolicy } from '#shared/iam/parse/policy.ts';
import { accountId, localCredentials, region } from '../../../../local/identity.ts';
import { startS3 } from '../../../../local/services/s3/server.ts';
import { type Objects, objectsInMemory } from '../../../../local/services/s3/store/objects.ts';
import { newAccess } from '../../../support/access/access.ts';

export const bucketName = 'UserFilesBucket';

type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

/** As template.yaml has it. */
const tlsOnly = parsePolicy({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [`arn:aws:s3:::${bucketName}`, `arn:aws:s3:::${bucketName}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  },
});

/** A bucket with real clients in front of it. */
export const startBucket = async (objects: Objects = objectsInMemory(), policy = tlsOnly) => {
  const parts = newAccess();
  const { url, stop } = await startS3(
    {
      name: bucketName,
      account: accountId,
      objects,
      policy: [{ kind: 'resource', name: 'policy of the bucket', policies: [policy] }],
      access: parts.access,
      clock: parts.clock,
    },
    '127.0.0.1',
  );
  const clientOf = (credentials: Credentials = localCredentials, more: object = {}) =>
    new S3({ endpoint: url, region, credentials, maxAttempts: 1, ...more });
  return { ...parts, url, stop, clientOf, objects };
};

/** The name and the status of what a call was refused with. */
export const refusalOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
    return 'answered';
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return `${Object(error).$metadata?.httpStatusCode} ${error.name}`;
  }
};
