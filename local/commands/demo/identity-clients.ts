import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import type { StackInfo } from '../../stack/info.ts';

export type AwsCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

/** S3 and DynamoDB of the stack, as they check who calls. */
export const clientsOf = (
  { region, s3Endpoint, guardedDynamodbEndpoint }: StackInfo,
  credentials: AwsCredentials,
) => {
  if (s3Endpoint === null) throw new Error('the template makes no bucket');
  return {
    s3: new S3Client({ region, credentials, endpoint: s3Endpoint, forcePathStyle: true }),
    dynamodb: new DynamoDBClient({ region, credentials, endpoint: guardedDynamodbEndpoint }),
  };
};

export type Clients = ReturnType<typeof clientsOf>;

/** The refusal of a call that must be refused, in the words of AWS. Throws where the call succeeds. */
export const refusalOf = async (call: Promise<unknown>): Promise<string> => {
  const refusal = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(refusal instanceof Error)) throw new Error('expected: the call is refused');
  if (!/^AccessDenied/.test(refusal.name)) throw refusal;
  return `${refusal.name}: ${refusal.message}`;
};
