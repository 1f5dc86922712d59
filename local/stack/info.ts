import { region } from '../identity.ts';
import type { Clock } from '../observe/clock.ts';
import type { UserPool } from '../services/cognito-idp/user-pool.ts';
import type { Identity } from './identity-pools.ts';

/** The response of `GET /_local/info`: addresses and ids. */
export type StackInfo = {
  readonly endpoint: string;
  readonly region: string;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  readonly issuer: string;
  readonly jwksUri: string;
  readonly identityPoolId: string;
  /** For AssumeRoleWithWebIdentity and GetCallerIdentity. */
  readonly stsEndpoint: string;
  readonly tables: { readonly profiles: string; readonly challenges: string };
  readonly dynamodbEndpoint: string;
  /** Checks every call: for clients with credentials of the identity pool. */
  readonly guardedDynamodbEndpoint: string;
  /** Both null where the template makes no bucket. */
  readonly s3Endpoint: string | null;
  readonly userFilesBucket: string | null;
  /** By the stack's clock. */
  readonly now: string;
};

type Parts = {
  readonly url: string;
  readonly pool: UserPool;
  readonly identity: Pick<Identity, 'identityPoolId'>;
  readonly dynamodbEndpoint: string;
  readonly guardedDynamodbEndpoint: string;
  readonly bucket: { readonly name: string; readonly url: string } | undefined;
  readonly clock: Clock;
};

export const stackInfo = ({
  url,
  pool,
  identity,
  dynamodbEndpoint,
  guardedDynamodbEndpoint,
  bucket,
  clock,
}: Parts): StackInfo => ({
  endpoint: url,
  region,
  userPoolId: pool.userPoolId,
  userPoolClientId: pool.userPoolClientId,
  issuer: pool.issuer,
  jwksUri: `${url}/${pool.userPoolId}/.well-known/jwks.json`,
  identityPoolId: identity.identityPoolId,
  stsEndpoint: url,
  // A table's name here is its logical id.
  tables: { profiles: 'ProfilesTable', challenges: 'ChallengesTable' },
  dynamodbEndpoint,
  guardedDynamodbEndpoint,
  s3Endpoint: bucket?.url ?? null,
  userFilesBucket: bucket?.name ?? null,
  now: new Date(clock.now()).toISOString(),
});
