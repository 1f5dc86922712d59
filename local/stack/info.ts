import { region } from '../identity.ts';
import type { Clock } from '../observe/clock.ts';
import type { UserPool } from '../services/cognito-idp/user-pool.ts';

/** The response of `GET /_local/info`: addresses and ids. */
export type StackInfo = {
  readonly endpoint: string;
  readonly region: string;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  readonly issuer: string;
  readonly jwksUri: string;
  /** The identity pool is not part of the local stack yet. */
  readonly identityPoolId: null;
  readonly tables: { readonly profiles: string; readonly challenges: string };
  readonly dynamodbEndpoint: string;
  /** By the stack's clock. */
  readonly now: string;
};

type Parts = {
  readonly url: string;
  readonly pool: UserPool;
  readonly dynamodbEndpoint: string;
  readonly clock: Clock;
};

export const stackInfo = ({ url, pool, dynamodbEndpoint, clock }: Parts): StackInfo => ({
  endpoint: url,
  region,
  userPoolId: pool.userPoolId,
  userPoolClientId: pool.userPoolClientId,
  issuer: pool.issuer,
  jwksUri: `${url}/${pool.userPoolId}/.well-known/jwks.json`,
  identityPoolId: null,
  // A table's name here is its logical id.
  tables: { profiles: 'ProfilesTable', challenges: 'ChallengesTable' },
  dynamodbEndpoint,
  now: new Date(clock.now()).toISOString(),
});
