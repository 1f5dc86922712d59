import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { Kept } from '../../observe/outbox.ts';
import type { StackInfo } from '../../stack/info.ts';

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
  mails: readonly Kept[];
};

export type Step = {
  readonly name: string;
  /** Does the step and answers what there is to tell. Throws where it did not hold. */
  run(world: World): Promise<readonly string[]>;
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
