import type { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { Kept } from '../../observe/outbox.ts';
import type { StackInfo } from '../../stack/info.ts';
import type { Clients } from './identity-clients.ts';

/** Results that one step leaves for the next; `--json` prints them at the end. */
export type DemoContext = {
  readonly info: StackInfo;
  readonly cognito: CognitoIdentityProviderClient;
  readonly identities: CognitoIdentityClient;
  readonly email: string;
  session?: string;
  code?: string;
  userSub?: string;
  idToken?: string;
  accessToken?: string;
  refreshToken?: string;
  idTokenClaims?: object;
  accessTokenClaims?: object;
  profile?: object;
  identityId?: string;
  /** With the credentials of the signed-in user. */
  clients?: Clients;
  mails: readonly Kept[];
};

export type Step = {
  readonly name: string;
  /** Runs the step and returns the lines to print. Throws where an expectation fails. */
  run(context: DemoContext): Promise<readonly string[]>;
};

/** A result of an earlier step. A missing one means that the steps are in the wrong order. */
export const earlier = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`there is no ${what} yet`);
  return value;
};

/** Throws where the condition does not hold. */
export const hold = (condition: boolean, expectation: string): void => {
  if (!condition) throw new Error(`expected: ${expectation}`);
};

export const getLocal = async <T>(info: Pick<StackInfo, 'endpoint'>, path: string): Promise<T> => {
  const response = await fetch(new URL(path, info.endpoint));
  hold(response.ok, `GET ${path} succeeds`);
  return response.json() as Promise<T>;
};
