import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

/** A mail as the outbox keeps it. */
export type OutboxMail = {
  readonly id: number;
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly at: string;
};

/** One call of a function as the stack recorded it. */
export type TriggerCall = {
  readonly id: number;
  readonly function: string;
  readonly triggerSource: string;
  readonly durationMs: number;
  readonly coldStart: boolean;
};

/** The part of `GET /_local/info` that the demo uses. */
export type StackInfo = {
  readonly endpoint: string;
  readonly region: string;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  readonly jwksUri: string;
  readonly tables: { readonly profiles: string };
  readonly dynamodbEndpoint: string;
};

/** What one step leaves for the next, and at the end for `--json`. */
export type World = {
  readonly info: StackInfo;
  readonly cognito: CognitoIdentityProviderClient;
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
  mails: readonly OutboxMail[];
};

/** What a step needs of an earlier one; its absence means that the story was told in the wrong order. */
export const earlier = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`there is no ${what} yet`);
  return value;
};

/** Stops the story: what was expected did not happen. */
export const hold = (condition: boolean, expectation: string): void => {
  if (!condition) throw new Error(`expected: ${expectation}`);
};

export const getLocal = async <T>(info: Pick<StackInfo, 'endpoint'>, path: string): Promise<T> => {
  const answer = await fetch(new URL(path, info.endpoint));
  hold(answer.ok, `GET ${path} answers`);
  return answer.json() as Promise<T>;
};
